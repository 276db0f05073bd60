import { beforeAll, describe, expect, test } from 'vitest'
import type { Viewer } from '@/lib/access/viewer'
import { linkProblem, recordAgenda } from '@/lib/activities/agenda/commands'
import { addItem } from '@/lib/activities/agenda/items/commands'
import { changeActivity, stepActivity } from '@/lib/activities/commands'
import { deleteDraft, scheduleDraft } from '@/lib/activities/drafts/commands'
import { addResult } from '@/lib/activities/evidence/commands'
import { saveMinutes } from '@/lib/activities/minutes/commands'
import { recordAttendance } from '@/lib/activities/records/commands'
import { activitySteps } from '@/lib/activities/rules'
import type { ActivityState } from '@/lib/core/generated/enums'
import { db } from '../support/database'
import { figures } from '../support/trials'
import { makeGroup, makeViewer, meeting, NOW } from '../support/world'

// Written out here, not read from the code: what may follow what.
const listed: Record<string, ActivityState[]> = {
  hold: ['scheduled'],
  lock: ['held'],
  approve: ['locked'],
  postpone: ['scheduled'],
  cancel: ['scheduled', 'postponed', 'accepted'],
}
const states: ActivityState[] = [
  'draft',
  'offered',
  'accepted',
  'declined',
  'scheduled',
  'postponed',
  'cancelled',
  'held',
  'locked',
  'approved',
]

let groupId: string
let officer: Viewer
const ids = {} as Record<ActivityState, string>

beforeAll(async () => {
  groupId = (await makeGroup('states')).id
  officer = await makeViewer({ officerOf: [groupId] })
  const [startsAt, endsAt] = [new Date('2026-08-12T01:00:00Z'), new Date('2026-08-12T04:00:00Z')]
  const base = { groupId, title: 'x', category: 'coreRoutine', origin: 'problem', objective: 'D' } as const
  for (const state of states) {
    const kind = ['offered', 'accepted', 'declined'].includes(state) ? 'sharing' : 'meeting'
    const made = { createdById: officer.personId, createdAt: NOW, supporting: [], countedSupport: [] }
    const { id } = await db().activity.create({ data: { ...base, ...made, kind, state, startsAt, endsAt } })
    ids[state] = id
    const here = { groupId, activityId: id }
    await db().activityDay.create({ data: { ...here, startsAt, endsAt } })
    // Nothing but the state stands in the way.
    const mark = { ...here, personId: officer.personId, recordedAt: NOW, recordedBy: officer.personId }
    const day = await db().activityDay.findFirstOrThrow({ where: here })
    await db().attendance.create({ data: { ...mark, dayId: day.id, status: 'present' } })
    await db().minutes.create({
      data: { ...here, text: 'Sudah ditulis.', updatedAt: NOW, updatedById: officer.personId },
    })
  }
})

const as = () => ({ viewer: officer, now: NOW })

async function everything(activityId: string) {
  const where = { activityId }
  return JSON.stringify([
    await db().activity.findUnique({ where: { id: activityId } }),
    await db().minutes.findUnique({ where }),
    await db().activityTransition.count({ where }),
    await db().agendaItem.count({ where }),
    await db().attendance.findMany({ where }),
    await db().evidence.count({ where }),
    await db().auditEntry.count({ where: { groupId } }),
    await db().coverageCounter.findMany({ where: { groupId } }),
  ])
}

async function refuses(state: ActivityState, act: (activityId: string) => Promise<unknown>) {
  const before = await everything(ids[state])
  await expect(act(ids[state])).rejects.toMatchObject({ code: 'conflict' })
  expect(await everything(ids[state])).toBe(before)
}

describe('a step that the state machine does not list is a conflict and writes nothing', () => {
  const pairs = activitySteps.flatMap((step) =>
    states.filter((state) => !listed[step]?.includes(state)).map((state) => [state, step] as const),
  )
  test('every pair is there', () => expect(pairs).toHaveLength(10 * 5 - 7))
  test.each(pairs)('%s × %s', async (state, step) => {
    await refuses(state, (activityId) => stepActivity(as(), { activityId, step, reason: 'karangan' }))
  })
})

const { groupId: _, ...plan } = meeting('')
const writes: [string, ActivityState[], (activityId: string) => Promise<unknown>][] = [
  ['schedule a draft', ['draft'], (activityId) => scheduleDraft(as(), { ...plan, activityId, version: 1 })],
  ['delete a draft', ['draft'], (activityId) => deleteDraft(as(), { activityId })],
  [
    'change the plan',
    ['scheduled', 'postponed', 'held', 'locked'],
    (activityId) => changeActivity(as(), { ...plan, activityId, version: 1, reason: '' }),
  ],
  [
    'record attendance',
    ['scheduled', 'held'],
    (activityId) =>
      recordAttendance(as(), { activityId, rows: [{ personId: officer.personId, status: 'sick' }] }),
  ],
  [
    'write the minutes',
    ['scheduled', 'held', 'locked'],
    (activityId) =>
      saveMinutes(as(), { activityId, version: 1, text: 'Karangan sesudah itu.', decisions: '' }),
  ],
  [
    'record the agenda',
    ['scheduled', 'held', 'locked'],
    (activityId) => recordAgenda(as(), { activityId, items: [] }),
  ],
  [
    'put a problem on the agenda',
    ['draft', 'scheduled', 'postponed'],
    (activityId) => linkProblem(as(), { activityId, problemId: officer.personId }),
  ],
  [
    'add an item',
    ['draft', 'scheduled', 'postponed', 'held', 'locked', 'offered', 'accepted', 'declined'],
    (activityId) => addItem(as(), { activityId, title: 'x', minutes: null, ownerId: null, ownerName: '' }),
  ],
  [
    'add evidence',
    ['held', 'locked', 'approved'],
    (activityId) =>
      addResult(as(), {
        activityId,
        figures,
        note: 'Tes awal dan akhir',
        url: '',
      }),
  ],
]

describe('what a state does not allow is a conflict and writes nothing', () => {
  const pairs = writes.flatMap(([name, allowed, act]) =>
    states.filter((state) => !allowed.includes(state)).map((state) => [name, state, act] as const),
  )
  test.each(pairs)('%s when %s', async (_name, state, act) => {
    await refuses(state, act)
  })
})

test('two officers take different steps at once: one is told, and one transition is written', async () => {
  const where = { activityId: ids.scheduled }
  const sent = await Promise.allSettled(
    (['hold', 'cancel', 'postpone'] as const).map((step) =>
      stepActivity(as(), { ...where, step, reason: 'Bersamaan' }),
    ),
  )
  const done = sent.filter((one) => one.status === 'fulfilled')
  const refused = sent.flatMap((one) => (one.status === 'rejected' ? [one.reason] : []))
  // A postponed one can still be cancelled, so a second step may fit behind the first.
  expect(done.length).toBeGreaterThan(0)
  for (const one of refused) expect(one).toMatchObject({ code: 'conflict' })
  expect(await db().activityTransition.count({ where })).toBe(done.length)
})
