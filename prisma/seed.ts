import { system } from '../lib/core/db'
import { seedDemonstration } from './demonstration/build'
import { allRegions } from './regions'

/** All regions of Indonesia. Does nothing when they are there. */
async function seedRegions(): Promise<void> {
  if (await system('job').region.count()) return
  await system('job').region.createMany({ data: await allRegions() })
}

const [verb, password] = process.argv.slice(2)
await seedRegions()
if (verb === 'demonstration') await seedDemonstration(password ?? '', new Date())
await system('job').$disconnect()
