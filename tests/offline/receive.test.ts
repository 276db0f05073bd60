import { randomUUID } from 'node:crypto'
import { beforeAll, expect, test } from 'vitest'
import type { Viewer } from '@/lib/access/viewer'
import { codeAt } from '@/lib/activities/checkin/rules'
import { scheduleMeeting, stepActivity } from '@/lib/activities/commands'
import { assertVersion, receive } from '@/lib/offline/commands'
import { pagesToKeep } from '@/lib/offline/queries'
import { VERSION } from '@/lib/offline/rules'
import type { kinds } from '@/lib/offline/schema'
import { db } from '../support/database'
import { as } from '../support/sharing'
import { makeGroup, makeViewer, meeting, NOW, report } from '../support/world'

let group: { id: string; slug: string }
let officer: Viewer
let other: Viewer
let one: Viewer
let two: Viewer

beforeAll(async () => {
  group = { ...(await makeGroup('luring')), slug: 'luring' }
  officer = await makeViewer({ officerOf: [group.id] })
  other = await makeViewer({ officerOf: [group.id] })
  one = await makeViewer({ memberOf: [group.id] })
  two = await makeViewer({ memberOf: [group.id] })
})

type Kind = (typeof kinds)[number]
const message = (
  viewer: Viewer,
  kind: Kind,
  fields: Record<string, string | string[]>,
  item: string = randomUUID(),
) => ({
  v: VERSION,
  item,
  person: viewer.personId,
  kind,
  fields: { group: group.slug, ...fields },
})
const send = (viewer: Viewer, ...[kind, fields, item]: [Kind, Record<string, string | string[]>, string?]) =>
  receive(viewer, NOW, message(viewer, kind, fields, item))
const code = (key: string) => expect.objectContaining({ complaint: expect.objectContaining({ key }) })
const rowsOf = (activityId: string) =>
  db().attendance.findMany({
    where: { activityId },
    select: { personId: true, status: true, recordedBy: true },
  })

const told = (): Record<string, string | string[]> => report(group.id)

test('a report counts once however often it comes, and leads to its page', async () => {
  const item = randomUUID()
  const situation = `Sekali saja ${item}`
  const done = []
  for (let i = 0; i < 3; i += 1) done.push(await send(one, 'problem.report', { ...told(), situation }, item))
  expect(await db().problem.count({ where: { situation } })).toBe(1)
  expect(new Set(done.map(({ to }) => to)).size).toBe(1)
  expect(done[0]?.to).toMatch(/^\/groups\/luring\/problems\/[0-9a-f-]{36}$/)
})

test('what another person wrote, another version and bad input are refused, and nothing is written', async () => {
  const before = await db().problem.count()
  await expect(receive(two, NOW, message(one, 'problem.report', told()))).rejects.toEqual(
    code('outboxPerson'),
  )
  await expect(send(one, 'problem.report', { ...told(), situation: '' })).rejects.toMatchObject({
    code: 'invalid',
  })
  const stranger = await makeViewer({ memberOf: [(await makeGroup('jauh')).id] })
  await expect(send(stranger, 'problem.report', told())).rejects.toMatchObject({ code: 'notFound' })
  expect(await db().problem.count()).toBe(before)
  expect(() => assertVersion(VERSION + 1)).toThrow(code('outboxVersion') as never)
  expect(() => assertVersion(VERSION)).not.toThrow()
})

test('a draft is kept, written further and sent in', async () => {
  const bare = { grade: '', subject: '', tried: '' }
  const { to } = await send(one, 'problem.draft', { groupId: group.id, ...bare, situation: 'Baru awal' })
  const problemId = to.split('/').at(-1) ?? ''
  const { groupId: _, ...rest } = told()
  await send(one, 'problem.changeDraft', { problemId, ...bare, situation: 'Lebih jauh' })
  expect(
    await db().problem.findUnique({ where: { id: problemId }, select: { state: true, situation: true } }),
  ).toEqual({ state: 'draft', situation: 'Lebih jauh' })
  await send(one, 'problem.sendDraft', { ...rest, problemId })
  expect((await db().problem.findUnique({ where: { id: problemId } }))?.state).toBe('submitted')
})

/** The list of a day as a phone sends it: nobody was marked when it was opened. */
const list = (activityId: string, marks: [Viewer, string][], more = {}) => ({
  activityId,
  member: [officer, other, one, two].map((viewer) => viewer.personId),
  ...Object.fromEntries([officer, other, one, two].map((viewer) => [`was.${viewer.personId}`, ''])),
  ...Object.fromEntries(marks.map(([viewer, status]) => [`status.${viewer.personId}`, status])),
  ...more,
})

