import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { Viewer } from '@/lib/access/viewer'
import { scheduleMeeting, stepActivity } from '@/lib/activities/commands'
import { endOwnSession } from '@/lib/auth/account/commands'
import { viewerOfSession } from '@/lib/auth/load'
import { endAllSessions, endSession, startSession } from '@/lib/auth/sessions'
import { retryMail } from '@/lib/mail/commands'
import { mailOverview } from '@/lib/mail/queries'
import { chooseOutside, readAllNotices } from '@/lib/notices/commands'
import { gatherNotices } from '@/lib/notices/mail/jobs'
import { pushNotices } from '@/lib/notices/push/jobs'
import { noticeChoices } from '@/lib/notices/queries'
import { closeAccount } from '@/lib/privacy/closing/commands'
import { addDevice, removeDevice, renewDevice } from '@/lib/push/commands'
import { readDevices } from '@/lib/push/queries'
import { db } from '../support/database'
import { ringBy } from '../support/push-service'
import { as } from '../support/sharing'
import { makeGroup, makeViewer, meeting, NOW } from '../support/world'

const service = await ringBy()
afterAll(() => service.stop())

let groupId: string
let officer: Viewer
let admin: Viewer
let one: Viewer
let people = 0
const days = [{ date: '2026-09-20', from: '08:00', to: '11:00' }]
const after = (minutes: number) => new Date(NOW.getTime() + minutes * 60_000)
const attempt = (now: Date) => ({ now, jobId: '1' })
const choice = {
  ways: ['push'],
  wanted: ['meeting'],
  mailed: [],
  rung: ['meeting'],
  zone: 'Asia/Jakarta' as const,
  quietFrom: '20',
  quietTo: '6',
}

beforeAll(async () => {
  groupId = (await makeGroup('one')).id
  officer = await makeViewer({ officerOf: [groupId] })
  admin = await makeViewer({ isAdministrator: true })
})
beforeEach(async () => {
  await db().notice.deleteMany()
  await db().mail.deleteMany()
  await db().pushDevice.deleteMany()
  one = await signedIn(await makeViewer({ memberOf: [groupId] }))
  service.rung.length = 0
  service.tried.length = 0
  service.ways.length = 0
})

/** The same person on one more device. */
async function signedIn({ personId }: Viewer, userAgent = 'Mozilla/5.0 (Linux; Android 13) Chrome/120') {
  const { id } = await startSession(personId, { address: '', userAgent, now: NOW })
  return (await viewerOfSession(id, NOW)) as Viewer
}

/** Lets a new browser of a session be told. Answers its name at the service. */
async function told(viewer: Viewer) {
  people += 1
  const name = `browser-${people}`
  await addDevice(as(viewer), { answer: JSON.stringify(service.subscribe(name)) })
  return name
}

const scheduled = async (title = 'Bedah soal') =>
  (await scheduleMeeting(as(officer), { ...meeting(groupId), days, title })).id
const gather = (now: Date, { personId } = one) =>
  gatherNotices.run({ personId, channel: 'push' }, attempt(now))
const states = async () => (await db().mail.findMany({ orderBy: { id: 'asc' } })).map((mail) => mail.state)
const names = () => service.rung.map(({ device }) => device)

/** Sends all that waits and is due. */
async function send(now: Date) {
  const waiting = await db().mail.findMany({ where: { state: 'waiting', dueAt: { lte: now } } })
  for (const { id } of waiting) await pushNotices.run({ mailId: id }, attempt(now))
}

async function rung(now = after(3)) {
  await scheduled()
  await gather(now)
  await send(now)
}

test('each device gets it once, encrypted and signed: group, meeting, time and way, no reason', async () => {
  const [first, second] = [await told(one), await told(await signedIn(one))]
  const id = await scheduled()
  await gather(after(1))
  expect(await states()).toEqual([])
  await Promise.all([gather(after(3)), gather(after(3))])
  const mails = await db().mail.findMany()
  await Promise.all(
    [...mails, ...mails].map((mail) => pushNotices.run({ mailId: mail.id }, attempt(after(3)))),
  )
  await gather(after(4))
  await send(after(60))
  expect(names().sort()).toEqual([first, second])
  expect(await states()).toEqual(['sent', 'sent'])
  const [got] = service.rung
  expect(got?.words).toMatchObject({ title: 'one', path: `/groups/one/meetings/${id}`, lang: 'id' })
  expect(got?.words.body).toMatch(/^Bedah soal: Pertemuan baru: Minggu, 20 September 2026, 08\.00\sWIB\.$/)
  expect(got?.headers).toMatchObject({ 'content-encoding': 'aes128gcm', ttl: '86400' })
  await stepActivity(as(officer), { activityId: id, step: 'cancel', reason: 'Pak Budi sakit keras' })
  await scheduled('Lain')
  await gather(after(9))
  await send(after(9))
  const more = service.rung.at(-1)
  expect(more?.words).toMatchObject({ title: '2 kabar dari one', path: '/notices' })
  expect(JSON.stringify(more?.words)).not.toContain('sakit')
  expect(more?.bytes).toBe(got?.bytes)
})

