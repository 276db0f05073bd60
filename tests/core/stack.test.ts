import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { transformSync } from 'esbuild'
import { expect, test } from 'vitest'
import { inSources } from '@/lib/core/stack'

test('a stack names the places in the sources, and what was built where there is no map', () => {
  const folder = mkdtempSync(join(tmpdir(), 'sanggar [stack] '))
  const source = 'const one: number = 1\n\nthrow new Error(String(one))\n'
  const { code, map } = transformSync(source, {
    loader: 'ts',
    sourcemap: true,
    sourcefile: 'a%28b%29.ts',
    minify: true,
  })
  writeFileSync(join(folder, 'built.js'), code)
  writeFileSync(join(folder, 'built.js.map'), map)
  const column = code.indexOf('new Error') + 1
  const at = (file: string) =>
    `Error: 1\n    at i (${join(folder, file)}:1:${column})\n    at node:internal/x:1:1`
  const place = `${relative(process.cwd(), join(folder, 'a(b).ts'))}:3:7`
  expect(inSources(at('built.js'))).toBe(`Error: 1\n    at i (${place})\n    at node:internal/x:1:1`)
  expect(inSources(at('other.js'))).toBe(at('other.js'))
  writeFileSync(join(folder, 'other.js.map'), 'no map')
  expect(inSources(at('other.js'))).toBe(at('other.js'))
  expect(inSources(undefined)).toBeUndefined()
})
