// Sets papers in a process of its own, so that a long one does not keep the server from answering.
// Plain JavaScript: it is started by its path, and no bundler ever sees it.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'
import { making } from './making.mjs'

const { faces } = JSON.parse(process.argv[2])
const fontBlobs = faces.map((face) => readFileSync(face))
const compilers = new Map()

function compilerOf(workspace) {
  const found = compilers.get(workspace)
  if (found) return found
  const made = NodeCompiler.create({ workspace, fontArgs: [{ fontBlobs }] })
  compilers.set(workspace, made)
  return made
}

function set({ folder, text, pictures, creationTimestamp }) {
  const compiler = compilerOf(folder)
  const shadows = Object.entries(pictures).map(([name, bytes]) => [join(folder, name), Buffer.from(bytes)])
  for (const [path, bytes] of shadows) compiler.mapShadow(path, bytes)
  try {
    const compiled = compiler.compile({ mainFilePath: join(folder, 'main.typ'), inputs: { data: text } })
    const { result } = compiled
    if (!result) throw new Error(JSON.stringify(compiled.takeDiagnostics()?.shortDiagnostics ?? []))
    try {
      return compiler.pdf(result, { creationTimestamp, pdfStandard: 'ua-1' })
    } catch {
      return compiler.pdf(result, { creationTimestamp })
    }
  } finally {
    for (const [path] of shadows) compiler.unmapShadow(path)
    compiler.evictCache(5)
  }
}

making((job) => new Uint8Array(set(job)))
