import pg from 'pg'
import { numberNamed } from './bench/arguments'
import { makeNation } from './bench/nation'
import { explain, Stop } from './stop'

/** Writes a synthetic nation into the database of DATABASE_URL, which must hold regions and no group yet. */
async function main() {
  const url = process.env.DATABASE_URL
  if (!url) throw new Stop('DATABASE_URL must name the database to fill: one of its own, never one in use.')
  const activities = numberNamed('activities', 10_000)
  const groups = numberNamed('groups', 10_000)
  const people = numberNamed('people', 1)
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  const { rows } = await client.query(
    'select (select count(*) from "group")::int as groups, (select count(*) from region)::int as regions',
  )
  await client.end()
  if (rows[0].groups)
    throw new Stop(`This database holds ${rows[0].groups} groups already: name an empty one.`)
  if (!rows[0].regions)
    throw new Stop(
      'This database holds no regions: node --conditions=react-server --import tsx prisma/seed.ts regions',
    )
  console.log(JSON.stringify(await makeNation(url, { activities, groups, people }, console.error)))
}

main().catch(explain)
