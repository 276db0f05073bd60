import { beforeAll, expect, test } from 'vitest'
import type { Viewer } from '@/lib/access/viewer'
import { scheduleMeeting, stepActivity } from '@/lib/activities/commands'
import { recordAttendance } from '@/lib/activities/records/commands'
import { cellRecords } from '@/lib/coverage/cells/queries'
import { groupCoverage } from '@/lib/coverage/queries'
import type { CellStage } from '@/lib/coverage/schema'
import type { ObjectiveCode } from '@/lib/objectives/schema'
import { addItem, adoptProgramme, changeItem, removeItem } from '@/lib/programme/commands'
import { readItem, readProgramme } from '@/lib/programme/queries'
import { db } from '../support/database'
import { makeGroup, makeViewer, meeting, NOW, planItem } from '../support/world'

let groupId: string
let officer: Viewer
let teacher: Viewer
let stranger: Viewer
const as = (viewer: Viewer) => ({ viewer, now: NOW })
const period = { year: 2026, part: 'year' } as const

beforeAll(async () => {
  groupId = (await makeGroup('one')).id
  officer = await makeViewer({ officerOf: [groupId] })
  teacher = await makeViewer({ memberOf: [groupId] })
  stranger = await makeViewer({ officerOf: [(await makeGroup('two')).id] })
})

const planned = async (code: ObjectiveCode) =>
  (await groupCoverage(teacher, groupId, period)).find((row) => row.objective === code)?.planned
const behind = async (code: ObjectiveCode, stage: CellStage) => {
  const { activities, items } = await cellRecords(
    teacher,
    {
      groupId,
      objective: code,
      figure: stage,
      period,
    },
    NOW,
  )
  return [activities.length, items.length]
}

test('items count as planned from the adoption on, through activities and back, with a reason for each change', async () => {
  const { id: itemId } = await addItem(as(officer), planItem(groupId))
  const other = await addItem(as(officer), { ...planItem(groupId), objective: 'A', month: '2027-06' })
  expect(await planned('D')).toBe(0)
  await adoptProgramme(as(officer), { groupId, schoolYear: 2026 })
  expect([await planned('D'), await planned('A')]).toEqual([1, 1])
  expect(await behind('D', 'planned')).toEqual([0, 1])
  await expect(adoptProgramme(as(officer), { groupId, schoolYear: 2026 })).rejects.toMatchObject({
    complaint: { key: 'programmeAdopted' },
  })

  // The activity takes the place of its item, also under another objective and in another month.
  const wanted = { ...meeting(groupId), itemId, objective: 'B' as const }
  const { id: activityId } = await scheduleMeeting(as(officer), wanted)
  expect([await planned('D'), await planned('B')]).toEqual([0, 1])
  await stepActivity(as(officer), { activityId, step: 'cancel', reason: 'hujan' })
  expect([await planned('D'), await planned('B')]).toEqual([1, 0])
  const { id: again } = await scheduleMeeting(as(officer), { ...meeting(groupId), itemId })
  const rows = [{ personId: teacher.personId, status: 'present' as const }]
  await recordAttendance(as(officer), { activityId: again, rows })
  await stepActivity(as(officer), { activityId: again, step: 'hold', reason: '' })
  expect(await planned('D')).toBe(1)
  expect([await behind('D', 'planned'), await behind('D', 'held'), await behind('D', 'evidenced')]).toEqual([
    [1, 0],
    [1, 0],
    [0, 0],
  ])

  const changed = { ...planItem(groupId), itemId: other.id, objective: 'F' as const, month: '2027-01' }
  await expect(changeItem(as(officer), changed)).rejects.toMatchObject({ fields: { why: { key: 'reason' } } })
  expect(await planned('A')).toBe(1)
  await changeItem(as(officer), { ...changed, why: 'Hasil asesmen' })
  expect([await planned('A'), await planned('F')]).toEqual([0, 1])
  await expect(removeItem(as(officer), { itemId, why: 'salah' })).rejects.toMatchObject({
    complaint: { key: 'itemHasActivities' },
  })
  await removeItem(as(officer), { itemId: other.id, why: 'Digabung' })
  expect(await planned('F')).toBe(0)
  const programme = await readProgramme(teacher, groupId, 2026)
  expect(programme?.changes.map((one) => [one.kind, one.reason])).toEqual([
    ['removed', 'Digabung'],
    ['changed', 'Hasil asesmen'],
  ])
})