test('two officers took attendance of one meeting: the first mark of each person stays, and what differed is told', async () => {
  const { id } = await scheduleMeeting(as(officer), meeting(group.id))
  const first = randomUUID()
  const earlier = list(id, [
    [one, 'present'],
    [two, 'absent'],
  ])
  expect(await send(officer, 'attendance.record', earlier, first)).toMatchObject({ said: [] })
  const later = list(
    id,
    [
      [one, 'sick'],
      [two, 'absent'],
    ],
    { rest: 'present', from: 'list' },
  )
  const key = randomUUID()
  const done = await send(other, 'attendance.record', later, key)
  expect(done.to).toBe(`/groups/luring/meetings/${id}/attendance`)
  expect(done.said).toHaveLength(1)
  expect(done.said[0]).toContain(one.name)
  expect(done.said[0]).toContain(officer.name)
  // A lost answer brings the same again, also when the first one is sent anew after it.
  expect(await send(other, 'attendance.record', later, key)).toEqual(done)
  await send(officer, 'attendance.record', earlier, first)
  const rows = new Map(
    (await rowsOf(id)).map((row) => [row.personId, `${row.status} ${row.recordedBy === officer.personId}`]),
  )
  expect(Object.fromEntries(rows)).toEqual({
    [one.personId]: 'present true',
    [two.personId]: 'absent true',
    [officer.personId]: 'present false',
    [other.personId]: 'present false',
  })
  // One's own mark is changed without a question, as is what the list had shown.
  expect(await send(officer, 'attendance.record', list(id, [[one, 'excused']]))).toMatchObject({ said: [] })
  const shown = { [`was.${one.personId}`]: 'excused' }
  expect(await send(other, 'attendance.record', list(id, [[one, 'sick']], shown))).toMatchObject({ said: [] })
  await stepActivity(as(officer), { activityId: id, step: 'hold', reason: '' })
  await stepActivity(as(officer), { activityId: id, step: 'lock', reason: '' })
  await expect(send(other, 'attendance.record', list(id, [[one, 'present']]))).rejects.toEqual(
    code('attendanceLocked'),
  )
})

test('minutes are merged with what others wrote meanwhile; where both wrote the same lines nothing is joined unasked', async () => {
  const { id } = await scheduleMeeting(as(officer), meeting(group.id))
  const minutes = (text: string, base = '') => ({
    activityId: id,
    version: '0',
    text,
    decisions: '',
    'base.text': base,
    'base.decisions': '',
  })
  await send(officer, 'minutes.merge', minutes('Dibuka ketua.'))
  const item = randomUUID()
  for (let i = 0; i < 2; i += 1) await send(other, 'minutes.merge', minutes('Ditutup doa.'), item)
  const text = async () => (await db().minutes.findUnique({ where: { activityId: id } }))?.text
  expect(await text()).toBe('Dibuka ketua.\nDitutup doa.')
  await expect(send(other, 'minutes.merge', minutes('Dibuka Bu Sari.', 'Dibuka.'))).rejects.toEqual(
    code('minutesClash'),
  )
  expect(await text()).toBe('Dibuka ketua.\nDitutup doa.')
})

test('a code that waited counts while it is valid; later it is told apart from a wrong one, and does not count', async () => {
  const { id } = await scheduleMeeting(as(officer), meeting(group.id))
  const day = await db().activityDay.findFirstOrThrow({ where: { activityId: id } })
  const begin = day.startsAt.getTime()
  const at = (minutes: number) => new Date(begin + minutes * 60_000)
  const enter = (viewer: Viewer, shown: number, sent: number) =>
    receive(viewer, at(sent), message(viewer, 'checkIn.enter', { code: codeAt(day, at(shown)).code }))
  expect((await enter(one, 5, 5.5)).to).toMatch(/^\/check-in\/done\//)
  await expect(enter(two, 5, 60)).rejects.toEqual(code('codeSentLate'))
  await expect(enter(two, 5, 20 * 60)).rejects.toEqual(code('codeSentLate'))
  const wrong = receive(two, at(60), message(two, 'checkIn.enter', { code: 'x' }))
  await expect(wrong).rejects.toMatchObject({ code: 'invalid' })
  expect((await rowsOf(id)).map((row) => row.personId)).toEqual([one.personId])
})

test('the pages for a phone: of today and soon, lists for officers alone, and no page of another group', async () => {
  const { id } = await scheduleMeeting(as(officer), meeting(group.id))
  const page = `/groups/luring/meetings/${id}`
  const { startsAt } = await db().activity.findUniqueOrThrow({ where: { id } })
  const now = new Date((startsAt?.getTime() ?? 0) - 3_600_000)
  const [mine, theirs] = [await pagesToKeep(officer, now), await pagesToKeep(one, now)]
  expect(mine).toEqual(
    expect.arrayContaining(['/', '/outbox', page, `${page}/attendance`, `${page}/minutes`]),
  )
  expect(theirs).toEqual(
    expect.arrayContaining(['/', '/outbox', '/check-in', '/groups/luring/problems/new', page]),
  )
  expect(theirs.filter((path) => path.includes('attendance'))).toEqual([])
  const nobody = await makeViewer({ regions: ['33'] })
  expect((await pagesToKeep(nobody, now)).filter((path) => path.includes('luring'))).toEqual([])
})
