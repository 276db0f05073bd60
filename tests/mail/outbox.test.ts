import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { Viewer } from '@/lib/access/viewer'
import { scheduleMeeting, stepActivity } from '@/lib/activities/commands'
import { viewerOfPerson } from '@/lib/auth/load'
import { retryMail, sendTest } from '@/lib/mail/commands'
import { cleanMail, mailTest, recoverMail } from '@/lib/mail/jobs'
import { mailOverview } from '@/lib/mail/queries'
import { chooseNotices, chooseOutside, readAllNotices } from '@/lib/notices/commands'
import { gatherNotices, mailNotices } from '@/lib/notices/mail/jobs'
import { topicsOfLink, unsubscribe } from '@/lib/notices/mail/unsubscribe/commands'
import { listNotices, noticeChoices } from '@/lib/notices/queries'
import { db } from '../support/database'
import { sendBy } from '../support/post'
import { as } from '../support/sharing'
import { sql } from '../support/sql'
import { makeGroup, makeViewer, meeting, NOW } from '../support/world'

const post = await sendBy()
afterAll(() => post.stop())

let groupId: string
let officer: Viewer
let one: Viewer
let admin: Viewer
const days = [{ date: '2026-09-20', from: '08:00', to: '11:00' }]
const after = (minutes: number) => new Date(NOW.getTime() + minutes * 60_000)
const attempt = (now: Date) => ({ now, jobId: '1' })

beforeAll(async () => {
  groupId = (await makeGroup('one')).id
  officer = await makeViewer({ officerOf: [groupId] })
  one = await addressed(await makeViewer({ memberOf: [groupId] }), 'sari@contoh.sch.id')
  admin = await addressed(await makeViewer({ isAdministrator: true }), 'dinas@contoh.sch.id')
})
beforeEach(async () => {
  await db().notice.deleteMany()
  await db().mail.deleteMany()
  await db().noticeChoice.deleteMany()
  await db().mailChoice.deleteMany()
  post.mails.length = 0
  post.ways.length = 0
})

async function addressed(viewer: Viewer, email: string, more: object = {}) {
  await db().person.update({ where: { id: viewer.personId }, data: { email, ...more } })
  return viewer
}

const scheduled = async (title = 'Bedah soal') =>
  (await scheduleMeeting(as(officer), { ...meeting(groupId), days, title })).id
const gather = (now: Date, { personId } = one) => gatherNotices.run({ personId }, attempt(now))
const states = async () => (await db().mail.findMany({ orderBy: { id: 'asc' } })).map((mail) => mail.state)

/** Runs every letter that waits and is due. */
async function send(now: Date) {
  const waiting = await db().mail.findMany({ where: { state: 'waiting', dueAt: { lte: now } } })
  for (const { id, kind } of waiting)
    await (kind === 'test.mail' ? mailTest : mailNotices).run({ mailId: id }, attempt(now))
}

async function told(now = after(3)) {
  await scheduled()
  await gather(now)
  await send(now)
}

test('one letter in both forms, with its link, its reason and a way out; twice run, once sent', async () => {
  const id = await scheduled()
  await stepActivity(as(officer), { activityId: id, step: 'cancel', reason: 'Listrik padam' })
  await gather(after(1))
  expect(await states()).toEqual([])
  await Promise.all([gather(after(3)), gather(after(3))])
  const [mail] = await db().mail.findMany()
  await Promise.all([1, 2, 3].map(() => mailNotices.run({ mailId: mail?.id ?? '' }, attempt(after(3)))))
  await gather(after(4))
  expect(post.to()).toEqual(['sari@contoh.sch.id'])
  const got = post.mails[0]
  expect(got?.subject).toBe('2 kabar dari one')
  expect(got?.messageId).toBe(`<${mail?.id}@sanggar.test>`)
  expect(got?.text).toContain('Bapak/Ibu Slamet,')
  expect(got?.text).toMatch(/Bedah soal\n-+\n\nPertemuan baru: Minggu, 20 September 2026, 08\.00\sWIB\./)
  expect(got?.text).toContain('> Listrik padam')
  expect(got?.text).toContain(`https://sanggar.test/groups/one/meetings/${id}`)
  expect(got?.html).toContain(`href="https://sanggar.test/groups/one/meetings/${id}"`)
  expect(got?.headers.get('auto-submitted')).toBe('auto-generated')
  expect(JSON.stringify(got?.headers.get('list'))).toContain('sanggar.test/unsubscribe/')
  expect(got?.headerLines.find(({ key }) => key === 'list-unsubscribe-post')?.line).toContain(
    'List-Unsubscribe=One-Click',
  )
  expect(await states()).toEqual(['sent'])
})

