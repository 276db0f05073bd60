import { rmSync } from 'node:fs'
import pg from 'pg'
import type { TestProject } from 'vitest/node'
import { allRegions } from '../../prisma/regions'
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

/** In one statement, without a process of its own as `prisma/seed.ts` is for `npm start` and the journeys. */
async function seedRegions(url: string) {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  const given = 'jsonb_to_recordset($1::jsonb) as r(code text, name text, level smallint, "parentCode" text)'
  await client
    .query(`insert into region (code, name, level, parent_code) select * from ${given} order by level`, [
      JSON.stringify(await allRegions()),
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
