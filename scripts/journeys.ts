import { spawnSync } from 'node:child_process'
import { freePort, serveDemonstration } from './demo'

// A journey about mail listens there; for the others mail waits.
const mail = String(await freePort())
const demo = await serveDemonstration({
  SANGGAR_BENCH: 'yes',
  SMTP_URL: `smtp://127.0.0.1:${mail}`,
  MAIL_FROM: 'Sanggar <kabar@contoh.sch.id>',
})
const env = {
  ...process.env,
  JOURNEY_URL: demo.base,
  JOURNEY_PASSWORD: demo.password,
  // A journey that must know a code of long ago computes it from the record.
  DATABASE_URL: demo.url,
  JOURNEY_MAIL: mail,
}
const args = ['node_modules/@playwright/test/cli.js', 'test', ...process.argv.slice(2)]
const { status } = spawnSync(process.execPath, args, { stdio: 'inherit', env })
await demo.stop()
process.exit(status ?? 1)
