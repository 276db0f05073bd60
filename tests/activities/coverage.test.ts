import fc from 'fast-check'
import { beforeAll, expect, test } from 'vitest'
import type { Viewer } from '@/lib/access/viewer'
import { addActionItem, completeActionItem } from '@/lib/activities/action-items/commands'
import { scheduleMeeting, stepActivity } from '@/lib/activities/commands'
import { saveMinutes } from '@/lib/activities/minutes/commands'
import { recordAttendance } from '@/lib/activities/records/commands'
import { cellRecords } from '@/lib/coverage/cells/queries'
import { groupFigures } from '@/lib/coverage/figures/queries'
import { groupCoverage } from '@/lib/coverage/queries'
import { beadStage } from '@/lib/coverage/rules'
import { type CellFigure, cellFigures, cellStages, cellSums } from '@/lib/coverage/schema'
import { onSchedule, stagesOf } from '@/lib/objectives/rules'
import { type ObjectiveCode, objectiveCodes, stages } from '@/lib/objectives/schema'
import { closeProblem, reopenProblem, reportProblem } from '@/lib/problems/commands'
import { addItem, adoptProgramme } from '@/lib/programme/commands'
import { db } from '../support/database'
import { makeGroup, makeViewer, meeting, NOW, planItem, report } from '../support/world'

let groupId: string
const items: string[] = []
const day = { date: '2026-08-12', from: '08:00', to: '11:00' }
let officer: Viewer
let teacher: Viewer
const year = { year: 2026, part: 'year' } as const
const as = (viewer: Viewer) => ({ viewer, now: NOW })

const plan = (objective: ObjectiveCode, more: object = {}) => ({ ...meeting(groupId), objective, ...more })

beforeAll(async () => {
  groupId = (await makeGroup('one', '52.03', 'Asia/Makassar')).id
  officer = await makeViewer({ officerOf: [groupId] })
  teacher = await makeViewer({ memberOf: [groupId] })
})

const rowOf = async (code: ObjectiveCode) =>
  (await groupCoverage(officer, groupId, year)).find((row) => row.objective === code)

test('one problem through the whole loop moves the row of its objective stage by stage', async () => {
  const { id: problemId } = await reportProblem(as(teacher), report(groupId))
  const { id: activityId } = await scheduleMeeting(
    as(officer),
    plan('D', { problemIds: [problemId], supporting: ['B'] }),
  )
  expect(await rowOf('D')).toMatchObject({ planned: 1, held: 0 })
  await recordAttendance(as(officer), {
    activityId,
    rows: [
      { personId: teacher.personId, status: 'present' },
      { personId: officer.personId, status: 'excused' },
    ],
  })
  await stepActivity(as(officer), { activityId, step: 'hold', reason: '' })
  expect(await rowOf('D')).toMatchObject({ planned: 1, held: 1, documented: 0, evidenced: 0 })
  expect(await rowOf('B')).toMatchObject({ planned: 0, held: 0, supporting: 1 })
  await expect(stepActivity(as(officer), { activityId, step: 'approve', reason: '' })).rejects.toMatchObject({
    code: 'conflict',
  })
  await stepActivity(as(officer), { activityId, step: 'lock', reason: '' })
  await saveMinutes(as(officer), {
    activityId,
    version: 0,
    text: 'Membahas pembagian.',
    decisions: 'Pakai biji\nCoba Senin',
  })
  await stepActivity(as(officer), { activityId, step: 'approve', reason: '' })
  const item = { activityId, text: 'Coba di kelas', ownerId: teacher.personId, dueOn: '2026-08-20' }
  const { id: actionItemId } = await addActionItem(as(officer), item)
  expect(await rowOf('D')).toMatchObject({ documented: 1, followedUp: 0 })
  await completeActionItem(as(teacher), { actionItemId })
  await closeProblem(as(teacher), { problemId, outcome: 'solved', text: 'Karena itu.' })
  const done = await rowOf('D')
  const asked = { groupId, objective: 'D', figure: 'evidenced', period: year } as const
  const { proofs } = await cellRecords(teacher, asked, NOW)
  expect(proofs.map((one) => [one.activityId, one.kind])).toEqual([[activityId, 'problem_confirmed_solved']])
  expect(done).toEqual({
    objective: 'D',
    planned: 1,
    held: 1,
    documented: 1,
    followedUp: 1,
    evidenced: 1,
    supporting: 0,
    jp: 4,
    people: 1,
    reported: 1,
    solved: 1,
  })
  expect(done && beadStage(done)).toBe(5)
  await reopenProblem(as(teacher), { problemId, text: 'Muncul lagi' })
  expect(await rowOf('D')).toMatchObject({ followedUp: 1, evidenced: 0 })
  expect(await groupCoverage(officer, groupId, year)).toHaveLength(7)
  const { rows, total } = await figures()
  expect(rows[3]).toEqual({ objective: 'D', jp: 4, people: 1, members: 1, reported: 1, solved: 0 })
  expect(total).toEqual({ jp: 4, people: 1, members: 1, reported: 1, solved: 0 })
  const strangers = await makeViewer({})
  const facts = { groupId, regionCode: '52.03' }
  const unseen = await groupFigures(strangers, { id: groupId, facts }, year)
  expect(unseen.figures.total).toEqual({ jp: 0, people: 0, members: 0, reported: 0, solved: 0 })
})

