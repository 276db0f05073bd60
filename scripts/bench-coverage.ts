import { randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { loadavg } from 'node:os'
import { connect, system } from '../lib/core/db'
import { compare, judge, type Measured, told } from './bench/aims'
import { fileNamed, numberNamed } from './bench/arguments'
import { levels, peopleFor } from './bench/coverage'
import { makeNation } from './bench/nation'
import { writePath } from './bench/steps'
import { recounted, WRITERS, writersAtOnce } from './bench/writers'
import { serveEmpty } from './demo'
import { explain, Stop } from './stop'

/** So many groups surely lie in more than a hundred districts. */
const FEWEST = 500

async function measured(base: string, url: string, size: Parameters<typeof makeNation>[1]) {
  const made = await makeNation(url, size, console.error)
  const load = loadavg()[0]
  const found = await levels(base)
  // What comes after takes long, and ends all if it fails.
  console.error(JSON.stringify({ made, ...found }))
  console.error(told(judge(found)))
  const steps = await writePath()
  console.error(JSON.stringify({ steps }))
  const differBehindSteps = await recounted()
  const { differBehindWrites, differBehindRebuild, ...writers } = await writersAtOnce()
  const differs = { differBehindSteps, differBehindWrites, differBehindRebuild }
  return { made, load, ...found, steps, ...writers, differs } satisfies Measured & Record<string, unknown>
}

/** What an earlier run printed, with or without the lines that npm puts before it. */
function earlierRun(path: string) {
  const text = readFileSync(path, 'utf8')
  return JSON.parse(text.slice(text.indexOf('{'))) as Measured
}

/** A throw-away server with a synthetic nation of one size, the production build on it, and what coverage costs there. */
async function main() {
  const groups = numberNamed('groups', 10_000)
  if (groups < FEWEST)
    throw new Stop(`--groups takes at least ${FEWEST}: fifty of one district, and of fifty.`)
  const people = numberNamed('people', peopleFor(groups))
  const size = { activities: numberNamed('activities', 10_000), groups, people }
  const before = fileNamed('compare')
  const earlier = before && earlierRun(before)
  const NEXTAUTH_SECRET = randomBytes(32).toString('hex')
  const place = await serveEmpty({ NEXTAUTH_SECRET, SANGGAR_WORKER: 'off', SANGGAR_ADMIN_FACTOR: 'optional' })
  Object.assign(process.env, { DATABASE_URL: place.url, NEXTAUTH_URL: place.base, NEXTAUTH_SECRET })
  // The program keeps one client: this one has a connection for each writer, where a server's own would let ten write.
  Object.assign(globalThis, { sanggarDatabase: connect({ connectionString: place.url, max: WRITERS }) })
  try {
    const found = await measured(place.base, place.url, size)
    const aims = judge(found)
    const growth = earlier ? compare(found, earlier) : []
    console.log(JSON.stringify({ ...found, aims, growth }, null, 2))
    console.error(told([...aims, ...growth]))
  } finally {
    await system('job').$disconnect()
    await place.stop()
  }
  process.exit()
}

main().catch(explain)
