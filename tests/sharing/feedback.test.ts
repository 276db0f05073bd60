import { beforeAll, expect, test } from 'vitest'
import type { Viewer } from '@/lib/access/viewer'
import { inMask } from '@/lib/objectives/rules'
import { acceptSession, offerSession, scheduleSession } from '@/lib/sharing/commands'
import { giveFeedback } from '@/lib/sharing/feedback/commands'
import { readSession } from '@/lib/sharing/queries'
import { db } from '../support/database'
import { as, date, heldSession, offer } from '../support/sharing'
import { makeGroup, makeViewer, NOW } from '../support/world'

let groupId: string
let teacher: Viewer
let officer: Viewer
let crowd: Viewer[]
const words = {
  usefulness: '5' as const,
  clarity: '4' as const,
  fit: '4' as const,
  willUse: 'yes' as const,
  text: 'Langsung saya coba.',
}

beforeAll(async () => {
  groupId = (await makeGroup('one')).id
  teacher = await makeViewer({ memberOf: [groupId] })
  officer = await makeViewer({ officerOf: [groupId] })
  crowd = await Promise.all(Array.from({ length: 12 }, () => makeViewer({ memberOf: [groupId] })))
})

test('a room full of feedback at once: each counts once, together they are one proof', async () => {
  const activityId = await heldSession(groupId, { presenter: teacher, officer, present: crowd })
  await Promise.all(crowd.map((one) => giveFeedback(as(one), { activityId, ...words })))
  const [first] = crowd as [Viewer]
  await giveFeedback(as(first), {
    activityId,
    usefulness: '2',
    clarity: '3',
    fit: '3',
    willUse: 'no',
    text: 'Terlalu cepat.',
  })
  expect(await db().evidence.findMany({ where: { activityId } })).toMatchObject([
    { kind: 'peer_feedback', sourceId: activityId },
  ])
  const activity = await db().activity.findUniqueOrThrow({ where: { id: activityId } })
  expect(inMask(activity.countedStages, 'evidenced')).toBe(true)
  const seen = await readSession(teacher, activityId, NOW)
  const [usefulness] = seen?.summary?.told?.asked ?? []
  expect(seen?.summary).toMatchObject({ count: 12, told: { willUse: 11 } })
  expect(usefulness).toMatchObject({ mean: (11 * 5 + 2) / 12, spread: [11, 0, 0, 1, 0] })
  expect(seen?.summary?.told?.texts).toHaveLength(12)
  expect(JSON.stringify(seen?.summary)).not.toContain(first.personId)
  const own = await readSession(first, activityId, NOW)
  expect(own).toMatchObject({ mine: { usefulness: 2, willUse: false }, summary: null })
  const audit = await db().auditEntry.findMany({ where: { command: 'sharing.feedback' } })
  expect(audit).toHaveLength(13)
  expect(JSON.stringify(audit)).not.toContain('Langsung')
})

test('refused: before the session, the absent, the presenter, another group, a mark of six', async () => {
  const [here, absent] = crowd as [Viewer, Viewer]
  const { id } = await offerSession(as(teacher), offer(groupId))
  await acceptSession(as(officer), { activityId: id })
  await scheduleSession(as(officer), { activityId: id, ...date })
  const early = giveFeedback(as(here), { activityId: id, ...words })
  await expect(early).rejects.toMatchObject({ complaint: { key: 'notHeld' } })
  const activityId = await heldSession(groupId, { presenter: teacher, officer, present: [here, teacher] })
  const say = (viewer: Viewer, more: object = {}) =>
    giveFeedback(as(viewer), { activityId, ...words, ...more })
  await expect(say(absent)).rejects.toMatchObject({ complaint: { key: 'notPresent' } })
  await expect(say(teacher)).rejects.toMatchObject({ complaint: { key: 'ownSession' } })
  await expect(say(here, { usefulness: '6' })).rejects.toMatchObject({ fields: { usefulness: {} } })
  await expect(say(here, { willUse: undefined })).rejects.toMatchObject({ fields: { willUse: {} } })
  const stranger = await makeViewer({ memberOf: [(await makeGroup('other')).id] })
  await expect(say(stranger)).rejects.toMatchObject({ code: 'notFound' })
  const supervisor = await makeViewer({ assignedGroups: [groupId] })
  await expect(say(supervisor)).rejects.toMatchObject({ code: 'forbidden' })
  expect(await db().feedback.count({ where: { activityId } })).toBe(0)
  expect(await db().evidence.count({ where: { activityId } })).toBe(0)
})
