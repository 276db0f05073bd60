import { spawnSync } from 'node:child_process'
import { serveDemonstrations } from './demo'

/** One for each of two cores: a journey file runs alone on its own demonstration. */
const WORKERS = 2

const { served, stop } = await serveDemonstrations(WORKERS, { SANGGAR_BENCH: 'yes' })
const env = {
  ...process.env,
  JOURNEY_WORLDS: JSON.stringify(served.map(({ base, url }) => ({ base, url }))),
  JOURNEY_PASSWORD: served[0]?.password,
}
const args = ['node_modules/@playwright/test/cli.js', 'test', ...process.argv.slice(2)]
const { status } = spawnSync(process.execPath, args, { stdio: 'inherit', env })
await stop()
// The page of `/bench?fail` is there to fail.
const wrong = served.flatMap((one) => one.complained().match(/.*\b(?:[A-Z]\w*Error|MISSING_\w+)\b.*/g) ?? [])
const strange = [...new Set(wrong)].filter((line) => !line.includes('A text that nobody may see'))
if (strange.length) console.log(`The server complained:\n${strange.join('\n')}`)
process.exit(status || (strange.length ? 1 : 0))
