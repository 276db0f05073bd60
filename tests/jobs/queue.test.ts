import { afterEach, expect, test } from 'vitest'
import { cleanAuth } from '@/lib/auth/jobs'
import { cleanForms } from '@/lib/forms/jobs'
import { freeDead } from '@/lib/jobs/living'
import { failedJobs } from '@/lib/jobs/queries'
import { enqueue, type Job } from '@/lib/jobs/queue'
import { startWorker } from '@/lib/jobs/worker'
import { db } from '../support/database'
import { sql } from '../support/sql'
import { NOW } from '../support/world'

const workers: Awaited<ReturnType<typeof startWorker>>[] = []
afterEach(async () => {
  for (const one of workers.splice(0)) await one.stop()
})

async function work(jobs: Record<string, Job<never>>) {
  workers.push(await startWorker(jobs, 50))
}

async function leave(tx: Parameters<typeof enqueue>[0], name: string, attempts = 12) {
  await enqueue(tx, name as never, { word: 'halo' } as never, { attempts })
}

const waiting = (name: string) =>
  sql('select id::text from graphile_worker.jobs where task_identifier = $1', [name])

async function until(done: () => Promise<boolean> | boolean) {
  for (let tries = 0; tries < 200; tries += 1) {
    if (await done()) return
    await new Promise((next) => setTimeout(next, 50))
  }
  throw new Error('It did not happen within ten seconds')
}

test('a job of a transaction that is rolled back does not exist', async () => {
  const cut = db().$transaction(async (tx) => {
    await leave(tx, 'test.cut')
    throw new Error('rolled back')
  })
  await expect(cut).rejects.toThrow('rolled back')
  expect(await waiting('test.cut')).toEqual([])
  await db().$transaction((tx) => leave(tx, 'test.cut'))
  expect(await waiting('test.cut')).toHaveLength(1)
})

test('each job is carried out once, though two workers compete for it', async () => {
  for (let count = 0; count < 20; count += 1) await leave(db(), 'test.once')
  const seen: string[] = []
  const once: Job<{ word: string }> = {
    run: async ({ word }, { jobId }) => {
      expect(word).toBe('halo')
      seen.push(jobId)
      await new Promise((done) => setTimeout(done, 5))
    },
  }
  await work({ 'test.once': once })
  await work({ 'test.once': once })
  await until(async () => !(await waiting('test.once')).length)
  expect(seen).toHaveLength(20)
  expect(new Set(seen).size).toBe(20)
})

test('a job that fails is tried again, and at last stands in the list of failed ones', async () => {
  await leave(db(), 'test.fail', 2)
  let tries = 0
  await work({
    'test.fail': {
      run: async () => {
        tries += 1
        throw new Error('The printer is on fire')
      },
    },
  })
  await until(() => tries === 1)
  expect(await failedJobs()).toEqual([])
  await until(async () => {
    await sql('update graphile_worker._private_jobs set run_at = now() where locked_at is null')
    return (await failedJobs()).length > 0
  })
  expect(tries).toBe(2)
  const [failed] = await failedJobs()
  expect(failed).toMatchObject({ name: 'test.fail', attempts: 2, error: 'The printer is on fire' })
})

test('a worker that is stopped lets its job come to an end and takes no other', async () => {
  let ended = false
  const slow: Job<object> = {
    run: async () => {
      await new Promise((done) => setTimeout(done, 300))
      ended = true
    },
  }
  await leave(db(), 'test.slow')
  const worker = await startWorker({ 'test.slow': slow }, 50)
  await until(async () =>
    Boolean((await sql('select 1 from graphile_worker.jobs where locked_at is not null')).length),
  )
  await worker.stop()
  expect(ended).toBe(true)
  expect(await waiting('test.slow')).toEqual([])
})

test('cleaning takes what is old and leaves the rest', async () => {
  const days = (count: number) => new Date(NOW.getTime() - count * 86_400_000)
  const { id: personId } = await db().person.create({ data: { name: 'Slamet' }, select: { id: true } })
  const session = (userAgent: string, expiresAt: Date, endedAt: Date | null = null) =>
    db().session.create({ data: { personId, createdAt: days(90), expiresAt, endedAt, userAgent } })
  await session('running', days(-1))
  await session('ended lately', days(-1), days(29))
  await session('expired lately', days(29))
  await session('ended long ago', days(-1), days(31))
  await session('expired long ago', days(31))
  for (const age of [59, 61]) {
    const key = crypto.randomUUID()
    await db().sentForm.create({ data: { personId, key, command: `${age} days`, result: {}, at: days(age) } })
  }
  const expire = (key: string, at: Date) =>
    db().rateLimit.create({ data: { key, points: 1, expire: BigInt(at.getTime()) } })
  await expire('over', days(1))
  await expire('holds', days(-1))
  const attempt = { now: NOW, jobId: '1' }
  await cleanAuth.run({}, attempt)
  await cleanForms.run({}, attempt)
  const sessions = await db().session.findMany({ select: { userAgent: true }, orderBy: { userAgent: 'asc' } })
  expect(sessions.map((one) => one.userAgent)).toEqual(['ended lately', 'expired lately', 'running'])
  expect((await db().sentForm.findMany()).map((one) => one.command)).toEqual(['59 days'])
  expect((await db().rateLimit.findMany()).map((one) => one.key)).toEqual(['holds'])
})

test('a job whose worker was killed is given back at once; one whose worker lives is not, however long it takes', async () => {
  await leave(db(), 'test.orphan')
  await leave(db(), 'test.long')
  // As a killed process leaves it.
  await sql(
    `update graphile_worker._private_jobs j set locked_by = 'worker-killed', locked_at = now() from graphile_worker.jobs v
     where v.id = j.id and v.task_identifier = 'test.orphan'`,
  )
  let release = () => {}
  let began = 0
  const hung = new Promise<void>((done) => {
    release = done
  })
  await work({
    'test.long': {
      run: async () => {
        began += 1
        await hung
      },
    },
  })
  await until(() => began === 1)
  const held = () =>
    sql(`select 1 from pg_locks where locktype = 'advisory' and granted and mode = 'ExclusiveLock'
      and database = (select oid from pg_database where datname = current_database())`)
  await until(async () => (await held()).length >= 2)
  const owners = async () =>
    Object.fromEntries(
      (
        await sql(`select task_identifier as name, locked_by as by from graphile_worker.jobs
          where task_identifier in ('test.orphan', 'test.long')`)
      ).map((row) => [row.name, row.by]),
    )
  await freeDead()
  expect(await owners()).toMatchObject({ 'test.orphan': 'worker-killed' })
  await sql(
    `update graphile_worker._private_jobs set locked_at = now() - interval '1 hour' where locked_at is not null`,
  )
  await freeDead()
  expect(await owners()).toEqual({ 'test.orphan': null, 'test.long': expect.stringMatching(/^worker-/) })
  release()
  await until(async () => !(await waiting('test.long')).length)
  const seen: string[] = []
  await work({
    'test.orphan': {
      run: async (_payload, { jobId }) => {
        seen.push(jobId)
      },
    },
  })
  await until(() => seen.length === 1)
})
