import { beforeAll, expect, test } from 'vitest'
import type { Viewer } from '@/lib/access/viewer'
import { addActionItem } from '@/lib/activities/action-items/commands'
import { addItem, removeItem } from '@/lib/activities/agenda/items/commands'
import { readAgenda } from '@/lib/activities/agenda/queries'
import { changeActivity, scheduleMeeting, stepActivity } from '@/lib/activities/commands'
import { changeDraft, deleteDraft, keepDraft, scheduleDraft } from '@/lib/activities/drafts/commands'
import { readPresence } from '@/lib/activities/invitations/queries'
import { listActivities, listDrafts, myNextActivities, readActivity } from '@/lib/activities/queries'
import { draftOf } from '@/lib/activities/schema'
import { openOwnFeed } from '@/lib/calendar/feeds/commands'
import { readEntry, readFeed } from '@/lib/calendar/feeds/queries'
import { groupCoverage } from '@/lib/coverage/queries'
import { documentsOf } from '@/lib/documents/queries'
import { reportProblem } from '@/lib/problems/commands'
import { logTrial } from '@/lib/problems/trials/commands'
import { db } from '../support/database'
import { trial } from '../support/trials'
import { makeGroup, makeViewer, meeting, NOW, report } from '../support/world'

let groupId: string
let officer: Viewer
let others: Record<string, Viewer>
let stranger: Viewer
const as = (viewer: Viewer) => ({ viewer, now: NOW })
const soon = [{ date: '2026-08-20', from: '08:00', to: '11:00' }]

beforeAll(async () => {
  groupId = (await makeGroup('drafts')).id
  officer = await makeViewer({ officerOf: [groupId] })
  others = {
    teacher: await makeViewer({ memberOf: [groupId] }),
    supervisor: await makeViewer({ assignedGroups: [groupId] }),
    administrator: await makeViewer({ isAdministrator: true }),
  }
  stranger = await makeViewer({ officerOf: [(await makeGroup('two')).id] })
})

const keep = (more: object = {}) =>
  keepDraft(as(officer), { ...meeting(groupId), days: soon, ...more }).then(({ id }) => id)
const planOf = (activityId: string, version = 1) => {
  const { groupId: _, ...plan } = meeting(groupId)
  return { ...plan, activityId, version, days: soon }
}
const count = () => db().activity.count({ where: { groupId } })

test('a draft is seen by the officers alone, in every list, feed, paper and figure', async () => {
  const id = await keep()
  expect(await readActivity(officer, id)).toMatchObject({ state: 'draft', jp: 4 })
  expect((await listDrafts(officer, groupId)).map((one) => one.id)).toContain(id)
  const { token } = await openOwnFeed(as(officer))
  for (const viewer of [...Object.values(others), stranger]) {
    expect(await readActivity(viewer, id)).toBeNull()
    expect(await listDrafts(viewer, groupId)).toEqual([])
    expect(await readAgenda(viewer, id, NOW)).toBeNull()
    expect(await readPresence(viewer, id, NOW)).toBeNull()
    expect(await documentsOf(viewer, id, NOW)).toBeNull()
  }
  for (const viewer of [officer, ...Object.values(others)]) {
    expect((await listActivities(viewer, groupId)).activities).toEqual([])
    expect(await myNextActivities(viewer, NOW)).toEqual([])
    expect(await readEntry(viewer, groupId, id)).toBeNull()
  }
  expect((await readFeed(token, NOW))?.entries).toEqual([])
  const period = { year: 2026, part: 'year' as const }
  expect((await groupCoverage(officer, groupId, period)).every((row) => row.planned === 0)).toBe(true)
  const teacher = others.teacher as Viewer
  const { id: problemId } = await reportProblem(as(teacher), report(groupId))
  await expect(logTrial(as(teacher), { ...trial(problemId), activityId: id })).rejects.toMatchObject({
    fields: { activityId: { key: 'unknown' } },
  })
})

