import { beforeAll, expect, test } from 'vitest'
import type { Viewer } from '@/lib/access/viewer'
import { scheduleMeeting } from '@/lib/activities/commands'
import { closeProblem, helpWithProblem, reopenProblem } from '@/lib/problems/commands'
import { listProblems } from '@/lib/problems/queries'
import { setPatience } from '@/lib/problems/waiting/commands'
import { proposedForAgenda, waitingProblems } from '@/lib/problems/waiting/queries'
import { returning } from '@/lib/problems/waiting/rules'
import { db } from '../support/database'
import { lastEntry } from '../support/people'
import { as, refused, reported } from '../support/problems'
import { makeGroup, makeViewer, meeting, NOW } from '../support/world'

let groupId: string
let reporter: Viewer
let officer: Viewer
let old: string
let fresh: string

beforeAll(async () => {
  groupId = (await makeGroup('one')).id
  reporter = await makeViewer({ memberOf: [groupId] })
  officer = await makeViewer({ officerOf: [groupId] })
  fresh = await reported(reporter, groupId, {}, -3)
  old = await reported(reporter, groupId, {}, -50)
  await helpWithProblem(as(officer, -49), { problemId: old, text: 'x' })
})

const patience = { now: NOW, days: 42 }
const waiting = async (viewer = officer) =>
  (await waitingProblems(viewer, groupId, patience, null)).problems.map((one) => one.id)
const overdue = async () =>
  (await listProblems(reporter, groupId, { show: 'overdue' }, 30, patience)).problems.map((one) => one.id)

const offered = (agendaOf?: string) =>
  proposedForAgenda(officer, { id: groupId, problemDays: 42 }, NOW, agendaOf)

test('what is open for too long comes back to the officers, the oldest first, though somebody helped', async () => {
  expect(await waiting()).toEqual([old, fresh])
  expect(await waiting(reporter)).toEqual([])
  expect(await overdue()).toEqual([old])
  expect((await offered()).map(({ id, overdueDays }) => [id, overdueDays])).toEqual([
    [old, 50],
    [fresh, null],
  ])
  // A form for a new meeting has it ticked; what is only waiting is the officers' to choose.
  expect(returning(await offered())).toEqual([old])
})

test('of many that are open for too long the ten longest come back by themselves', () => {
  const proposed = Array.from({ length: 12 }, (_, i) => ({
    id: `${i}`,
    overdueDays: i === 3 ? null : 60 - i,
  }))
  expect(returning(proposed)).toEqual(['0', '1', '2', '4', '5', '6', '7', '8', '9', '10'])
})

test('a coming agenda takes it off the list; closing ends it, and reopening counts anew', async () => {
  const plan = { ...meeting(groupId), problemIds: [old] }
  const { id: activityId } = await scheduleMeeting(as(officer), plan)
  expect(await waiting()).toEqual([fresh])
  // Neither the next meeting's form nor its agenda proposes it again.
  for (const agendaOf of [undefined, activityId])
    expect((await offered(agendaOf)).map((one) => one.id)).toEqual([fresh])
  await db().activity.update({ where: { id: activityId }, data: { state: 'held' } })
  expect((await offered()).map((one) => one.id)).toEqual([old, fresh])
  expect(await waiting()).toEqual([old, fresh])
  await closeProblem(as(reporter), { problemId: old, outcome: 'solved', text: 'Karena itu.' })
  expect(await overdue()).toEqual([])
  await reopenProblem(as(reporter), { problemId: old, text: 'x' })
  expect(await overdue()).toEqual([])
  expect(await waiting()).toEqual([fresh, old])
})

test('the group sets its own patience', async () => {
  const set = (viewer: Viewer, days: number | string) => setPatience(as(viewer), { groupId, days } as never)
  await set(officer, '14')
  expect(await db().group.findUniqueOrThrow({ where: { id: groupId } })).toMatchObject({ problemDays: 14 })
  expect(await lastEntry()).toMatchObject({ command: 'problem.setPatience', detail: { days: 14 } })
  await refused(groupId, () => set(reporter, 20), 'forbidden')
  const stranger = await makeViewer({ officerOf: [(await makeGroup('two')).id] })
  await refused(groupId, () => set(stranger, 20), 'notFound')
  for (const days of [0, 6, 366, 'x', '1e9', '']) await refused(groupId, () => set(officer, days), 'invalid')
})

test('sixty rows come in pages by key', async () => {
  const lone = await makeGroup('three')
  const [one, chair] = [await makeViewer({ memberOf: [lone.id] }), await makeViewer({ officerOf: [lone.id] })]
  const from = await reported(one, lone.id)
  const { id: _, ...row } = await db().problem.findUniqueOrThrow({ where: { id: from } })
  await db().problem.createMany({ data: Array.from({ length: 59 }, () => row) })
  const seen: string[] = []
  for (let after: string | null = null, page = 0; page < 3; page += 1) {
    const { problems, next } = await waitingProblems(chair, lone.id, patience, after)
    seen.push(...problems.map((problem) => problem.id))
    if (!next) break
    after = next
  }
  expect(new Set(seen).size).toBe(60)
  const first = await listProblems(one, lone.id, {})
  const second = await listProblems(one, lone.id, { before: first.next })
  expect([first.problems.length, second.problems.length, second.next]).toEqual([30, 30, undefined])
})
