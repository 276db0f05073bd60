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
/** Two of a group run at once: they write nothing that another one of it reads. A list within it runs one after the other. */
const groups = [
  // What is generated is neither formatted nor linted.
  [
    ['generate', ['scripts/generate.mjs']],
    ['format and lint', ['node_modules/@biomejs/biome/bin/biome', 'ci', '--error-on-warnings', '.']],
  ],
  [['route types', ['node_modules/next/dist/bin/next', 'typegen']]],
  [
    // Each further thread of it would judge much of the same once more: half the work, and the other core is not idle.
    ['types', ['node_modules/typescript/bin/tsc', '--noEmit', '--singleThreaded']],
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
    ['nothing unused', ['node_modules/knip/bin/knip.js']],
  ],
  [
    ['unit and database', [...vitest, 'unit*'], counted],
    // Much of these is waiting, for one thread or for a process that starts or ends.
    [
      ['build', ['--import', 'tsx', '--eval', "import('./scripts/build').then(({ build }) => build())"]],
      ['start and stop', [...vitest, 'start'], counted],
    ],
  ],
  [
    [
      'browser journeys',
      ['--import', 'tsx', 'scripts/journeys.ts'],
      /(?:^ +(\d+) failed$[\s\S]*?)?^ +(\d+) passed/m,
    ],
  ],
]

const env = {
  ...process.env,
  NO_COLOR: '1',
  FORCE_COLOR: '0',
  NEXT_TELEMETRY_DISABLED: '1',
  // By the first step: the build does not take it away from under the tests.
  SANGGAR_GENERATED: 'yes',
}

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
    for (const one of waiting)
      for (const each of Array.isArray(one[0]) ? one : [one]) done.push(await step(each))
    return done
  }
  const [first] = await Promise.all([worker(), worker()])
  if (group === groups[0] && !first.every(Boolean)) break
}
if (failures.size) console.log([...failures].join('\n'))
console.log(`${passed} passed, ${failed} failed`)
process.exit(failed ? 1 : 0)
