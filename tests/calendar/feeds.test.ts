import { beforeAll, expect, test } from 'vitest'
import type { Viewer } from '@/lib/access/viewer'
import { changeActivity, scheduleMeeting, stepActivity } from '@/lib/activities/commands'
import { readActivity } from '@/lib/activities/queries'
import { endGroupFeed, endOwnFeed, openGroupFeed, openOwnFeed } from '@/lib/calendar/feeds/commands'
import { groupFeed, ownFeed, readEntry, readFeed } from '@/lib/calendar/feeds/queries'
import { dateValue } from '@/lib/core/time'
import { groupOf } from '@/lib/groups/queries'
import { reportProblem } from '@/lib/problems/commands'
import { db } from '../support/database'
import { makeGroup, makeViewer, meeting, NOW, report } from '../support/world'

let groupId: string
let otherId: string
let officer: Viewer
let teacher: Viewer
let stranger: Viewer
const as = (viewer: Viewer) => ({ viewer, now: NOW })

beforeAll(async () => {
  groupId = (await makeGroup('one', '52.03', 'Asia/Makassar')).id
  otherId = (await makeGroup('two')).id
  officer = await makeViewer({ officerOf: [groupId] })
  teacher = await makeViewer({ memberOf: [groupId] })
  stranger = await makeViewer({ officerOf: [otherId] })
})

const titles = async (token: string) =>
  (await readFeed(token, NOW))?.entries.map((one) => one.title).sort() ?? null

test('one’s own calendar: the groups of the moment, a secret that is kept nowhere, until it is ended', async () => {
  await scheduleMeeting(as(officer), { ...meeting(groupId), title: 'Satu' })
  await scheduleMeeting(as(stranger), { ...meeting(otherId), title: 'Dua' })
  const { token } = await openOwnFeed(as(teacher))
  expect(token).toMatch(/^[A-Za-z0-9_-]{43}$/)
  const everything = JSON.stringify([
    await db().calendarFeed.findMany(),
    await db().auditEntry.findMany(),
    await db().sentForm.findMany(),
  ])
  expect(everything).not.toContain(token)
  expect(await titles(token)).toEqual(['Satu'])
  const joined = { groupId: otherId, personId: teacher.personId, startedOn: dateValue('2026-01-01') }
  const { id } = await db().membership.create({ data: joined, select: { id: true } })
  expect(await titles(token)).toEqual(['Dua', 'Satu'])
  await db().membership.update({ where: { id }, data: { endedOn: dateValue('2026-08-12') } })
  expect(await titles(token)).toEqual(['Satu'])
  for (const wrong of ['', 'x', `${token}x`, token.slice(1), `${token.slice(0, -2)}--`, '\u0000'])
    expect(await readFeed(wrong, NOW)).toBeNull()

  const feed = await ownFeed(teacher)
  const feedId = feed?.id ?? ''
  await expect(endOwnFeed(as(officer), { feedId })).rejects.toMatchObject({ code: 'notFound' })
  const again = await openOwnFeed(as(teacher))
  expect(await titles(token)).toBeNull()
  expect(await titles(again.token)).toEqual(['Satu'])
  await endOwnFeed(as(teacher), { feedId: (await ownFeed(teacher))?.id ?? '' })
  expect(await titles(again.token)).toBeNull()
  expect(await ownFeed(teacher)).toBeNull()
  const said = await db().auditEntry.findMany({
    where: { personId: teacher.personId },
    orderBy: { id: 'asc' },
  })
  expect(said.map((one) => one.command)).toEqual(['feed.open', 'feed.open', 'feed.end'])
})

test('without any group left, or after the person is gone, the address is unknown', async () => {
  const leaver = await makeViewer({ memberOf: [groupId] })
  const { token } = await openOwnFeed(as(leaver))
  expect(await titles(token)).not.toBeNull()
  await db().membership.updateMany({
    where: { personId: leaver.personId },
    data: { endedOn: dateValue('2026-08-12') },
  })
  expect(await titles(token)).toBeNull()
  await db().membership.deleteMany({ where: { personId: leaver.personId } })
  await db().person.delete({ where: { id: leaver.personId } })
  expect(await titles(token)).toBeNull()
})

