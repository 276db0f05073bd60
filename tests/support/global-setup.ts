import { rmSync } from 'node:fs'
import { getDistricts, getProvinces, getRegencies } from 'idn-area-data'
import pg from 'pg'
import type { TestProject } from 'vitest/node'
import { deploy } from '../../scripts/migrate'
import { startPostgres } from '../../scripts/postgres'
import { scratchFolder } from '../../scripts/scratch'

// Each project of a run calls this with a copy of the module: what they share is kept beside it.
const kept = globalThis as unknown as { sanggarServer?: ReturnType<typeof start>; sanggarUsers?: number }

/** One server for the run; a template with migrations and regions that each test file clones. */
export default async function setup(project: TestProject) {
  kept.sanggarServer ??= start()
  kept.sanggarUsers = (kept.sanggarUsers ?? 0) + 1
  const { server, folder } = await kept.sanggarServer
  project.provide('serverUrl', server.url(''))
  project.provide('folder', folder)
  return async () => {
    kept.sanggarUsers = (kept.sanggarUsers ?? 1) - 1
    if (kept.sanggarUsers) return
    await server.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

async function start() {
  const folder = scratchFolder('test')
  const server = await startPostgres(folder, true)
  await server.create('template')
  await deploy(server.url('template'))
  await seedRegions(server.url('template'))
  return { server, folder }
}

/** The rows of `prisma/seed.ts`, which `npm start` and the journeys run, in one statement. */
async function seedRegions(url: string) {
  const rows = [
    ...(await getProvinces()).map(({ code, name }) => ({ code, name, level: 1, parent_code: null })),
    ...(await getRegencies()).map((one) => ({ ...one, level: 2, parent_code: one.province_code })),
    ...(await getDistricts()).map((one) => ({ ...one, level: 3, parent_code: one.regency_code })),
  ]
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  const given = 'jsonb_to_recordset($1::jsonb) as r(code text, name text, level smallint, parent_code text)'
  await client
    .query(`insert into region (code, name, level, parent_code) select * from ${given} order by level`, [
      JSON.stringify(rows),
    ])
    .finally(() => client.end())
}

declare module 'vitest' {
  interface ProvidedContext {
    serverUrl: string
    /** Is thrown away after the run. */
    folder: string
  }
}
