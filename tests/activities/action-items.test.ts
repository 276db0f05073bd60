import { beforeAll, beforeEach, expect, test } from 'vitest'
import type { Viewer } from '@/lib/access/viewer'
import {
  addActionItem,
  changeActionItem,
  completeActionItem,
  withdrawActionItem,
} from '@/lib/activities/action-items/commands'
import { itemState } from '@/lib/activities/action-items/rules'
import { scheduleMeeting } from '@/lib/activities/commands'
import { readActivity } from '@/lib/activities/queries'
import { myDesk } from '@/lib/sharing/desk/queries'
import { db } from '../support/database'
import { lastEntry, outcomes } from '../support/people'
import { as } from '../support/sharing'
import { makeGroup, makeViewer, meeting, NOW } from '../support/world'

let groupId: string
let officer: Viewer
let owner: Viewer
let colleague: Viewer
let former: Viewer
let stranger: Viewer
let supervisor: Viewer
let activityId: string
let actionItemId: string

beforeAll(async () => {
  groupId = (await makeGroup('one')).id
  officer = await makeViewer({ officerOf: [groupId] })
  owner = await makeViewer({ memberOf: [groupId] })
  colleague = await makeViewer({ memberOf: [groupId] })
  former = await makeViewer({ formerlyOf: [groupId] })
  supervisor = await makeViewer({ assignedGroups: [groupId] })
  stranger = await makeViewer({ officerOf: [(await makeGroup('other')).id] })
})

const add = (viewer: Viewer, more: object = {}) =>
  addActionItem(as(viewer), {
    activityId,
    text: 'Mencoba lembar kerja',
    ownerId: owner.personId,
    dueOn: '2026-08-20',
    ...more,
  })
const change = (viewer: Viewer, more: object = {}) =>
  changeActionItem(as(viewer), {
    actionItemId,
    version: 1,
    ownerId: colleague.personId,
    dueOn: '2026-09-01',
    ...more,
  })
const withdraw = (viewer: Viewer, reason = 'Sudah tidak perlu') =>
  withdrawActionItem(as(viewer), { actionItemId, reason })
const complete = (viewer: Viewer) => completeActionItem(as(viewer), { actionItemId })
const row = () => db().actionItem.findUniqueOrThrow({ where: { id: actionItemId } })
const waiting = async (viewer: Viewer) => (await myDesk(viewer, NOW)).items.map((one) => one.id)

beforeEach(async () => {
  activityId = (await scheduleMeeting(as(officer), meeting(groupId))).id
  actionItemId = (await add(officer)).id
})

test('an item waits for its owner until it is done, by the owner or an officer', async () => {
  expect(await lastEntry()).toMatchObject({
    command: 'actionItem.add',
    subjectId: activityId,
    detail: { actionItemId },
  })
  expect(await waiting(owner)).toContain(actionItemId)
  await complete(owner)
  expect(await waiting(owner)).not.toContain(actionItemId)
  expect(await row()).toMatchObject({ doneById: owner.personId, withdrawnAt: null })
  expect(await lastEntry()).toMatchObject({ command: 'actionItem.complete', subjectId: activityId })
  // A second click changes nothing.
  await complete(officer)
  expect((await row()).doneById).toBe(owner.personId)
})

test('an officer gives it to somebody else, with another date', async () => {
  await change(officer)
  expect(await row()).toMatchObject({ ownerId: colleague.personId, version: 2 })
  expect(await waiting(owner)).not.toContain(actionItemId)
  expect(await waiting(colleague)).toContain(actionItemId)
  expect(await lastEntry()).toMatchObject({
    command: 'actionItem.change',
    detail: {
      from: { ownerId: owner.personId, dueOn: '2026-08-20' },
      to: { ownerId: colleague.personId, dueOn: '2026-09-01' },
    },
  })
  await expect(change(officer)).rejects.toMatchObject({ complaint: { key: 'itemChanged' } })
  // Whoever left the group keeps what was given; a new date alone is no new owner.
  await db().actionItem.update({ where: { id: actionItemId }, data: { ownerId: former.personId } })
  await change(officer, { version: 2, ownerId: former.personId })
  expect((await row()).version).toBe(3)
})