test('it may lack days and place; then it is completed, and only a complete one is scheduled', async () => {
  const { id: problemId } = await reportProblem(as(others.teacher as Viewer), report(groupId))
  const stateOf = () => db().problem.findUniqueOrThrow({ where: { id: problemId }, select: { state: true } })
  const id = await keep({ days: [], place: '', problemIds: [problemId] })
  expect(await stateOf()).toEqual({ state: 'submitted' })
  await addItem(as(officer), { activityId: id, title: 'Doa', minutes: 5, ownerId: null, ownerName: '' })
  await changeDraft(as(officer), { ...planOf(id), days: [], place: '', title: 'Masih kasar' })
  expect(await readActivity(officer, id)).toMatchObject({ title: 'Masih kasar', startsAt: null, version: 2 })
  const unfinished = scheduleDraft(as(officer), { ...planOf(id, 2), place: '' })
  await expect(unfinished).rejects.toMatchObject({ fields: { place: { key: 'placeOrLink' } } })
  const undated = scheduleDraft(as(officer), { ...planOf(id, 2), days: [] })
  await expect(undated).rejects.toMatchObject({ fields: { days: { key: 'date' } } })
  await expect(scheduleDraft(as(officer), planOf(id, 1))).rejects.toMatchObject({
    complaint: { key: 'activityChanged' },
  })
  await scheduleDraft(as(officer), planOf(id, 2))
  expect(await stateOf()).toEqual({ state: 'takenUp' })
  const found = await readActivity(others.teacher as Viewer, id)
  expect(found?.transitions.map((one) => [one.from, one.to])).toEqual([
    [null, 'draft'],
    ['draft', 'scheduled'],
  ])
  expect(found?.agenda).toHaveLength(4)
  expect((await myNextActivities(others.teacher as Viewer, NOW)).map((one) => one.id)).toContain(id)
})

test('deleted with its agenda; what is scheduled can never be deleted, and a problem on it keeps waiting', async () => {
  const { id: problemId } = await reportProblem(as(others.teacher as Viewer), report(groupId))
  const id = await keep({ problemIds: [problemId] })
  const [item] = (await readAgenda(officer, id, NOW))?.agenda ?? []
  await removeItem(as(officer), { activityId: id, itemId: item?.id ?? '' })
  await deleteDraft(as(officer), { activityId: id })
  expect(await readActivity(officer, id)).toBeNull()
  expect(await db().problemEvent.count({ where: { problemId } })).toBe(1)
  expect(await db().auditEntry.count({ where: { subjectId: id, command: 'draft.delete' } })).toBe(1)
  const { id: real } = await scheduleMeeting(as(officer), { ...meeting(groupId), days: soon })
  await expect(deleteDraft(as(officer), { activityId: real })).rejects.toMatchObject({ code: 'conflict' })
  await expect(changeDraft(as(officer), planOf(real))).rejects.toMatchObject({ code: 'conflict' })
})

test('others find nothing, no step skips it, and nothing is left behind', async () => {
  const id = await keep()
  const before = await count()
  await expect(keepDraft(as(others.teacher as Viewer), meeting(groupId))).rejects.toMatchObject({
    code: 'forbidden',
  })
  await expect(keepDraft(as(stranger), meeting(groupId))).rejects.toMatchObject({ code: 'notFound' })
  for (const viewer of [...Object.values(others), stranger]) {
    const tries = [
      () => changeDraft(as(viewer), planOf(id)),
      () => scheduleDraft(as(viewer), planOf(id)),
      () => deleteDraft(as(viewer), { activityId: id }),
      () => stepActivity(as(viewer), { activityId: id, step: 'hold', reason: '' }),
    ]
    for (const one of tries) await expect(one()).rejects.toMatchObject({ code: 'notFound' })
  }
  const task = { activityId: id, text: 'Menyusun modul', ownerId: officer.personId, dueOn: '2026-09-01' }
  const direct = () => changeActivity(as(officer), { ...planOf(id), reason: '' })
  for (const one of [direct, () => addActionItem(as(officer), task)])
    await expect(one()).rejects.toMatchObject({ code: 'conflict' })
  expect(await count()).toBe(before)
  expect(await readActivity(officer, id)).toMatchObject({ state: 'draft', version: 1 })
})

test('a row of the form without a date is no day of a draft', () => {
  expect(draftOf({ 'days.0.from': '08:00', 'days.0.to': '11:00' }).days).toEqual([])
})
