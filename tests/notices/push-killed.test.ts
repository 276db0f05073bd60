import type { ChildProcess } from 'node:child_process'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { scheduleMeeting } from '@/lib/activities/commands'
import { viewerOfSession } from '@/lib/auth/load'
import { startSession } from '@/lib/auth/sessions'
import { recoverMail } from '@/lib/mail/jobs'
import { addDevice } from '@/lib/push/commands'
import { db } from '../support/database'
import { gone, startWorker, until } from '../support/killed'
import { ringBy } from '../support/push-service'
import { as } from '../support/sharing'
import { sql } from '../support/sql'
import { makeGroup, makeViewer, meeting } from '../support/world'

const service = await ringBy()
afterAll(() => service.stop())

let people = 0
beforeEach(async () => {
  people += 1
  const { id: groupId } = await makeGroup(`group-${people}`)
  const officer = await makeViewer({ officerOf: [groupId] })
  const { personId } = await makeViewer({ memberOf: [groupId] })
  // No quiet hours: this is told by the clock of the machine.
  await db().mailChoice.create({ data: { personId, zone: 'Asia/Jakarta', quietFrom: 0, quietTo: 0 } })
  const now = new Date()
  const { id } = await startSession(personId, { address: '', userAgent: '', now })
  const viewer = await viewerOfSession(id, now)
  if (!viewer) throw new Error('The session just begun is not there')
  await addDevice({ viewer, now }, { answer: service.subscribe(device()) })
  const later = new Date(now.getTime() - 5 * 60_000)
  const days = [{ date: '2199-09-20', from: '08:00', to: '11:00' }]
  await scheduleMeeting({ ...as(officer), now: later }, { ...meeting(groupId), days })
})

const device = () => `browser-${people}`
const came = () => service.rung.filter((one) => one.device === device()).length
const state = async () => (await db().mail.findFirst({ orderBy: { id: 'desc' } }))?.state

/** Ten minutes go by, and another worker takes up what the first one left. */
async function recovered() {
  await recoverMail.run({}, { now: new Date(Date.now() + 11 * 60_000), jobId: '1' })
  await sql('update graphile_worker._private_jobs set run_at = now() where locked_at is null')
  const worker = startWorker('push')
  await until(async () => !['waiting', 'sending', 'handing'].includes((await state()) ?? ''))
  // One more job of the same message, as the queue hands out again what a dead worker held.
  await sql('update graphile_worker._private_jobs set locked_at = null, locked_by = null, run_at = now()')
  await until(
    async () => !(await sql(`select 1 from graphile_worker.jobs where task_identifier like '%.push'`)).length,
  )
  worker.kill('SIGKILL')
  await gone(worker)
}

test('killed before the message was handed over: shown once, by the next worker', async () => {
  let worker: ChildProcess
  service.ways.push({ before: () => worker.kill('SIGKILL') })
  worker = startWorker('push')
  await gone(worker)
  service.ways.length = 0
  expect(await state()).toBe('sending')
  await recovered()
  expect(await state()).toBe('sent')
  expect(came()).toBe(1)
}, 90_000)

test('killed between handing over and noting it: came once, never sent again by itself', async () => {
  let worker: ChildProcess
  service.ways.push({
    arrived: async () => {
      worker.kill('SIGKILL')
      await gone(worker)
    },
  })
  worker = startWorker('push')
  await until(() => came() === 1)
  await gone(worker)
  expect(await state()).toBe('handing')
  await recovered()
  expect(await state()).toBe('unsure')
  expect(came()).toBe(1)
}, 90_000)
