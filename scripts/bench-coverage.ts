import { randomBytes } from 'node:crypto'
import { system } from '../lib/core/db'
import { checkCoverage } from '../lib/coverage/regions/commands'
import { numberNamed } from './bench/arguments'
import { hotRow, levels } from './bench/coverage'
import { makeNation } from './bench/nation'
import { writePath } from './bench/steps'
import { serveEmpty } from './demo'
import { explain } from './stop'

/** A throw-away server with a synthetic nation of one size, the production build on it, and what coverage costs there. */
async function main() {
  const size = { activities: numberNamed('activities', 10_000), groups: numberNamed('groups', 10_000) }
  const NEXTAUTH_SECRET = randomBytes(32).toString('hex')
  const place = await serveEmpty({ NEXTAUTH_SECRET, SANGGAR_WORKER: 'off', SANGGAR_ADMIN_FACTOR: 'optional' })
  Object.assign(process.env, { DATABASE_URL: place.url, NEXTAUTH_URL: place.base, NEXTAUTH_SECRET })
  try {
    const made = await makeNation(place.url, size)
    const found = await levels(place.base)
    const steps = await writePath()
    const differ = await checkCoverage()
    const writes = await hotRow(place.url)
    // The writers at once raise counters without an activity: only the sums of the regions can be right then.
    const { counters: _, ...regions } = await checkCoverage()
    console.log(JSON.stringify({ made, ...found, steps, differ, writes, differThen: regions }, null, 2))
  } finally {
    await system('job').$disconnect()
    await place.stop()
  }
  process.exit()
}

main().catch(explain)
