import { execFileSync } from 'node:child_process'
import { rmSync } from 'node:fs'
import type { TestProject } from 'vitest/node'
import { deploy } from '../../scripts/migrate'
import { startPostgres } from '../../scripts/postgres'
import { scratchFolder } from '../../scripts/scratch'

/** One server for the run; a template with migrations and regions that each test file clones. */
export default async function setup(project: TestProject) {
  const folder = scratchFolder('test')
  const server = await startPostgres(folder, true)
  await server.create('template')
  await deploy(server.url('template'))
  const args = ['--conditions=react-server', '--import', 'tsx', 'prisma/seed.ts', 'regions']
  const secret = 'only-for-tests-only-for-tests-only-for-tests'
  execFileSync(process.execPath, args, {
    env: { ...process.env, DATABASE_URL: server.url('template'), NEXTAUTH_SECRET: secret },
    stdio: 'inherit',
  })
  project.provide('serverUrl', server.url(''))
  project.provide('folder', folder)
  return async () => {
    await server.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

declare module 'vitest' {
  interface ProvidedContext {
    serverUrl: string
    /** Is thrown away after the run. */
    folder: string
  }
}
