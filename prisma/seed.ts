import { getDistricts, getProvinces, getRegencies } from 'idn-area-data'
import { system } from '../lib/core/db'
import { seedDemonstration } from './demonstration/build'

/** All provinces, regencies and districts of Indonesia (idn-area-data, MIT). Does nothing when they are there. */
async function seedRegions(): Promise<void> {
  if (await system('job').region.count()) return
  const provinces = (await getProvinces()).map((one) => ({ ...one, level: 1, parentCode: null }))
  const regencies = (await getRegencies()).map(({ province_code: parentCode, ...one }) => ({
    ...one,
    level: 2,
    parentCode,
  }))
  const districts = (await getDistricts()).map(({ regency_code: parentCode, ...one }) => ({
    ...one,
    level: 3,
    parentCode,
  }))
  for (const data of [provinces, regencies, districts]) await system('job').region.createMany({ data })
}

const [verb, password] = process.argv.slice(2)
await seedRegions()
if (verb === 'demonstration') await seedDemonstration(password ?? '', new Date())
await system('job').$disconnect()
