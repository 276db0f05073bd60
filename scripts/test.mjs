// Plain JavaScript without packages: it runs before anything is installed.
import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { install } from './install.mjs'
import { runtime } from './runtime.mjs'

process.chdir(fileURLToPath(new URL('..', import.meta.url)))
install()

const node = runtime()
const vitest = ['node_modules/vitest/vitest.mjs', 'run', '--reporter=default', '--project']
/** How the runners name a test that failed, be it only the first time. */
const named = /^ *(?:FAIL |\d+\) |×).*$/gm
/** What programs say of themselves while all is well: the reason of a failure should not drown in it. */
const routine = /^(?: *✓|\{"level":[1-4]0|oidc-provider |\(node:|\(Use `node).*\n/gm
const counted = /Tests\s+(?:(\d+) failed \| )?(\d+) passed/
/** Beside each other stand those that write nothing. */
const groups = [
  [['generate', ['scripts/generate.mjs']]],
  [['route types', ['node_modules/next/dist/bin/next', 'typegen']]],
  [
    ['types', ['node_modules/typescript/bin/tsc', '--noEmit']],
    ['migrations equal the schema', ['--import', 'tsx', 'scripts/migrate.ts', 'check']],
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
    ['format and lint', ['node_modules/@biomejs/biome/bin/biome', 'ci', '--error-on-warnings', '.']],
    ['nothing unused', ['node_modules/knip/bin/knip.js']],
  ],
  [['unit and database', [...vitest, 'unit*'], counted]],
  [
    [
      'browser journeys',
      ['--import', 'tsx', 'scripts/journeys.ts'],
      /(?:^ +(\d+) failed$[\s\S]*?)?^ +(\d+) passed/m,
    ],
  ],
  [['start and stop', [...vitest, 'start'], counted]],
]

const env = { ...process.env, NO_COLOR: '1', FORCE_COLOR: '0', NEXT_TELEMETRY_DISABLED: '1' }

/** The code and all the text of a program. */
function output(args) {
  const run = spawn(node, args, { env, stdio: ['ignore', 'pipe', 'pipe'] })
  let text = ''
  for (const stream of [run.stdout, run.stderr])
    stream.setEncoding('utf8').on('data', (some) => {
      text += some
    })
  return new Promise((done) => {
    run.on('error', (error) => done({ code: 1, text: String(error) }))
    run.on('close', (code) => done({ code, text }))
  })
}

let passed = 0
let failed = 0
/** Said at the end: what a step printed may be long, and who passed only at a second try is to be looked into. */
const failures = new Set()
async function step([name, args, count]) {
  const began = Date.now()
  const { code, text } = await output(args)
  const ok = code === 0
  console.log(`${ok ? 'ok  ' : 'FAIL'} ${name} (${((Date.now() - began) / 1000).toFixed(1)} s)`)
  if (!ok) console.log(text.replace(routine, ''))
  for (const [line] of text.matchAll(named)) failures.add(line.trim())
  const found = count && text.match(count)
  passed += found ? Number(found[2]) : ok && !count ? 1 : 0
  failed += found ? Number(found[1] ?? 0) : 0
  // A step that fails, or that counts tests and found none, is a failure however it counted.
  if ((!ok && !Number(found?.[1] ?? 0)) || (ok && count && !found)) failed += 1
  return ok
}

for (const group of groups) {
  const waiting = group.values()
  const worker = async () => {
    const done = []
    for (const one of waiting) done.push(await step(one))
    return done
  }
  const [first] = await Promise.all([worker(), worker()])
  if (group === groups[0] && !first.every(Boolean)) break
}
if (failures.size) console.log([...failures].join('\n'))
console.log(`${passed} passed, ${failed} failed`)
process.exit(failed ? 1 : 0)