test('who reads it in Sanggar meanwhile, left the group or unticked it is not told', async () => {
  await told(one)
  await scheduled()
  await gather(after(3))
  await readAllNotices(as(one))
  await send(after(3))
  const former = await signedIn(await makeViewer({ memberOf: [groupId] }))
  await told(former)
  await scheduled()
  await gather(after(3), former)
  const { personId } = former
  await db().membership.updateMany({ where: { personId }, data: { endedOn: new Date('2026-08-01') } })
  await chooseOutside(as(one), { ...choice, rung: ['task'] })
  await gather(after(3))
  await send(after(3))
  expect(service.tried).toEqual([])
  expect(new Set(await states())).toEqual(new Set(['dropped']))
})

test('chosen by kind and way: by device alone no row in the list; without a device no row at all', async () => {
  await chooseOutside(as(one), { ...choice, wanted: [] })
  await scheduled()
  expect(await db().notice.count({ where: { personId: one.personId } })).toBe(0)
  const name = await told(one)
  await rung()
  expect(names()).toEqual([name])
  expect(await db().notice.findMany({ where: { personId: one.personId } })).toMatchObject([{ listed: false }])
  expect(await noticeChoices(one)).toMatchObject({
    inApp: [],
    push: ['meeting'],
    rings: true,
    letters: 'off',
  })
  await expect(chooseOutside(as(one), { ...choice, ways: ['pigeon'] })).rejects.toMatchObject({
    code: 'invalid',
  })
  await expect(chooseOutside(as(one), { ...choice, rung: ['x'] })).rejects.toMatchObject({ code: 'invalid' })
})

test('quiet hours wait for the morning; a digest of letters does not hold a device back', async () => {
  // NOW is 08.00 in Jakarta.
  await told(one)
  await chooseOutside(as(one), { ...choice, quietFrom: '7', quietTo: '12' })
  await rung()
  expect(service.tried).toEqual([])
  await gather(after(240))
  await send(after(240))
  expect(service.rung).toHaveLength(1)
  await chooseOutside(as(one), { ...choice, ways: ['email', 'push'], rhythm: 'daily', digestAt: '23' })
  await scheduled('Satu')
  await gather(after(300))
  await send(after(300))
  expect(service.rung).toHaveLength(2)
})

test('429 and 500 are tried later, by the pause that is asked for; then a dead letter that an administrator sends again', async () => {
  const name = await told(one)
  service.ways.push({ status: 429, retryAfter: '600' }, { status: 500 })
  await rung()
  expect(await db().mail.findFirst()).toMatchObject({ state: 'waiting', attempts: 1, dueAt: after(13) })
  await send(after(12))
  expect(service.tried).toHaveLength(1)
  await send(after(13))
  expect(await db().mail.findFirst()).toMatchObject({ state: 'waiting', attempts: 2, dueAt: after(18) })
  await send(after(18))
  expect(names()).toEqual([name])
  await db().mail.deleteMany()
  service.ways.push(...Array.from({ length: 8 }, () => ({ status: 503 })))
  await scheduled('Lain')
  await gather(after(20))
  for (let hour = 0; hour < 40; hour += 1) await send(after(20 + hour * 60))
  const { resting } = await mailOverview(admin, after(3000))
  expect(resting).toMatchObject([{ kind: 'notices.push', state: 'failed', attempts: 8, canSend: true }])
  await retryMail(as(admin), { mailId: resting[0]?.id ?? '' })
  await send(after(3000))
  expect(await states()).toEqual(['sent'])
})

test('a message that is refused for good is not tried again', async () => {
  await told(one)
  service.ways.push({ status: 413 })
  await rung()
  await send(after(600))
  expect(await states()).toEqual(['failed'])
  expect(service.tried).toHaveLength(1)
})

