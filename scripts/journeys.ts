import { spawnSync } from 'node:child_process'
import { serveDemonstration } from './demo'

const demo = await serveDemonstration({ SANGGAR_BENCH: 'yes' })
const env = {
  ...process.env,
  JOURNEY_URL: demo.base,
  JOURNEY_PASSWORD: demo.password,
  // A journey that must know a code of long ago computes it from the record.
  DATABASE_URL: demo.url,
}
const args = ['node_modules/@playwright/test/cli.js', 'test', ...process.argv.slice(2)]
const { status } = spawnSync(process.execPath, args, { stdio: 'inherit', env })
await demo.stop()
process.exit(status ?? 1)
