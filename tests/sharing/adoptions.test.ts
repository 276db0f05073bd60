import { randomUUID } from 'node:crypto'
import { beforeAll, expect, test } from 'vitest'
import { jobs } from '@/jobs'
import type { Viewer } from '@/lib/access/viewer'
import { inMask } from '@/lib/objectives/rules'
import { intendUse, tellUse, withdrawUse } from '@/lib/sharing/adoptions/commands'
import { remindUses } from '@/lib/sharing/adoptions/jobs'
import { offerSession } from '@/lib/sharing/commands'
import { myDesk } from '@/lib/sharing/desk/queries'
import { giveFeedback } from '@/lib/sharing/feedback/commands'
import { readSession } from '@/lib/sharing/queries'
import { summaryOf } from '@/lib/sharing/rules'
import { db } from '../support/database'
import { foundBy } from '../support/library'
import { hush, toldTo } from '../support/notices'
import { as, heldSession, offer } from '../support/sharing'
import { makeGroup, makeViewer, NOW } from '../support/world'

let groupId: string
let teacher: Viewer
let colleague: Viewer
let officer: Viewer
let stranger: Viewer
let supervisor: Viewer

beforeAll(async () => {
  groupId = (await makeGroup('one')).id
  teacher = await makeViewer({ memberOf: [groupId] })
  colleague = await makeViewer({ memberOf: [groupId] })
  officer = await makeViewer({ officerOf: [groupId] })
  stranger = await makeViewer({ memberOf: [(await makeGroup('other')).id] })
  supervisor = await makeViewer({ assignedGroups: [groupId] })
})

const use = {
  usedOn: '2026-08-13',
  grade: 'II',
  subject: 'Matematika',
  happened: 'Murid menghitung kelereng dan berani menjelaskan.',
  reflection: 'Waktu kurang; besok saya bagi dua pertemuan.',
}
const later = (days: number) => new Date(NOW.getTime() + days * 86_400_000)
const held = (objective: 'B' | 'C' | 'E') =>
  heldSession(groupId, { presenter: teacher, officer, present: [colleague] }, { objective, supporting: [] })
const proven = async (id: string) => {
  const { countedStages } = await db().activity.findUniqueOrThrow({ where: { id } })
  return inMask(countedStages, 'evidenced')
}

test.each(['C', 'E'] as const)(
  'from "I will use this" to a proof of objective %s, and back',
  async (objective) => {
    const activityId = await held(objective)
    await intendUse(as(colleague), { activityId, weeks: '1' })
    const waiting = async (at: Date) => (await myDesk(colleague, at)).intentions.map((one) => one.activity.id)
    expect(await waiting(later(6))).toEqual([])
    expect(await waiting(later(7))).toContain(activityId)
    expect(await proven(activityId)).toBe(false)
    const key = randomUUID()
    await Promise.all([1, 2].map(() => tellUse(as(colleague, key), { activityId, ...use })))
    expect(await waiting(later(7))).not.toContain(activityId)
    expect(await proven(activityId)).toBe(true)
    const kinds = await db().evidence.findMany({ where: { activityId }, orderBy: { kind: 'asc' } })
    expect(kinds.map((one) => one.kind)).toEqual(['classroom_trial', 'reflection'])
    expect(await readSession(supervisor, activityId, NOW)).toMatchObject({
      uses: { count: 1, told: [{ happened: use.happened }] },
    })
    const { id } = await db().adoption.findFirstOrThrow({ where: { activityId } })
    expect(await foundBy(teacher, 'kelereng')).toContain(id)
    expect(await foundBy(stranger, 'kelereng')).toEqual([])
    // Told anew it stays one.
    await tellUse(as(colleague), { activityId, ...use, happened: 'Murid menghitung kancing dan bertanya.' })
    expect(await foundBy(teacher, 'kancing')).toContain(id)
    expect(await foundBy(teacher, 'kelereng')).not.toContain(id)
    expect(await db().evidence.count({ where: { activityId } })).toBe(2)
    await withdrawUse(as(colleague), { activityId })
    expect(await proven(activityId)).toBe(false)
    expect(await db().evidence.count({ where: { activityId } })).toBe(0)
    expect(await foundBy(teacher, 'kancing')).not.toContain(id)
    await expect(withdrawUse(as(colleague), { activityId })).rejects.toMatchObject({ code: 'conflict' })
    const audit = await db().auditEntry.findMany({
      where: { subjectId: activityId, command: { startsWith: 'adoption' } },
    })
    expect(audit.map((one) => one.command)).toEqual([
      'adoption.intend',
      'adoption.use',
      'adoption.use',
      'adoption.withdraw',
    ])
    expect(JSON.stringify(audit)).not.toContain('kancing')
  },
)