test('refused: a teacher, an early end, minutes over somebody else’s, attendance after the lock', async () => {
  await expect(scheduleMeeting(as(teacher), plan('A'))).rejects.toMatchObject({ code: 'forbidden' })
  await expect(
    scheduleMeeting(as(officer), plan('A', { days: [{ ...day, to: '07:00' }] })),
  ).rejects.toMatchObject({
    fields: { 'days.0.to': { key: 'endBeforeStart' } },
  })
  await expect(
    scheduleMeeting(as(officer), plan('A', { days: [{ ...day, date: '2027-02-29' }] })),
  ).rejects.toMatchObject({
    fields: { 'days.0.date': { key: 'date' } },
  })
  const { id: activityId } = await scheduleMeeting(as(officer), plan('A'))
  const first = { activityId, version: 0, text: 'Tulisan pertama.', decisions: '' }
  await saveMinutes(as(officer), first)
  await expect(saveMinutes(as(officer), { ...first, text: 'Tulisan kedua.' })).rejects.toMatchObject({
    code: 'conflict',
  })
  await expect(stepActivity(as(officer), { activityId, step: 'cancel', reason: '' })).rejects.toMatchObject({
    fields: { reason: { key: 'reason' } },
  })
  await stepActivity(as(officer), { activityId, step: 'hold', reason: '' })
  await expect(stepActivity(as(officer), { activityId, step: 'lock', reason: '' })).rejects.toMatchObject({
    complaint: { key: 'nobodyPresent' },
  })
  const rows = [{ personId: teacher.personId, status: 'present' as const }]
  await recordAttendance(as(officer), { activityId, rows })
  await stepActivity(as(officer), { activityId, step: 'lock', reason: '' })
  await expect(recordAttendance(as(officer), { activityId, rows })).rejects.toMatchObject({
    complaint: { key: 'attendanceLocked' },
  })
})

const figures = async () => {
  const facts = { groupId, regionCode: '52.03' }
  return (await groupFigures(officer, { id: groupId, facts }, year)).figures
}

/** People, credit hours and problems straight from the records, by objective and as a whole. */
async function recountFigures(id: string) {
  const held = await db().activity.findMany({
    where: { groupId: id, state: { in: ['held', 'locked', 'approved'] } },
    include: { attendance: { where: { status: 'present' } } },
  })
  const problems = await db().problem.findMany({ where: { groupId: id } })
  const of = (code: ObjectiveCode | null) => {
    const mine = held.filter((one) => one.attendance.length && (!code || one.objective === code))
    const told = problems.filter((one) => !code || one.objective === code)
    const people = mine.map((one) => new Set(one.attendance.map((row) => row.personId)))
    return {
      jp: mine.reduce((sum, one) => sum + (one.jp ?? 0), 0),
      people: people.reduce((sum, one) => sum + one.size, 0),
      members: new Set(people.flatMap((one) => [...one])).size,
      reported: told.length,
      solved: told.filter((one) => one.outcome === 'solved').length,
    }
  }
  return {
    rows: objectiveCodes.map((objective) => ({ objective, ...of(objective) })),
    total: of(null),
  }
}

/** The plain recount: every activity's stages from its records, no counter read. */
async function recount(id: string) {
  const all = await db().activity.findMany({
    where: { groupId: id },
    include: { attendance: true, materials: true, actionItems: true, evidence: true, trials: true },
  })
  const rows = Object.fromEntries(objectiveCodes.map((code) => [code, stages.map(() => 0)]))
  for (const one of all) {
    const reached = stagesOf({
      ...one,
      presentCount: one.attendance.filter((row) => row.status === 'present').length,
      publishedMaterials: one.materials.filter((row) => row.publishedAt).length,
      doneActionItems: one.actionItems.filter((row) => row.doneAt).length,
      trials: one.trials.filter((row) => !row.withdrawnAt).length,
      evidenceKinds: one.evidence.map((row) => row.kind),
    })
    for (const stage of reached)
      (rows[one.objective] as number[])[stages.indexOf(stage)] =
        ((rows[one.objective] as number[])[stages.indexOf(stage)] ?? 0) + 1
  }
  const items = await db().programmeItem.findMany({
    where: { groupId: id, programme: { adoptedAt: { not: null } } },
    include: { activities: true },
  })
  const live: string[] = [...onSchedule]
  for (const item of items)
    if (!item.activities.some((one) => live.includes(one.state)))
      (rows[item.objective] as number[])[0] = ((rows[item.objective] as number[])[0] ?? 0) + 1
  return rows
}

