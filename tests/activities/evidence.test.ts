import { beforeAll, beforeEach, expect, test } from 'vitest'
import type { Viewer } from '@/lib/access/viewer'
import { addEvidence, addResult, removeEvidence } from '@/lib/activities/evidence/commands'
import { readActivity } from '@/lib/activities/queries'
import { cellRecords } from '@/lib/coverage/cells/queries'
import { inMask } from '@/lib/objectives/rules'
import { offerSession } from '@/lib/sharing/commands'
import { giveFeedback } from '@/lib/sharing/feedback/commands'
import { db } from '../support/database'
import { as, heldSession, offer } from '../support/sharing'
import { makeGroup, makeViewer, NOW } from '../support/world'

let groupId: string
let teacher: Viewer
let colleague: Viewer
let officer: Viewer
let stranger: Viewer
let supervisor: Viewer
let activityId: string

beforeAll(async () => {
  groupId = (await makeGroup('one')).id
  teacher = await makeViewer({ memberOf: [groupId] })
  colleague = await makeViewer({ memberOf: [groupId] })
  officer = await makeViewer({ officerOf: [groupId] })
  stranger = await makeViewer({ officerOf: [(await makeGroup('other')).id] })
  supervisor = await makeViewer({ assignedGroups: [groupId] })
})

beforeEach(async () => {
  const cast = { presenter: teacher, officer, present: [colleague] }
  activityId = await heldSession(groupId, cast, { objective: 'F', supporting: [] })
})

const told = { note: 'Ulangan harian pembagian, kelas II.', url: '' }
const measured = {
  measure: 'mean' as const,
  pupils: '28',
  instrument: 'Ulangan harian',
  before: '61,5',
  after: '74.25',
  beforeOn: '2026-07-20',
  afterOn: '2026-08-12',
}
const figures = { ...told, figures: measured }
const evidenced = async () => {
  const { countedStages } = await db().activity.findUniqueOrThrow({ where: { id: activityId } })
  return inMask(countedStages, 'evidenced')
}

test('only a kind that the main objective accepts proves; figures of a class do for F', async () => {
  await addEvidence(as(officer), { activityId, ...told, kind: 'reflection', url: 'https://contoh.sch.id/r' })
  expect(await evidenced()).toBe(false)
  const { id: evidenceId } = await addResult(as(officer), { activityId, ...figures })
  expect(await evidenced()).toBe(true)
  const seen = await readActivity(colleague, activityId)
  expect(
    seen?.evidence.map(({ kind, result }) => [kind, result?.pupils, result?.before, result?.after]),
  ).toEqual([
    ['reflection', undefined, undefined, undefined],
    ['learning_result', 28, 61.5, 74.25],
  ])
  // Behind F in the coverage stand figures of the class as a whole, and nothing that proves another objective.
  const period = { year: 2026, part: 'year' as const }
  const opened = (viewer: Viewer) =>
    cellRecords(viewer, { groupId, objective: 'F', figure: 'evidenced', period }, NOW)
  const { activities, proofs } = await opened(colleague)
  expect(activities.map((one) => one.id)).toEqual([activityId])
  expect(proofs.map(({ kind, result }) => [kind, result?.pupils, result?.before, result?.after])).toEqual([
    ['learning_result', 28, 61.5, 74.25],
  ])
  expect((await opened(await makeViewer({}))).proofs).toEqual([])
  await removeEvidence(as(officer), { evidenceId })
  expect(await evidenced()).toBe(false)
  expect(await db().classResult.count()).toBe(0)
  const audit = await db().auditEntry.findMany({
    where: { subjectId: activityId, command: { startsWith: 'evidence.' } },
  })
  expect(audit.map((one) => one.command)).toEqual(['evidence.add', 'evidence.addResult', 'evidence.remove'])
  expect(JSON.stringify(audit)).not.toContain('Ulangan')
  await expect(removeEvidence(as(officer), { evidenceId })).rejects.toMatchObject({ code: 'notFound' })
})

test('ten proofs at once are counted one after the other', async () => {
  await Promise.all(Array.from({ length: 10 }, () => addResult(as(officer), { activityId, ...figures })))
  expect(await db().evidence.count({ where: { activityId } })).toBe(10)
  expect(await evidenced()).toBe(true)
})

test('refused: before it was held, other roles, other groups, what follows from other records', async () => {
  const { id } = await offerSession(as(teacher), offer(groupId))
  const early = addEvidence(as(officer), { activityId: id, ...told, kind: 'product' })
  await expect(early).rejects.toMatchObject({ complaint: { key: 'notHeld' } })
  const { id: evidenceId } = await addEvidence(as(officer), { activityId, ...told, kind: 'product' })
  for (const [viewer, code] of [
    [teacher, 'forbidden'],
    [supervisor, 'forbidden'],
    [stranger, 'notFound'],
  ] as const) {
    const product = addEvidence(as(viewer), { activityId, ...told, kind: 'product' })
    await expect(product).rejects.toMatchObject({ code })
    await expect(addResult(as(viewer), { activityId, ...figures })).rejects.toMatchObject({ code })
    await expect(removeEvidence(as(viewer), { evidenceId })).rejects.toMatchObject({ code })
  }
  await giveFeedback(as(colleague), {
    activityId,
    usefulness: '4',
    clarity: '4',
    fit: '4',
    willUse: 'yes',
    text: '',
  })
  const proof = await db().evidence.findFirstOrThrow({ where: { activityId, kind: 'peer_feedback' } })
  const removal = removeEvidence(as(officer), { evidenceId: proof.id })
  await expect(removal).rejects.toMatchObject({ complaint: { key: 'evidenceFollows' } })
  expect(await db().evidence.count({ where: { activityId } })).toBe(2)
})

test.each([
  [{ pupils: '0' }, 'pupils', 'tooSmall'],
  [{ pupils: '2001' }, 'pupils', 'tooLarge'],
  [{ pupils: '12,5' }, 'pupils', 'number'],
  [{ before: '' }, 'before', 'mean'],
  [{ before: '100,01' }, 'before', 'mean'],
  [{ after: '-1' }, 'after', 'mean'],
  [{ after: '61,555' }, 'after', 'mean'],
] as const)('refuses figures %j with a sentence beside the field', async (change, field, key) => {
  const before = await db().classResult.count()
  const sent = addResult(as(officer), { activityId, ...told, figures: { ...measured, ...change } })
  await expect(sent).rejects.toMatchObject({ code: 'invalid', fields: { [`figures.${field}`]: { key } } })
  expect(await db().classResult.count()).toBe(before)
})

test.each([
  [{ note: 'ya' }, 'note', 'required'],
  [{ url: 'javascript:alert(1)' }, 'url', 'httpsLink'],
] as const)('refuses %j with a sentence beside the field', async (change, field, key) => {
  const sent = addResult(as(officer), { activityId, ...figures, ...change })
  await expect(sent).rejects.toMatchObject({ code: 'invalid', fields: { [field]: { key } } })
  expect(await db().evidence.count({ where: { activityId } })).toBe(0)
})

test('feedback and solved problems cannot be claimed by hand', async () => {
  for (const kind of ['peer_feedback', 'problem_confirmed_solved', 'learning_result'] as const) {
    const sent = addEvidence(as(officer), { activityId, ...told, kind: kind as 'product' })
    await expect(sent).rejects.toMatchObject({ fields: { kind: { key: 'choose' } } })
  }
})
