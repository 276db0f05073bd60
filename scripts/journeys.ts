import { spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { serveDemonstrations } from './demo'
import { freePort } from './postgres'
import { pushKeys } from './vapid'

/** For each of two cores a demonstration of its own, with the port where a journey about mail listens. */
const ports = [await freePort(), await freePort()]

const settings = (copy: number) => ({
  SANGGAR_BENCH: 'yes',
  SMTP_URL: `smtp://127.0.0.1:${ports[copy]}`,
  MAIL_FROM: 'Sanggar <kabar@contoh.sch.id>',
  ...pushKeys(randomBytes(32).toString('base64url')),
  // Where nobody listens: no journey calls a browser's maker.
  SANGGAR_PUSH_SERVICES: 'localhost:9',
})
/** What a web server holds is measured elsewhere (`npm run bench`): here a fifth of its work would be collecting garbage. */
const roomy = ['--min-semi-space-size=64', '--max-semi-space-size=64', '--heap-growing-percent=0']
const { served, stop } = await serveDemonstrations(ports.length, settings, roomy)
const env = {
  ...process.env,
  JOURNEY_WORLDS: JSON.stringify(served.map(({ base, url }, copy) => ({ base, url, mail: ports[copy] }))),
  JOURNEY_PASSWORD: served[0]?.password,
}
const args = ['node_modules/@playwright/test/cli.js', 'test', ...process.argv.slice(2)]
const { status } = spawnSync(process.execPath, args, { stdio: 'inherit', env })
await stop()
// The page of `/bench?fail` is there to fail, and a job that found no free connection on a busy machine comes again.
const wrong = served.flatMap((one) => one.complained().match(/.*\b(?:[A-Z]\w*Error|MISSING_\w+)\b.*/g) ?? [])
const expected =
  /A text that nobody may see|Failed task .*attempt 1 of .*Unable to start a transaction in the given time/
const strange = [...new Set(wrong)].filter((line) => !expected.test(line))
if (strange.length) console.log(`The server complained:\n${strange.join('\n')}`)
process.exit(status || (strange.length ? 1 : 0))
