import { beforeAll, expect, test } from 'vitest'
import type { Viewer } from '@/lib/access/viewer'
import { answerPoll, closePoll, openPoll, settlePoll } from '@/lib/polls/commands'
import { listPolls, readPoll } from '@/lib/polls/queries'
import { bestOf, sumsOf } from '@/lib/polls/rules'
import { db } from '../support/database'
import { outcomes } from '../support/people'
import { makeGroup, makeViewer, meeting, NOW } from '../support/world'

let groupId: string
let officer: Viewer
let teacher: Viewer
let stranger: Viewer
let supervisor: Viewer
const as = (viewer: Viewer, now = NOW, formKey?: string) => ({ viewer, now, formKey })

beforeAll(async () => {
  groupId = (await makeGroup('one', '52.03', 'Asia/Makassar')).id
  officer = await makeViewer({ officerOf: [groupId] })
  teacher = await makeViewer({ memberOf: [groupId] })
  stranger = await makeViewer({ officerOf: [(await makeGroup('two')).id] })
  supervisor = await makeViewer({ regions: ['52'] })
})

const options = [
  { date: '2026-12-31', from: '08:00', to: '11:00' },
  { date: '2026-11-21', from: '08:00', to: '11:00' },
]
const poll = (more: object = {}) => ({
  groupId,
  title: 'Kapan kita bertemu?',
  options,
  closesOn: '',
  closesFrom: '',
  ...more,
})
const answers = async (pollId: string, ...said: ('yes' | 'ifNeedBe' | 'no')[]) => {
  const found = await readPoll(officer, pollId, NOW)
  const rows = (found?.options ?? []).map(({ id }, i) => ({ optionId: id, answer: said[i] }))
  return { pollId, answers: rows.filter((one) => one.answer) as never }
}

test('asked, answered, changed, summed up: one answer a person and option', async () => {
  const { id } = await openPoll(as(officer), poll({ closesOn: '2026-08-20', closesFrom: '12:00' }))
  const found = await readPoll(teacher, id, NOW)
  expect(found?.closesAt).toEqual(new Date('2026-08-20T04:00:00Z'))
  expect(found?.options.map((one) => one.startsAt.toISOString())).toEqual([
    '2026-11-21T00:00:00.000Z',
    '2026-12-31T00:00:00.000Z',
  ])
  await answerPoll(as(teacher), await answers(id, 'no', 'yes'))
  await answerPoll(as(officer), await answers(id, 'yes', 'ifNeedBe'))
  await answerPoll(as(teacher), await answers(id, 'ifNeedBe', 'yes'))
  const sums = (await readPoll(teacher, id, NOW))?.options.map(sumsOf) ?? []
  expect(sums).toEqual([
    { yes: 1, ifNeedBe: 1, no: 0 },
    { yes: 1, ifNeedBe: 1, no: 0 },
  ])
  expect(bestOf(sums)).toEqual([0, 1])
  expect(bestOf([])).toEqual([])
  expect(bestOf([{ yes: 0, ifNeedBe: 0, no: 3 }])).toEqual([])
  expect(
    bestOf([
      { yes: 2, ifNeedBe: 1, no: 0 },
      { yes: 1, ifNeedBe: 2, no: 0 },
    ]),
  ).toEqual([0])
  const sent = await Promise.all([answers(id, 'yes', 'no'), answers(id, 'no', 'yes')])
  const both = await outcomes(sent.map((one) => answerPoll(as(teacher), one)))
  expect(both.refused).toEqual([])
  expect(await db().pollAnswer.count({ where: { personId: teacher.personId } })).toBe(2)
  const entries = await db().auditEntry.findMany({ where: { subjectId: id } })
  expect(new Set(entries.map((one) => one.command))).toEqual(new Set(['poll.open', 'poll.answer']))
})

test('who may: members answer, officers ask; a supervisor and others find nothing', async () => {
  await expect(openPoll(as(teacher), poll())).rejects.toMatchObject({ code: 'forbidden' })
  await expect(openPoll(as(stranger), poll())).rejects.toMatchObject({ code: 'notFound' })
  const { id: pollId } = await openPoll(as(officer), poll())
  const said = await answers(pollId, 'yes')
  for (const viewer of [stranger, supervisor]) {
    expect(await readPoll(viewer, pollId, NOW)).toBeNull()
    expect((await listPolls(viewer, groupId, {}, NOW)).polls).toEqual([])
    await expect(answerPoll(as(viewer), said)).rejects.toMatchObject({ code: 'notFound' })
    await expect(closePoll(as(viewer), { pollId })).rejects.toMatchObject({ code: 'notFound' })
  }
  await expect(closePoll(as(teacher), { pollId })).rejects.toMatchObject({ code: 'forbidden' })
  const settle = { ...meeting(groupId), pollId }
  await expect(settlePoll(as(teacher), settle)).rejects.toMatchObject({ code: 'forbidden' })
  await expect(settlePoll(as(stranger), settle)).rejects.toMatchObject({ code: 'notFound' })
  expect(await db().pollAnswer.count({ where: { option: { pollId } } })).toBe(0)
})