test("refused: one's own session, before it was held, other roles, a day to come, two words", async () => {
  const activityId = await held('C')
  const tell = (viewer: Viewer, more: object = {}) => tellUse(as(viewer), { activityId, ...use, ...more })
  await expect(tell(teacher)).rejects.toMatchObject({ complaint: { key: 'adoptsOwn' } })
  await expect(tell(supervisor)).rejects.toMatchObject({ code: 'forbidden' })
  await expect(tell(stranger)).rejects.toMatchObject({ code: 'notFound' })
  await expect(tell(colleague, { usedOn: '2026-08-14' })).rejects.toMatchObject({
    fields: { usedOn: { key: 'dateAhead' } },
  })
  await expect(tell(colleague, { reflection: 'baik' })).rejects.toMatchObject({ fields: { reflection: {} } })
  await expect(tell(colleague, { happened: '' })).rejects.toMatchObject({ fields: { happened: {} } })
  const { id } = await offerSession(as(teacher), offer(groupId))
  await expect(intendUse(as(colleague), { activityId: id })).rejects.toMatchObject({
    complaint: { key: 'notHeld' },
  })
  for (const viewer of [supervisor, stranger]) {
    await expect(intendUse(as(viewer), { activityId })).rejects.toMatchObject({ name: 'AppError' })
    await expect(withdrawUse(as(viewer), { activityId })).rejects.toMatchObject({ name: 'AppError' })
  }
  expect(await db().adoption.count({ where: { activityId } })).toBe(0)
  expect(await db().evidence.count({ where: { activityId } })).toBe(0)
})

test('who says in the feedback that they will use it is asked; who says no is not', async () => {
  const activityId = await held('B')
  const said = { activityId, usefulness: '5', clarity: '4', fit: '3', text: '' } as const
  await giveFeedback(as(colleague), { ...said, willUse: 'yes' })
  expect((await myDesk(colleague, later(14))).intentions.map((one) => one.activity.id)).toContain(activityId)
  await giveFeedback(as(colleague), { ...said, willUse: 'no' })
  expect((await myDesk(colleague, later(14))).intentions.map((one) => one.activity.id)).not.toContain(
    activityId,
  )
})

test('from the chosen day on who meant to use it is reminded once, by day, and not once it was used', async () => {
  const activityId = await held('C')
  await intendUse(as(colleague), { activityId, weeks: '1' })
  await hush()
  const told = async () =>
    (await toldTo(colleague, 'reminder.use')).filter((one) => one.path === `/sharing/${activityId}`).length
  const run = (at: Date) => remindUses.run({}, { now: at, jobId: '1' })
  // NOW is 08.00 in the group's zone.
  const noon = (days: number) => new Date(later(days).getTime() + 4 * 3_600_000)
  const night = (days: number) => new Date(later(days).getTime() + 15 * 3_600_000)
  await run(noon(6))
  await run(night(7))
  expect(await told()).toBe(0)
  for (const days of [7, 7, 8]) await run(noon(days))
  expect(await told()).toBe(1)
  // Weeks later it is not told by a job that had slept.
  await hush()
  await run(noon(30))
  expect(await told()).toBe(0)
  await tellUse(as(colleague), { activityId, ...use })
  await run(noon(8))
  expect(await told()).toBe(0)
  expect(jobs['sharing.remindUses']).toBe(remindUses)
})

test('the summary opens from three answers on, with sums, spread and words in no order of coming', () => {
  const one = (usefulness: number, text: string) => ({
    usefulness,
    clarity: 4,
    fit: null,
    willUse: usefulness > 3,
    text,
  })
  expect(summaryOf([])).toEqual({ count: 0, told: null })
  expect(summaryOf([one(5, 'b'), one(1, 'a')])).toEqual({ count: 2, told: null })
  expect(summaryOf([one(5, 'b'), one(1, 'a'), one(5, '')])).toEqual({
    count: 3,
    told: {
      willUse: 2,
      texts: ['a', 'b'],
      asked: [
        { scale: 'usefulness', mean: 11 / 3, count: 3, spread: [2, 0, 0, 0, 1] },
        { scale: 'clarity', mean: 4, count: 3, spread: [0, 3, 0, 0, 0] },
        { scale: 'fit', mean: null, count: 0, spread: [0, 0, 0, 0, 0] },
      ],
    },
  })
})