test('a group’s calendar: officers make and end it, and it lasts while its maker may read it', async () => {
  await expect(openGroupFeed(as(teacher), { groupId })).rejects.toMatchObject({ code: 'forbidden' })
  await expect(openGroupFeed(as(stranger), { groupId })).rejects.toMatchObject({ code: 'notFound' })
  expect(await db().calendarFeed.count({ where: { groupId } })).toBe(0)
  const second = await makeViewer({ officerOf: [groupId] })
  const { token } = await openGroupFeed(as(second), { groupId })
  const group = await groupOf(officer, 'one')
  if (!group) throw new Error('no group')
  expect(await groupFeed(teacher, group)).toBeNull()
  const feed = await groupFeed(officer, group)
  expect((await readFeed(token, NOW))?.name).toBe('one')
  expect(await titles(token)).toEqual(['Satu'])
  const feedId = feed?.id ?? ''
  await expect(endGroupFeed(as(teacher), { feedId })).rejects.toMatchObject({ code: 'forbidden' })
  await expect(endGroupFeed(as(stranger), { feedId })).rejects.toMatchObject({ code: 'notFound' })
  await db().membership.updateMany({
    where: { personId: second.personId },
    data: { endedOn: dateValue('2026-08-12') },
  })
  expect(await titles(token)).toBeNull()
  await endGroupFeed(as(officer), { feedId })
  await expect(endGroupFeed(as(officer), { feedId })).rejects.toMatchObject({ code: 'conflict' })
  expect(await groupFeed(officer, group)).toBeNull()
})

test('ten new addresses at once: one of them runs', async () => {
  const tokens = await Promise.all(Array.from({ length: 10 }, () => openOwnFeed(as(officer))))
  const read = await Promise.all(tokens.map(({ token }) => readFeed(token, NOW)))
  expect(read.filter(Boolean)).toHaveLength(1)
})

test('SEQUENCE rises with what a calendar shows, and with nothing else', async () => {
  const { id } = await scheduleMeeting(as(officer), meeting(groupId))
  const now = async () => (await readEntry(teacher, groupId, id))?.sequence
  const change = async (more: object) => {
    const { groupId: _, ...plan } = meeting(groupId)
    const version = (await readActivity(officer, id))?.version ?? 0
    await changeActivity(as(officer), { ...plan, activityId: id, version, reason: '', ...more })
  }
  expect(await now()).toBe(0)
  await change({ agenda: 'Lain', objective: 'A', letterNumber: '1' })
  expect(await now()).toBe(0)
  await change({ title: 'Judul baru' })
  expect(await now()).toBe(1)
  await change({ title: 'Judul baru', place: 'SDN 2' })
  expect(await now()).toBe(2)
  await change({
    title: 'Judul baru',
    place: 'SDN 2',
    days: [{ date: '2026-08-12', from: '09:00', to: '11:00' }],
  })
  expect(await now()).toBe(3)
  await stepActivity(as(officer), { activityId: id, step: 'postpone', reason: 'Ujian' })
  expect(await now()).toBe(4)
  await stepActivity(as(officer), { activityId: id, step: 'cancel', reason: 'Ujian' })
  expect(await now()).toBe(5)
  expect((await readEntry(teacher, groupId, id))?.sequencedAt).toEqual(NOW)
  const held = await scheduleMeeting(as(officer), meeting(groupId))
  await stepActivity(as(officer), { activityId: held.id, step: 'hold', reason: '' })
  expect((await readEntry(teacher, groupId, held.id))?.sequence).toBe(0)
  expect(await readEntry(stranger, groupId, id)).toBeNull()
  expect(await readEntry(stranger, otherId, id)).toBeNull()
})

test('a feed holds one year back and two ahead, and no word of a problem or a person', async () => {
  const { id: problemId } = await reportProblem(as(teacher), {
    ...report(groupId),
    situation: 'Rahasia pengurus saja, jangan bocor.',
    visibility: 'officers',
  })
  const at = (date: string) => ({ days: [{ date, from: '08:00', to: '09:00' }] })
  for (const [title, date] of [
    ['Lama', '2025-08-01'],
    ['Baru saja', '2025-09-01'],
    ['Jauh', '2028-08-01'],
    ['Terlalu jauh', '2028-09-01'],
  ] as const)
    await scheduleMeeting(as(officer), {
      ...meeting(groupId),
      ...at(date),
      title,
      problemIds: [problemId],
    }).catch(() => scheduleMeeting(as(officer), { ...meeting(groupId), ...at(date), title }))
  const { token } = await openOwnFeed(as(teacher))
  const found = await titles(token)
  expect(found).toEqual(expect.arrayContaining(['Baru saja', 'Jauh']))
  expect(found).not.toContain('Lama')
  expect(found).not.toContain('Terlalu jauh')
  const all = JSON.stringify(await readFeed(token, NOW))
  expect(all).not.toContain('Rahasia')
  expect(all).not.toContain('Slamet')
})
