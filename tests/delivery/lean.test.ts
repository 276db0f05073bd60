import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { transformSync } from 'esbuild'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { inSources } from '@/lib/core/stack'
import { lighten } from '@/scripts/web/lean'

const WORDS = `module.exports = [7, (name) => \`‘\${name}’ – \u{1f642}\`, 8, () => /[’–]/.test('a–b'), 9, () => {
  throw new Error('“gagal”')
}]
`
const folder = mkdtempSync(join(tmpdir(), 'sanggar-lean-'))
const at = (name: string) => join(folder, name)
const read = (name: string) => readFileSync(at(name), 'utf8')
const load = createRequire(at('x.js'))

/** As a bundler leaves it: the script, and its map beside it. */
function built(name: string) {
  const { code, map } = transformSync(WORDS, { sourcemap: 'external', sourcefile: 'words.ts' })
  writeFileSync(at(name), `${code}//# sourceMappingURL=${name.split('/').at(-1)}.map`)
  writeFileSync(at(`${name}.map`), map)
}

beforeAll(() => {
  mkdirSync(at('ssr'))
  for (const name of ['one.js', 'two.js', 'ssr/three.js']) built(name)
  writeFileSync(at('plain.js'), 'module.exports = "plain"\n')
  lighten(folder)
})

afterAll(() => rmSync(folder, { recursive: true }))

test('what says more than Latin 1 is written with escapes, and says the same', () => {
  // What stands in a pattern stays: its text is a value of its own.
  expect(read('one.js').replace(/\/\[.*?\]\//, '')).toMatch(/^[\u0000-\u007f]+$/)
  const [, told, , found] = load(at('one.js'))
  expect([told('Sari'), found()]).toEqual(['‘Sari’ – 🙂', true])
  expect(read('plain.js')).toBe('module.exports = "plain"\n')
})

test('of files that are alike one stays, and the others are the same', () => {
  const whole = ['one.js', 'two.js', 'ssr/three.js'].filter((name) => read(name).length > 60)
  expect(whole).toHaveLength(1)
  expect(load(at('one.js'))).toBe(load(at('two.js')))
  expect(load(at('one.js'))).toBe(load(at('ssr/three.js')))
})

test('a failure still names its place in the sources', () => {
  let stack = ''
  try {
    load(at('two.js'))[5]()
  } catch (error) {
    stack = (error as Error).stack ?? ''
  }
  expect(inSources(stack)).toMatch(/words\.ts:2:\d+/)
})
