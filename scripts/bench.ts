import { randomBytes } from 'node:crypto'
import { availableParallelism, cpus } from 'node:os'
import { system } from '../lib/core/db'
import { checkIn } from './bench/check-in'
import type { Part } from './bench/crowd'
import { documents } from './bench/documents'
import { library } from './bench/library'
import { lighthouse } from './bench/lighthouse'
import { load } from './bench/load'
import { memory } from './bench/memory'
import { pages } from './bench/pages'
import { peer } from './bench/peer'
import { people } from './bench/people'
import { slow } from './bench/slow'
import { serveDemonstration } from './demo'
import { explain, Stop } from './stop'

type Demo = Awaited<ReturnType<typeof serveDemonstration>>
const parts: Record<string, (demo: Demo) => Promise<Part>> = {
  // First, on a server of which nothing was asked yet.
  memory,
  pages,
  'check-in': ({ base }) => checkIn(base),
  documents: ({ base }) => documents(base),
  library,
  people,
  slow,
  load,
  lighthouse,
  peer,
}
/** Run only where they are named: the one is long, the other wants packages of Debian. */
const LONG = ['lighthouse', 'peer']

async function main() {
  const asked = process.argv.slice(2).filter((word) => !/^(--|\d+$)/.test(word))
  const wrong = asked.find((name) => !parts[name])
  if (wrong)
    throw new Stop(
      `There is no part “${wrong}”: name ${Object.keys(parts).join(', ')}, or none for all but ${LONG.join(' and ')}.`,
    )
  const NEXTAUTH_SECRET = randomBytes(32).toString('hex')
  const demo = await serveDemonstration({ SANGGAR_BENCH: 'yes', NEXTAUTH_SECRET })
  // This process makes people, sessions and papers in the database and the files of the server that it measures.
  const { url: DATABASE_URL, base: NEXTAUTH_URL, files: SANGGAR_FILES } = demo
  Object.assign(process.env, { DATABASE_URL, NEXTAUTH_URL, NEXTAUTH_SECRET, SANGGAR_FILES })
  try {
    const found: Record<string, object> = {}
    const failures: string[] = []
    for (const [name, part] of Object.entries(parts)) {
      if (asked.length ? !asked.includes(name) : LONG.includes(name)) continue
      console.error(`measuring ${name} …`)
      const one = await part(demo)
      Object.assign(found, name === 'pages' ? one.result : { [name]: one.result })
      failures.push(...one.failures)
    }
    const machine = {
      cores: availableParallelism(),
      processor: cpus()[0]?.model ?? '',
      node: process.version,
    }
    console.log(JSON.stringify({ date: new Date().toISOString(), ...machine, ...found, failures }, null, 2))
    if (failures.length && !process.argv.includes('--no-fail')) process.exitCode = 1
  } finally {
    await system('job').$disconnect()
    await demo.stop()
  }
  process.exit()
}

main().catch(explain)
