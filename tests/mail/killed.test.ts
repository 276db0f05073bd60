import type { ChildProcess } from 'node:child_process'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { scheduleMeeting } from '@/lib/activities/commands'
import { recoverMail } from '@/lib/mail/jobs'
import { db } from '../support/database'
import { gone, startWorker, until } from '../support/killed'
import { sendBy } from '../support/post'
import { as } from '../support/sharing'
import { sql } from '../support/sql'
import { makeGroup, makeViewer, meeting } from '../support/world'

const post = await sendBy()
afterAll(() => post.stop())

let people = 0
beforeEach(async () => {
  const { id: groupId } = await makeGroup(`group-${people}`)
  const officer = await makeViewer({ officerOf: [groupId] })
  const { personId } = await makeViewer({ memberOf: [groupId] })
  people += 1
  await db().person.update({ where: { id: personId }, data: { email: `guru${people}@contoh.sch.id` } })
  // No quiet hours: this is told by the clock of the machine.
  const choice = { zone: 'Asia/Jakarta', quietFrom: 0, quietTo: 0, digestAt: null }
  await db().mailChoice.create({ data: { personId, ...choice } })
  const later = new Date(Date.now() - 5 * 60_000)
  const days = [{ date: '2199-09-20', from: '08:00', to: '11:00' }]
  await scheduleMeeting({ ...as(officer), now: later }, { ...meeting(groupId), days })
  post.mails.length = 0
})

const state = async () => (await db().mail.findFirst({ orderBy: { id: 'desc' } }))?.state
const letters = () => post.to().filter((to) => to === `guru${people}@contoh.sch.id`).length

/** Ten minutes go by, and another worker takes up what the first one left. */
async function recovered() {
  await recoverMail.run({}, { now: new Date(Date.now() + 11 * 60_000), jobId: '1' })
  // What was left for later by the clock of that call is due now.
  await sql('update graphile_worker._private_jobs set run_at = now() where locked_at is null')
  const worker = startWorker('mail')
  await until(async () => !['waiting', 'sending', 'handing'].includes((await state()) ?? ''))
  // One more job of the same letter, as the queue hands out again what a dead worker held.
  await sql(`update graphile_worker._private_jobs set locked_at = null, locked_by = null, run_at = now()`)
  await until(
    async () => !(await sql(`select 1 from graphile_worker.jobs where task_identifier like '%.mail'`)).length,
  )
  worker.kill('SIGKILL')
  await gone(worker)
}

test('killed before the letter was handed over: sent by the next worker, once', async () => {
  let worker: ChildProcess
  post.ways.push({ before: () => worker.kill('SIGKILL') })
  worker = startWorker('mail')
  await gone(worker)
  expect(await state()).toBe('sending')
  await recovered()
  expect(await state()).toBe('sent')
  expect(letters()).toBe(1)
})

test('killed between handing over and noting it: arrived once, never sent again by itself', async () => {
  let worker: ChildProcess
  post.ways.push({
    arrived: async () => {
      worker.kill('SIGKILL')
      await gone(worker)
    },
  })
  worker = startWorker('mail')
  await until(() => letters() === 1)
  await gone(worker)
  expect(await state()).toBe('handing')
  await recovered()
  expect(await state()).toBe('unsure')
  expect(letters()).toBe(1)
})

test('not killed: one letter, and nothing is left to do', async () => {
  const worker = startWorker('mail')
  await until(async () => (await state()) === 'sent')
  expect(letters()).toBe(1)
  worker.kill('SIGKILL')
  await gone(worker)
})
