import { beforeAll, beforeEach, expect, test } from 'vitest'
import type { Viewer } from '@/lib/access/viewer'
import { scheduleMeeting } from '@/lib/activities/commands'
import { readInvitations, readPresence } from '@/lib/activities/invitations/queries'
import { viewerOfPerson } from '@/lib/auth/load'
import { statementsSent } from '@/lib/core/statements'
import { messages } from '@/lib/i18n/messages'
import { chooseNotices, notify, readAllNotices, readNotice } from '@/lib/notices/commands'
import { cleanNotices } from '@/lib/notices/jobs'
import { listNotices, noticeChoices } from '@/lib/notices/queries'
import { topicOf } from '@/lib/notices/rules'
import { topics } from '@/lib/notices/schema'
import { myDesk } from '@/lib/sharing/desk/queries'
import { db } from '../support/database'
import { hush, toldTo } from '../support/notices'
import { as } from '../support/sharing'
import { makeGroup, makeViewer, meeting, NOW } from '../support/world'

let groupId: string
let activityId: string
let officer: Viewer
let one: Viewer
let two: Viewer
let stranger: Viewer

beforeAll(async () => {
  groupId = (await makeGroup('one')).id
  officer = await makeViewer({ officerOf: [groupId] })
  one = await makeViewer({ memberOf: [groupId] })
  two = await makeViewer({ memberOf: [groupId] })
  stranger = await makeViewer({ officerOf: [(await makeGroup('two')).id] })
  const days = [{ date: '2026-09-20', from: '08:00', to: '11:00' }]
  activityId = (await scheduleMeeting(as(officer), { ...meeting(groupId), days })).id
})
beforeEach(hush)

const say = (event: string, people: string[], more: object = {}) =>
  notify(db(), {
    event,
    kind: 'meeting.cancelled',
    groupId,
    people,
    subject: { activityId },
    path: `/meetings/${activityId}`,
    data: { reason: 'Hujan' },
    now: NOW,
    ...more,
  })
const idOf = async ({ personId }: Viewer) =>
  (await db().notice.findFirstOrThrow({ where: { personId }, select: { id: true } })).id

test('once for one event and person, also at once; not to the one who did it; none from what failed', async () => {
  const people = [one.personId, one.personId, officer.personId]
  await Promise.all([1, 2, 3, 4].map(() => say('x', people, { except: officer.personId })))
  await say('x', [one.personId])
  expect(await toldTo(one)).toHaveLength(1)
  expect(await toldTo(officer)).toEqual([])
  const cut = db().$transaction(async (tx) => {
    await notify(tx, {
      event: 'y',
      kind: 'problem.help',
      groupId,
      people: [two.personId],
      subject: { activityId },
      path: '/problems',
      data: {},
      now: NOW,
    })
    throw new Error('rolled back')
  })
  await expect(cut).rejects.toThrow('rolled back')
  expect(await toldTo(two)).toEqual([])
})

test('who left the group, or may no longer see the record, reads nothing of it', async () => {
  const { personId } = await makeViewer({ formerlyOf: [groupId] })
  const former = (await viewerOfPerson(personId, NOW)) as Viewer
  await say('x', [one.personId, former.personId, stranger.personId])
  const read = async (viewer: Viewer) => (await listNotices(viewer, {})).notices
  expect(await read(one)).toMatchObject([{ activity: { title: 'Diskusi permasalahan pembelajaran' } }])
  for (const viewer of [former, stranger]) {
    expect(await read(viewer)).toEqual([])
    expect((await myDesk(viewer, NOW)).notices).toEqual([])
    await expect(readNotice(as(viewer), { noticeId: await idOf(viewer) })).rejects.toMatchObject({
      code: 'notFound',
    })
    expect((await viewerOfPerson(viewer.personId, NOW))?.unread).toBe(0)
  }
  await hush()
  const problem = await db().problem.create({
    data: {
      groupId,
      reporterId: two.personId,
      grade: 'I',
      subject: 'x',
      situation: 'Rahasia',
      objective: 'A',
      supporting: [],
      visibility: 'officers',
      createdAt: NOW,
      updatedAt: NOW,
    },
    select: { id: true },
  })
  const hidden = { kind: 'problem.help', subject: { problemId: problem.id } }
  await say('z', [one.personId, two.personId], hidden)
  expect(await read(one)).toEqual([])
  expect(await read(two)).toHaveLength(1)
})