test.each([404, 410])('%i: the subscription is removed, the other devices stay', async (status) => {
  await told(one)
  const other = await told(await signedIn(one))
  await scheduled()
  await gather(after(3))
  const [first] = await db().mail.findMany({ orderBy: { id: 'asc' } })
  service.ways.push({ status })
  await pushNotices.run({ mailId: first?.id ?? '' }, attempt(after(3)))
  await send(after(3))
  expect(names()).toHaveLength(1)
  expect((await readDevices(one, NOW))?.devices).toHaveLength(1)
  expect(new Set(await states())).toEqual(new Set(['dropped', 'sent']))
  expect([...names(), ...service.tried]).toContain(other)
})

test('devices are listed and removed by their owner alone', async () => {
  await told(one)
  const tablet = await signedIn(one, 'Mozilla/5.0 (iPad) Version/17 Safari/605')
  await told(tablet)
  const found = (await readDevices(one, NOW))?.devices ?? []
  expect(found.map(({ system, current }) => [system, current])).toEqual(
    expect.arrayContaining([
      ['Android', true],
      ['iPad', false],
    ]),
  )
  const deviceId = found.find(({ current }) => !current)?.id ?? ''
  await expect(removeDevice(as(officer), { deviceId })).rejects.toMatchObject({ code: 'notFound' })
  await expect(removeDevice(as(one), { deviceId: 'x' })).rejects.toMatchObject({ code: 'invalid' })
  await removeDevice(as(one), { deviceId })
  await expect(removeDevice(as(one), { deviceId })).rejects.toMatchObject({ code: 'notFound' })
  expect((await readDevices(one, NOW))?.devices).toHaveLength(1)
  const deeds = await db().auditEntry.findMany({ where: { personId: one.personId }, orderBy: { id: 'asc' } })
  expect(deeds.map(({ command }) => command)).toEqual([
    'account.addDevice',
    'account.addDevice',
    'account.removeDevice',
  ])
})

test('a device goes with its session, however that ends, and with the account', async () => {
  const [second, third] = [await signedIn(one), await signedIn(one)]
  for (const viewer of [one, second, third]) await told(viewer)
  const left = async () => (await readDevices(one, NOW))?.devices.length
  await endSession(one.personId, third.sessionId, after(1))
  expect(await left()).toBe(2)
  await endOwnSession(as(one), { sessionId: second.sessionId })
  expect(await left()).toBe(1)
  await endAllSessions(one.personId, after(1))
  expect(await left()).toBe(0)
  const [closing, email] = [await signedIn(await makeViewer({ memberOf: [groupId] })), 'pamit@contoh.sch.id']
  await db().person.update({ where: { id: closing.personId }, data: { email } })
  await told(closing)
  await closeAccount(as(closing), { email, sure: '1' })
  expect(await db().pushDevice.count()).toBe(0)
})

test('a session that is over by time is told nothing', async () => {
  await told(one)
  await db().session.update({ where: { id: one.sessionId }, data: { expiresAt: after(2) } })
  await scheduled()
  await gather(after(3))
  expect(await states()).toEqual([])
  await db().session.update({ where: { id: one.sessionId }, data: { expiresAt: after(5) } })
  await scheduled()
  await gather(after(4))
  await send(after(6))
  expect(await states()).toEqual(['dropped'])
  expect((await readDevices(one, after(6)))?.devices).toEqual([])
  expect(service.tried).toEqual([])
})

test('a browser that somebody else used before is theirs no more', async () => {
  const name = 'shared'
  const answer = JSON.stringify(service.subscribe(name))
  await addDevice(as(one), { answer })
  const next = await signedIn(await makeViewer({ memberOf: [groupId] }))
  await addDevice(as(next), { answer })
  expect((await readDevices(one, NOW))?.devices).toEqual([])
  await expect(renewDevice(as(one), { answer })).rejects.toMatchObject({ code: 'notFound' })
  const renewed = service.subscribe('renewed')
  await renewDevice(as(next), { answer: renewed })
  expect(await db().pushDevice.findMany()).toMatchObject([{ endpoint: renewed.endpoint }])
})

test('an address that the server does not call, and what no browser says, are refused and not kept', async () => {
  const { keys } = service.subscribe('x')
  const wrong = ['https://10.0.0.1/a', 'https://example.com/a'].map((endpoint) => ({ endpoint, keys }))
  const strange = [undefined, '{', { endpoint: 'https://fcm.googleapis.com/a' }, { keys }]
  for (const answer of [...wrong, ...strange])
    await expect(addDevice(as(one), { answer })).rejects.toMatchObject({
      code: 'invalid',
      complaint: { key: 'pushAddress' },
    })
  expect(await db().pushDevice.count()).toBe(0)
})