test('who may: only officers of the group; nothing is written otherwise, and each deed leaves an audit entry', async () => {
  const before = await db().programmeItem.count()
  await expect(addItem(as(teacher), planItem(groupId))).rejects.toMatchObject({ code: 'forbidden' })
  await expect(addItem(as(stranger), planItem(groupId))).rejects.toMatchObject({ code: 'notFound' })
  const { id: itemId } = await addItem(as(officer), {
    ...planItem(groupId),
    schoolYear: 2025,
    month: '2026-01',
  })
  const edit = { ...planItem(groupId), itemId, month: '2026-01' }
  await expect(changeItem(as(teacher), edit)).rejects.toMatchObject({ code: 'forbidden' })
  await expect(changeItem(as(stranger), edit)).rejects.toMatchObject({ code: 'notFound' })
  await expect(removeItem(as(stranger), { itemId, why: '' })).rejects.toMatchObject({ code: 'notFound' })
  expect(await readItem(stranger, itemId)).toBeNull()
  expect(await readProgramme(stranger, groupId, 2025)).toBeNull()
  expect((await readItem(teacher, itemId))?.may.manage).toBe(false)
  expect(await db().programmeItem.count()).toBe(before + 1)
  const audit = await db().auditEntry.findMany({ where: { subjectId: itemId }, select: { command: true } })
  expect(audit).toEqual([{ command: 'programme.add' }])
  await removeItem(as(officer), { itemId, why: '' })
})

test('an item taken out by several at once is gone once, and the others are told so', async () => {
  const plan = { ...planItem(groupId), schoolYear: 2025, month: '2026-01' }
  const { id: itemId } = await addItem(as(officer), plan)
  const tries = Array.from({ length: 5 }, () => removeItem(as(officer), { itemId, why: '' }))
  const ends = await Promise.allSettled(tries)
  const refused = ends.filter((one) => one.status === 'rejected').map(({ reason }) => reason.code)
  expect(refused).toEqual(Array(4).fill('notFound'))
})

test.each([
  [{ title: '' }, 'title'],
  [{ title: 'x'.repeat(161) }, 'title'],
  [{ title: 'a\u0000bc' }, 'title'],
  [{ month: '2026-13' }, 'month'],
  [{ month: '2026-06' }, 'month'],
  [{ jp: 'empat' }, 'jp'],
  [{ jp: 0 }, 'jp'],
  [{ objective: 'H' }, 'objective'],
  [{ objective: 'D', supporting: ['D'] }, 'supporting'],
  [{ category: 'other' }, 'category'],
  [{ schoolYear: 1 }, 'schoolYear'],
])('bad input %j is told at its field', async (bad, field) => {
  const count = await db().programmeItem.count()
  const error = await addItem(as(officer), { ...planItem(groupId), ...bad } as never).catch((one) => one)
  expect(Object.keys(error.fields)).toContain(field)
  expect(await db().programmeItem.count()).toBe(count)
})

test('an empty programme cannot be adopted, and a foreign item cannot be scheduled', async () => {
  await expect(adoptProgramme(as(officer), { groupId, schoolYear: 2030 })).rejects.toMatchObject({
    complaint: { key: 'programmeEmpty' },
  })
  const [two] = stranger.officerOf
  const foreign = await addItem(as(stranger), planItem(two ?? ''))
  await expect(
    scheduleMeeting(as(officer), { ...meeting(groupId), itemId: foreign.id }),
  ).rejects.toMatchObject({ fields: { itemId: { key: 'unknown' } } })
})