test('in the language of its reader, to a name that would be a header', async () => {
  const name = 'Sari\r\nBcc: x@y.id, "S.Pd."'
  await db().person.update({ where: { id: one.personId }, data: { name, locale: 'en' } })
  await told()
  const [got] = post.mails
  expect(got?.text).toContain('New meeting')
  expect(post.to()).toEqual(['sari@contoh.sch.id'])
  expect(got?.bcc).toBeUndefined()
  await db().person.update({ where: { id: one.personId }, data: { name: 'Slamet', locale: 'id' } })
})

test('who left, has read it meanwhile or no longer wants it gets nothing', async () => {
  const former = await addressed(await makeViewer({ memberOf: [groupId] }), 'bekas@contoh.sch.id')
  await scheduled()
  await gather(after(3), former)
  await gather(after(3))
  await db().membership.updateMany({
    where: { personId: former.personId },
    data: { endedOn: new Date('2026-08-01') },
  })
  await readAllNotices(as(one))
  await send(after(3))
  expect(post.mails).toEqual([])
  expect(await states()).toEqual(['dropped', 'dropped'])
  await db().notice.deleteMany()
  await scheduled()
  await gather(after(3))
  await chooseOutside(as(one), { ...choice, mailed: ['task'] })
  await send(after(3))
  expect(post.mails).toEqual([])
})

const choice = {
  ...{ ways: ['email'], rung: [], wanted: ['meeting'] },
  mailed: ['meeting'],
  zone: 'Asia/Jakarta' as const,
  quietFrom: '20',
  quietTo: '6',
  rhythm: 'each' as const,
  digestAt: '6',
}

test('by letter alone: no row in the list and no count; by neither: nothing at all', async () => {
  await chooseOutside(as(one), { ...choice, wanted: [] })
  await told()
  expect(post.mails).toHaveLength(1)
  expect((await listNotices(one, {})).notices).toEqual([])
  expect((await viewerOfPerson(one.personId, NOW))?.unread).toBe(0)
  await chooseOutside(as(one), { ...choice, wanted: '', mailed: undefined })
  await db().notice.deleteMany()
  await scheduled()
  expect(await db().notice.count({ where: { personId: one.personId } })).toBe(0)
  expect(await noticeChoices(one)).toMatchObject({ inApp: [], email: [], letters: 'on' })
  for (const wrong of [
    { quietFrom: '24' },
    { zone: 'Europe/Berlin' },
    { rhythm: 'never' },
    { mailed: ['x'] },
  ])
    await expect(chooseOutside(as(one), { ...choice, ...wrong } as never)).rejects.toMatchObject({
      code: 'invalid',
    })
})

test('quiet hours wait for the morning, a digest for its hour with all of the day in it', async () => {
  // NOW is 08.00 in Jakarta.
  await chooseOutside(as(one), { ...choice, quietFrom: '7', quietTo: '12' })
  await told(after(3))
  expect(post.mails).toEqual([])
  await gather(after(240))
  await send(after(240))
  expect(post.mails).toHaveLength(1)
  await chooseOutside(as(one), { ...choice, rhythm: 'daily', digestAt: '15' })
  await scheduled('Satu')
  await scheduled('Dua')
  await gather(after(419))
  expect(await states()).toEqual(['sent'])
  await gather(after(420))
  await send(after(420))
  expect(post.mails[1]?.subject).toBe('2 kabar dari one')
})

test('the link of a letter ends that kind alone, without signing in; a wrong one ends nothing', async () => {
  await told()
  const link = post.mails[0]?.text?.match(/unsubscribe\/([\w.-]+)/)?.[1] ?? ''
  expect(topicsOfLink(link)).toEqual(['meeting'])
  await expect(unsubscribe(`${link}x`, NOW)).rejects.toMatchObject({ code: 'notFound' })
  await unsubscribe(link, NOW)
  await unsubscribe(link, NOW)
  expect((await noticeChoices(one)).email).toEqual([
    'reminder',
    'task',
    'problem',
    'membership',
    'supervision',
  ])
  expect((await noticeChoices(one)).inApp).toHaveLength(7)
  expect(await db().auditEntry.count({ where: { command: 'notice.unsubscribe' } })).toBe(2)
  await scheduled()
  await gather(after(10))
  await send(after(10))
  expect(post.mails).toHaveLength(1)
})