test('unread ones first at home and counted; opened, marked, all marked; nobody marks those of another', async () => {
  await say('a', [one.personId])
  await say('b', [one.personId], { now: new Date(NOW.getTime() - 1000) })
  const unread = async () => (await viewerOfPerson(one.personId, NOW))?.unread
  expect(await unread()).toBe(2)
  const [newest] = (await listNotices(one, {})).notices
  const noticeId = newest?.id ?? ''
  await expect(readNotice(as(two), { noticeId })).rejects.toMatchObject({ code: 'notFound' })
  await expect(readNotice(as(one), { noticeId: 'x' })).rejects.toMatchObject({ code: 'invalid' })
  expect(await readNotice(as(one), { noticeId })).toEqual({ to: `/groups/one/meetings/${activityId}` })
  await readNotice(as(one), { noticeId })
  expect(await unread()).toBe(1)
  const home = (await myDesk(one, NOW)).notices
  expect(home.map((row) => row.id === noticeId)).toEqual([false, true])
  await readAllNotices(as(two))
  expect(await unread()).toBe(1)
  await readAllNotices(as(one))
  expect(await unread()).toBe(0)
  const entries = await db().auditEntry.findMany({
    where: { personId: one.personId },
    orderBy: { id: 'asc' },
  })
  expect(entries.map((row) => row.command)).toEqual(['notice.read', 'notice.readAll'])
})

test('home reads it with what waits in one statement, the head of a page with the viewer', async () => {
  await say('s', [one.personId])
  const asked = async (work: () => Promise<unknown>) => {
    const before = statementsSent()
    await work()
    return statementsSent() - before
  }
  expect(await asked(() => myDesk(one, NOW))).toBe(1)
  expect(await asked(() => listNotices(one, {}))).toBe(1)
  expect(await asked(() => viewerOfPerson(one.personId, NOW))).toBe(1)
  expect(await asked(() => readPresence(one, activityId, NOW, NOW))).toBe(1)
  expect(await asked(() => readInvitations(officer, activityId, NOW))).toBe(1)
})

test('paged by key, the latest first; nonsense in the address begins anew', async () => {
  const at = (i: number) => ({ now: new Date(NOW.getTime() + Math.floor(i / 2) * 1000) })
  for (let i = 0; i < 35; i += 1) await say(`p${i}`, [one.personId], at(i))
  const first = await listNotices(one, {})
  expect(first.notices).toHaveLength(30)
  const second = await listNotices(one, { after: first.next })
  expect(second.next).toBeUndefined()
  const all = [...first.notices, ...second.notices]
  expect(new Set(all.map((row) => row.id)).size).toBe(35)
  expect(all.map((row) => row.at.getTime())).toEqual(all.map((row) => row.at.getTime()).sort((a, b) => b - a))
  for (const after of [
    'x',
    ['1_x'],
    '9_00000000-0000-0000-0000-00000000000',
    "1_' or 1",
    `1_${'-'.repeat(36)}`,
  ])
    expect((await listNotices(one, { after })).notices).toHaveLength(30)
})

test('a topic that is not wanted leaves no row, for that person alone', async () => {
  const { personId } = await makeViewer({ memberOf: [groupId] })
  const viewer = (await viewerOfPerson(personId, NOW)) as Viewer
  expect((await noticeChoices(viewer)).inApp).toEqual([...topics])
  await chooseNotices(as(viewer), { wanted: ['poll', 'task'] })
  await say('q', [personId, two.personId])
  expect((await noticeChoices(viewer)).inApp).toEqual(['poll', 'task'])
  expect(await toldTo(viewer)).toEqual([])
  expect(await toldTo(two)).toHaveLength(1)
  await chooseNotices(as(viewer), { wanted: undefined })
  expect((await noticeChoices(viewer)).inApp).toEqual([])
  await chooseNotices(as(viewer), { wanted: 'meeting' })
  await say('q', [personId])
  expect(await toldTo(viewer)).toHaveLength(1)
  await expect(chooseNotices(as(viewer), { wanted: ['all'] })).rejects.toMatchObject({ code: 'invalid' })
  expect(() => topicOf('weather.rain')).toThrow('No topic')
})

test('what was read two months ago, or is half a year old, is forgotten', async () => {
  const days = (count: number) => new Date(NOW.getTime() - count * 86_400_000)
  await say('read long ago', [one.personId], { now: days(100) })
  await readAllNotices({ viewer: one, now: days(61) })
  await say('read lately', [one.personId], { now: days(100) })
  await readAllNotices({ viewer: one, now: days(59) })
  await say('old', [one.personId], { now: days(181) })
  await say('kept', [one.personId], { now: days(179) })
  await cleanNotices.run({}, { now: NOW, jobId: '1' })
  const left = await db().notice.findMany({ orderBy: { event: 'asc' }, select: { event: true } })
  expect(left.map((row) => row.event)).toEqual(['kept', 'read lately'])
})

test('every kind has a sentence in both languages, with the same values', () => {
  const leaves = (node: object, path = ''): [string, string][] =>
    Object.entries(node).flatMap(([name, value]) =>
      typeof value === 'string' ? [[`${path}${name}`, value]] : leaves(value, `${path}${name}.`),
    )
  const values = (text: string) => [...new Set(text.match(/\{(at|was|due|count|place|kind)/g))].sort()
  const [id, en] = [messages.id, messages.en].map((all) => new Map(leaves(all.notices.kinds)))
  expect([...(id?.keys() ?? [])]).toEqual([...(en?.keys() ?? [])])
  for (const [kind, text] of id ?? []) {
    expect(values(en?.get(kind) ?? '')).toEqual(values(text))
    expect(messages.id.notices.topics).toHaveProperty(topicOf(kind))
  }
})