test('after random histories the counters equal a plain recount', async () => {
  const step = fc.constantFrom('hold', 'lock', 'approve', 'cancel', 'postpone', 'attend', 'minutes', 'action')
  const history = fc.array(
    fc.record({ objective: fc.constantFrom(...objectiveCodes), steps: fc.array(step, { maxLength: 9 }) }),
    { minLength: 1, maxLength: 4 },
  )
  for (const objective of ['A', 'D', 'F'] as const)
    items.push((await addItem(as(officer), { ...planItem(groupId), objective })).id)
  await adoptProgramme(as(officer), { groupId, schoolYear: 2026 })
  await fc.assert(
    fc.asyncProperty(history, async (plans) => {
      // Several activities move at once; steps that do not fit are refused and must leave nothing.
      await Promise.all(
        plans.flatMap((plan) => [live(plan.objective, plan.steps), tell(plan.objective, plan.steps.length)]),
      )
      const expected = await recount(groupId)
      const rows = await groupCoverage(officer, groupId, year)
      for (const row of rows) expect(stages.map((stage) => row[stage])).toEqual(expected[row.objective])
      expect(await figures()).toEqual(await recountFigures(groupId))
    }),
    { numRuns: 12 },
  )
  // Each figure opens to what it counts, and to no more.
  for (const row of await groupCoverage(officer, groupId, year))
    for (const figure of [...cellStages, ...cellSums])
      expect(await opened(row.objective, figure), `${row.objective} ${figure}`).toBe(row[figure])
  const { rows, total } = await figures()
  for (const figure of [...cellSums, 'members'] as const)
    expect(await opened(null, figure), figure).toBe(total[figure])
  expect(total.reported).toBeGreaterThan(total.solved)
  for (const { objective, members } of rows) expect(await opened(objective, 'members')).toBe(members)
})

/** What is found behind a figure of the year, added up from its records. */
async function opened(objective: ObjectiveCode | null, figure: CellFigure) {
  const found = await cellRecords(officer, { groupId, objective, figure, period: year }, NOW)
  if (figure === 'members') return found.people.length
  if (figure === 'reported' || figure === 'solved') return found.problems.length
  if (figure === 'jp') return found.jp
  return figure === 'people' ? found.attendances : found.activities.length + found.items.length
}

test('who may not read a problem is told that it counts, and reads nothing of it; strangers open nothing', async () => {
  const hidden = { ...report(groupId), objective: 'E', supporting: [], visibility: 'officers' } as const
  await reportProblem(as(teacher), { ...hidden, situation: 'Hanya untuk pengurus saja.' })
  const asked = { groupId, objective: 'E', figure: 'reported', period: year } as const
  const { hidden: none, reported } = await cellRecords(officer, asked, NOW)
  expect(none).toBe(0)
  const other = await makeViewer({ memberOf: [groupId] })
  const office = await makeViewer({ isAdministrator: true })
  const mine = await cellRecords(other, asked, NOW)
  expect([mine.problems.length, mine.hidden]).toEqual([reported - 1, 1])
  expect(JSON.stringify(mine)).not.toContain('Hanya untuk pengurus')
  // An administrator sees how many, and reads no problem.
  const theirs = await cellRecords(office, asked, NOW)
  expect([theirs.problems, theirs.hidden]).toEqual([[], reported])
  const stranger = await makeViewer({})
  for (const figure of cellFigures) {
    const found = await cellRecords(stranger, { ...asked, figure }, NOW)
    const { activities, proofs, items, people, problems, ...sums } = found
    expect([activities, proofs, items, people, problems].flat()).toEqual([])
    expect(sums).toEqual({ cut: false, hidden: 0, jp: 0, attendances: 0, reported: 0 })
  }
})

async function live(objective: ObjectiveCode, steps: string[]) {
  // Half of the activities come from an item of the adopted programme, some from the same one.
  const itemId = steps.length % 2 ? items[steps.length % items.length] : null
  const { id: activityId } = await scheduleMeeting(as(officer), plan(objective, { itemId }))
  for (const step of steps)
    await act(activityId, step).catch((error) => expect(error).toMatchObject({ code: 'conflict' }))
}

/** Problems of the same objective meanwhile: some solved, some not, some opened again. */
async function tell(objective: ObjectiveCode, turn: number) {
  const { id: problemId } = await reportProblem(as(teacher), {
    ...report(groupId),
    objective,
    supporting: [],
  })
  if (turn % 3 === 0) return
  await closeProblem(as(teacher), {
    problemId,
    outcome: turn % 2 ? 'solved' : 'unsolved',
    text: 'Karena itu.',
  })
  if (turn % 5 === 0) await reopenProblem(as(teacher), { problemId, text: 'Muncul lagi' })
}

async function act(activityId: string, step: string) {
  if (step === 'attend')
    return recordAttendance(as(officer), {
      activityId,
      rows: [teacher, officer].map((one) => ({ personId: one.personId, status: 'present' as const })),
    })
  if (step === 'minutes')
    return saveMinutes(as(officer), { activityId, version: 0, text: 'Notulen singkat.', decisions: '' })
  if (step === 'action') {
    const item = { activityId, text: 'Coba di kelas', ownerId: teacher.personId, dueOn: '2026-08-20' }
    return completeActionItem(as(teacher), { actionItemId: (await addActionItem(as(officer), item)).id })
  }
  return stepActivity(as(officer), { activityId, step: step as 'hold', reason: 'hujan' })
}
