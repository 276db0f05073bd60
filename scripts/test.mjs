// Plain JavaScript without packages: it runs before anything is installed.
import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { install } from './install.mjs'
import { runtime } from './runtime.mjs'

process.chdir(fileURLToPath(new URL('..', import.meta.url)))
install()

const node = runtime()
const vitest = ['node_modules/vitest/vitest.mjs', 'run', '--reporter=default', '--project']
const counted = /Tests\s+(?:(\d+) failed \| )?(\d+) passed/
const steps = [
  ['generate', ['scripts/generate.mjs']],
  ['format and lint', ['node_modules/@biomejs/biome/bin/biome', 'ci', '--error-on-warnings', '.']],
  ['route types', ['node_modules/next/dist/bin/next', 'typegen']],
  ['types', ['node_modules/typescript/bin/tsc', '--noEmit']],
  [
    'layers',
    [
      'node_modules/dependency-cruiser/bin/dependency-cruise.mjs',
      '--config',
      '.dependency-cruiser.cjs',
      'app',
      'components',
      'lib',
      'instrumentation.ts',
      'jobs.ts',
    ],
  ],
  ['nothing unused', ['node_modules/knip/bin/knip.js']],
  ['migrations equal the schema', ['--import', 'tsx', 'scripts/migrate.ts', 'check']],
  ['unit and database', [...vitest, 'unit*'], counted],
  ['browser journeys', ['--import', 'tsx', 'scripts/journeys.ts'], /(?:(\d+) failed\s+)?(\d+) passed/],
  ['start and stop', [...vitest, 'start'], counted],
]

let passed = 0
let failed = 0
for (const [name, args, count] of steps) {
  const began = Date.now()
  const env = { ...process.env, NO_COLOR: '1', FORCE_COLOR: '0', NEXT_TELEMETRY_DISABLED: '1' }
  const run = spawnSync(node, args, { encoding: 'utf8', env, maxBuffer: 64 * 1024 * 1024 })
  const output = `${run.stdout ?? ''}${run.stderr ?? ''}`
  const ok = run.status === 0
  console.log(`${ok ? 'ok  ' : 'FAIL'} ${name} (${((Date.now() - began) / 1000).toFixed(1)} s)`)
  if (!ok) console.log(output)
  const found = count && output.match(count)
  passed += found ? Number(found[2]) : ok && !count ? 1 : 0
  failed += found ? Number(found[1] ?? 0) : 0
  // A step that fails, or that counts tests and found none, is a failure however it counted.
  if ((!ok && !Number(found?.[1] ?? 0)) || (ok && count && !found)) failed += 1
  if (name === 'generate' && !ok) break
}
console.log(`${passed} passed, ${failed} failed`)
process.exit(failed ? 1 : 0)
