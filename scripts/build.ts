import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { buildSync } from 'esbuild'
import { SHEETS } from '../lib/core/sheets'
import { FULL, Stop } from './stop'
import { SERVER } from './web/arguments'
import { lighten } from './web/lean'
import { sheetsIn } from './web/sheets'

const BUILT = '.next/sanggar-built'
const files = [
  'package-lock.json',
  'next.config.ts',
  'tsconfig.json',
  'postcss.config.mjs',
  'instrumentation.ts',
  'jobs.ts',
]
const folders = ['app', 'components', 'lib', 'public', 'prisma/schema', 'scripts/web']
/** What is made of the others: it is not there yet before the first build. */
const made = [
  'lib/core/generated',
  'lib/i18n/generated.ts',
  'app/whole/generated.ts',
  'public/s',
  'public/sw.js',
].map((path) => join(path))

/** Runs Node to its end and passes on what it complains of. Throws Stop when it fails. */
export function runNode(args: string[], env: NodeJS.ProcessEnv = process.env): void {
  const done = spawnSync(process.execPath, args, {
    stdio: ['ignore', 'ignore', 'pipe'],
    env,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  })
  if (done.status === 0) return
  if (/No space left on device|ENOSPC/.test(done.stderr)) throw new Stop(FULL)
  console.error(done.stderr.trim())
  throw new Stop(`This step failed: node ${args.slice(0, 3).join(' ')}. Its message stands above.`)
}

function filesIn(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name)
    if (made.includes(path)) return []
    return statSync(path).isDirectory() ? filesIn(path) : [path]
  })
}

/** Tells whether the sources are those of the last build. */
export function sourceHash(): string {
  const hash = createHash('sha256')
  for (const file of [...files, ...folders.flatMap(filesIn)]) hash.update(file).update(readFileSync(file))
  return hash.digest('hex')
}

/**
 * The web server as plain script. Run through tsx it would read every module of Next through tsx's hooks, and the map of
 * each beside it: 130 MB and two seconds of a processor for nothing.
 */
function bundleServer() {
  buildSync({
    entryPoints: ['scripts/web/main.ts'],
    outfile: SERVER,
    bundle: true,
    packages: 'external',
    platform: 'node',
    format: 'esm',
  })
}

/** Makes the database client and, unless `onlyGenerate`, the production build; neither when the sources are as they were. */
export function build(onlyGenerate = false): void {
  const hash = sourceHash()
  if (existsSync(BUILT) && readFileSync(BUILT, 'utf8') === hash) return
  // `npm test` did it just before, and others read it meanwhile.
  if (process.env.SANGGAR_GENERATED !== 'yes') runNode(['scripts/generate.mjs'])
  if (onlyGenerate) return
  console.error('Building …')
  runNode(['node_modules/next/dist/bin/next', 'build'], { ...process.env, NEXT_TELEMETRY_DISABLED: '1' })
  writeFileSync(SHEETS, JSON.stringify(sheetsIn('.next/server/app')))
  lighten('.next/server')
  bundleServer()
  writeFileSync(BUILT, hash)
}