test('an officer withdraws it with a reason; it then waits for nobody and can be neither done nor changed', async () => {
  await withdraw(officer)
  expect(await row()).toMatchObject({ withdrawnById: officer.personId, withdrawnReason: 'Sudah tidak perlu' })
  expect(await waiting(owner)).not.toContain(actionItemId)
  const seen = await readActivity(colleague, activityId)
  expect(seen?.actionItems).toMatchObject([{ withdrawnReason: 'Sudah tidak perlu' }])
  const entry = await lastEntry()
  expect(entry).toMatchObject({ command: 'actionItem.withdraw', detail: { actionItemId } })
  expect(JSON.stringify(entry)).not.toContain('perlu')
  for (const again of [complete, change, withdraw] as ((one: Viewer) => Promise<unknown>)[])
    await expect(again(officer)).rejects.toMatchObject({ code: 'conflict', complaint: { key: 'itemOver' } })
})

test('done and withdrawn at once: one of them holds', async () => {
  const { succeeded } = await outcomes([complete(owner), withdraw(officer)] as Promise<unknown>[])
  const { doneAt, withdrawnAt } = await row()
  expect(succeeded).toBeGreaterThan(0)
  expect([doneAt, withdrawnAt].filter(Boolean)).toHaveLength(1)
})

test('refused: wrong role, other group, bad input; nothing is left behind', async () => {
  for (const [viewer, code] of [
    [colleague, 'forbidden'],
    [supervisor, 'forbidden'],
    [stranger, 'notFound'],
  ] as const)
    for (const act of [add, change, withdraw, complete] as ((one: Viewer) => Promise<unknown>)[])
      await expect(act(viewer)).rejects.toMatchObject({ code })
  await expect(change(owner)).rejects.toMatchObject({ code: 'forbidden' })
  await expect(withdraw(owner)).rejects.toMatchObject({ code: 'forbidden' })
  for (const [made, fields] of [
    [() => add(officer, { ownerId: former.personId }), { ownerId: { key: 'unknown' } }],
    [() => add(officer, { ownerId: stranger.personId }), { ownerId: { key: 'unknown' } }],
    [() => add(officer, { dueOn: '2027-02-29' }), { dueOn: { key: 'date' } }],
    [() => add(officer, { text: ' ' }), { text: { key: 'required' } }],
    [() => change(officer, { ownerId: former.personId }), { ownerId: { key: 'unknown' } }],
    [() => change(officer, { dueOn: '' }), { dueOn: { key: 'date' } }],
    [() => withdraw(officer, ' '), { reason: { key: 'required' } }],
  ] as const)
    await expect(made()).rejects.toMatchObject({ code: 'invalid', fields })
  expect(await db().actionItem.count({ where: { activityId } })).toBe(1)
  expect(await row()).toMatchObject({ ownerId: owner.personId, doneAt: null, withdrawnAt: null, version: 1 })
})

test('overdue begins on the day after its last, in the group’s zone', () => {
  const item = { doneAt: null, withdrawnAt: null, dueOn: new Date('2026-08-20T00:00:00Z') }
  const lastMinute = new Date('2026-08-20T16:59:00Z')
  expect(itemState(item, 'Asia/Jakarta', lastMinute)).toBe('open')
  expect(itemState(item, 'Asia/Jayapura', lastMinute)).toBe('overdue')
  expect(itemState(item, 'Asia/Jakarta', new Date('2026-08-20T17:00:00Z'))).toBe('overdue')
  expect(itemState({ ...item, dueOn: null }, 'Asia/Jakarta', lastMinute)).toBe('open')
  expect(itemState({ ...item, doneAt: lastMinute }, 'Asia/Jayapura', lastMinute)).toBe('done')
  expect(itemState({ ...item, withdrawnAt: lastMinute }, 'Asia/Jayapura', lastMinute)).toBe('withdrawn')
})