test.each([
  [{ options: options.slice(0, 1) }, 'options.1.date', 'twoOptions'],
  [{ options: [options[0], options[0]] }, 'options.1.date', 'optionTwice'],
  [
    { options: Array.from({ length: 13 }, (_, i) => ({ ...options[0], from: `08:${10 + i}` })) },
    'options',
    'tooLarge',
  ],
  [{ options: [options[0], { date: '2027-02-29', from: '08:00', to: '09:00' }] }, 'options.1.date', 'date'],
  [
    { options: [options[0], { date: '2026-12-31', from: '22:00', to: '01:00' }] },
    'options.1.to',
    'endBeforeStart',
  ],
  [{ closesOn: '2026-08-01' }, 'closesOn', 'closesPast'],
  [{ closesFrom: '08:00' }, 'closesOn', 'date'],
  [{ closesOn: '2026-08-20', closesFrom: '25:00' }, 'closesFrom', 'clock'],
  [{ title: '' }, 'title', 'required'],
])('refused beside its field: %j', async (more, field, key) => {
  const before = await db().poll.count()
  await expect(openPoll(as(officer), poll(more))).rejects.toMatchObject({ fields: { [field]: { key } } })
  expect(await db().poll.count()).toBe(before)
})

test('answered after it closed: a sentence and nothing written', async () => {
  const { id: pollId } = await openPoll(as(officer), poll({ closesOn: '2026-08-20' }))
  const said = await answers(pollId, 'yes')
  const late = new Date('2026-08-20T15:59:00Z')
  await expect(answerPoll(as(teacher, late), said)).rejects.toMatchObject({
    complaint: { key: 'pollClosed' },
  })
  await answerPoll(as(teacher, new Date(late.getTime() - 60_000)), said)
  await closePoll(as(officer), { pollId })
  await expect(answerPoll(as(officer), said)).rejects.toMatchObject({ complaint: { key: 'pollClosed' } })
  await expect(closePoll(as(officer), { pollId })).rejects.toMatchObject({
    complaint: { key: 'pollSettled' },
  })
  expect(await db().pollAnswer.count({ where: { option: { pollId } } })).toBe(1)
  const other = await openPoll(as(officer), poll())
  const foreign = { ...(await answers(other.id, 'yes')), pollId: (await openPoll(as(officer), poll())).id }
  await expect(answerPoll(as(teacher), foreign)).rejects.toMatchObject({
    fields: { answers: { key: 'unknown' } },
  })
  await expect(answerPoll(as(teacher), { ...foreign, answers: [] })).rejects.toMatchObject({
    complaint: { key: 'pollNoAnswer' },
  })
})

test('an officer picks: the meeting is scheduled once, the poll ends and names it', async () => {
  const { id: pollId } = await openPoll(as(officer), poll())
  const settle = { ...meeting(groupId), pollId, days: [options[0] as never] }
  await expect(settlePoll(as(officer), { ...settle, place: '' })).rejects.toMatchObject({
    fields: { place: { key: 'placeOrLink' } },
  })
  expect((await readPoll(officer, pollId, NOW))?.open).toBe(true)
  const both = await outcomes([settlePoll(as(officer), settle), settlePoll(as(officer), settle)])
  expect(both.succeeded).toBe(1)
  expect(both.refused).toMatchObject([{ complaint: { key: 'pollSettled' } }])
  const found = await readPoll(teacher, pollId, NOW)
  expect(found).toMatchObject({ open: false, activity: { title: settle.title } })
  expect(await db().activity.count({ where: { poll: { id: pollId } } })).toBe(1)
  // The same form sent twice makes one poll.
  const key = '019a0000-0000-7000-8000-00000000000a'
  const once = await openPoll(as(officer, NOW, key), poll())
  expect(await openPoll(as(officer, NOW, key), poll())).toEqual(once)
})