test('a refused recipient is no more tried, and an administrator sends it once more', async () => {
  post.ways.push({ refuse: 550 })
  await told()
  expect(await states()).toEqual(['failed'])
  const { resting, failed } = await mailOverview(admin, after(5))
  expect(failed).toBe(1)
  expect(resting).toMatchObject([{ state: 'failed', attempts: 1, person: { name: 'Slamet' } }])
  expect(resting[0]?.error).toContain('<…> is not welcome now')
  expect(JSON.stringify(resting)).not.toContain('sari@')
  const mailId = resting[0]?.id ?? ''
  for (const viewer of [one, officer]) {
    await expect(retryMail(as(viewer), { mailId })).rejects.toMatchObject({ code: 'notFound' })
    await expect(mailOverview(viewer, NOW)).rejects.toMatchObject({ code: 'notFound' })
    await expect(sendTest(as(viewer), {})).rejects.toMatchObject({ code: 'notFound' })
  }
  const again = await Promise.allSettled(
    [1, 2].map(() => retryMail({ viewer: admin, now: after(6) }, { mailId })),
  )
  expect(again.map((tried) => tried.status).sort()).toEqual(['fulfilled', 'rejected'])
  await send(after(6))
  expect(post.to()).toEqual(['sari@contoh.sch.id'])
  expect(await db().auditEntry.findFirst({ where: { command: 'mail.again' } })).toMatchObject({
    personId: admin.personId,
    subjectId: mailId,
  })
})

test('turned away for now it is sent a little later; turned away for a day it rests', async () => {
  post.ways.push({ refuse: 451 }, { refuseAll: 452 })
  await told()
  expect(await states()).toEqual(['waiting'])
  await send(after(3.5))
  expect(post.mails).toEqual([])
  await send(after(4))
  await send(after(9))
  expect(post.to()).toEqual(['sari@contoh.sch.id'])
  await db().notice.deleteMany()
  await db().mail.deleteMany()
  post.ways.push(...Array.from({ length: 8 }, () => ({ refuse: 451 })))
  await told()
  for (let hours = 1; hours < 30; hours += 1) await send(after(hours * 60))
  expect(await db().mail.findFirst()).toMatchObject({ state: 'failed', attempts: 8 })
  expect(post.mails).toHaveLength(1)
})

test('a line cut before the last byte is tried again; after it nobody knows, and it never comes twice', async () => {
  post.ways.push({ cut: 'before' })
  await told()
  expect(await db().mail.findFirst()).toMatchObject({ state: 'waiting', attempts: 1 })
  expect(post.mails).toEqual([])
  await send(after(5))
  expect(post.mails).toHaveLength(1)
  await db().notice.deleteMany()
  post.mails.length = 0
  await db().mail.deleteMany()
  post.ways.length = 0
  post.ways.push({ cut: 'after' })
  await told()
  expect(await states()).toEqual(['unsure'])
  await recoverMail.run({}, attempt(after(60)))
  await send(after(120))
  expect(post.mails).toHaveLength(1)
  expect((await mailOverview(admin, after(121))).resting).toMatchObject([{ state: 'unsure' }])
})

test('a letter that nobody looks after is taken up again', async () => {
  await scheduled()
  await gather(after(3))
  const [mail] = await db().mail.findMany()
  const jobs = () => sql(`select run_at from graphile_worker.jobs where key like 'mail ${mail?.id}%'`)
  await sql('delete from graphile_worker._private_jobs')
  await recoverMail.run({}, attempt(after(5)))
  expect(await jobs()).toEqual([])
  await recoverMail.run({}, attempt(after(30)))
  expect(await jobs()).toHaveLength(1)
})

test('a test letter to oneself; old letters are forgotten', async () => {
  await sendTest(as(admin), {})
  await send(NOW)
  expect(post.mails[0]?.subject).toBe('Surel percobaan dari Sanggar')
  await cleanMail.run({}, attempt(after(29 * 1440)))
  expect(await states()).toEqual(['sent'])
  await cleanMail.run({}, attempt(after(31 * 1440)))
  expect(await states()).toEqual([])
})

test('the database refuses what no letter can be', async () => {
  await told()
  const refuses = (set: string, name: string) => expect(sql(`update mail set ${set}`)).rejects.toThrow(name)
  await refuses(`ended_at = null`, 'mail_ended')
  await refuses(`state = 'waiting'`, 'mail_ended')
  await refuses(`claimed_at = null`, 'mail_claimed')
  await refuses(`attempts = -1`, 'mail_attempts')
  await refuses(`event = ' '`, 'mail_event_given')
  await refuses(`kind = 'letter'`, 'mail_kind_shape')
  await expect(sql(`update notice_delivery set channel = 'in_app'`)).rejects.toThrow(
    'notice_delivery_outside',
  )
  await chooseOutside(as(one), choice)
  await expect(sql(`update mail_choice set zone = 'UTC'`)).rejects.toThrow('mail_choice_zone')
  await expect(sql(`update mail_choice set quiet_to = 24`)).rejects.toThrow('mail_choice_hours')
  await expect(chooseNotices(as(one), { wanted: ['x'] })).rejects.toMatchObject({ code: 'invalid' })
})
