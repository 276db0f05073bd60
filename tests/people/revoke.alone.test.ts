import { beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { GET as regionCsv } from '@/app/(signed-in)/coverage/csv/route'
import { GET as groupXlsx } from '@/app/(signed-in)/groups/[group]/coverage/xlsx/route'
import { openGroup } from '@/app/(signed-in)/groups/[group]/open'
import { GET as coverage } from '@/app/api/v1/(tokens)/coverage/route'
import { GET as calendar } from '@/app/feeds/[token]/route'
import type { Viewer } from '@/lib/access/viewer'
import { viewerOfPerson } from '@/lib/auth/load'
import { openOwnFeed } from '@/lib/calendar/feeds/commands'
import { dayAfter, dayBefore, typedDay } from '@/lib/core/day'
import { today } from '@/lib/core/time'
import { assignSupervisor, endAssignment, revokeAssignment } from '@/lib/people/assignments/commands'
import { call, tokenOf } from '../support/api'
import { db } from '../support/database'
import { lastEntry } from '../support/people'
import { groupIn } from '../support/regions'
import { asking, inGroup } from '../support/saved'
import { makeViewer } from '../support/world'

const who = vi.hoisted(() => ({ id: '' }))
vi.mock('@/lib/auth/current', async () => {
  const { viewerOfPerson } = await import('@/lib/auth/load')
  return { requireViewer: () => viewerOfPerson(who.id, new Date()) }
})
// The reader of a long file is looked up again for each piece.
vi.mock('@/lib/auth/load', async (load) => {
  const real = await load<typeof import('@/lib/auth/load')>()
  return { ...real, viewerOfSession: (_: string, now: Date) => real.viewerOfPerson(who.id, now) }
})
vi.mock('@/lib/i18n/words', () => ({
  getLocale: async () => 'id',
  getTranslations: async () => (key: string) => key,
}))

// Routes ask the clock: the morning of a day in Jakarta, which is still the day before in London.
const NOW = new Date('2026-11-25T23:00:00Z')
let administrator: Viewer
let supervisor: Viewer
let groupId: string

beforeAll(async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: NOW })
  groupId = (await groupIn('52.03.07', 'selong')).id
  administrator = await makeViewer({ isAdministrator: true })
})
beforeEach(async () => {
  supervisor = await makeViewer({})
  who.id = supervisor.personId
})

const as = (viewer: Viewer) => ({ viewer, now: NOW })
const base = { who: '', regionCode: '', group: 'selong', school: '', endedOn: '' }
const assign = (startedOn: Date) =>
  assignSupervisor(as(administrator), {
    ...base,
    ...{ personId: supervisor.personId, startedOn: typedDay(startedOn) },
  })

/** What a supervisor reaches by each way in: a page, two files, the programs' way in and the calendar. */
async function reached(token: string, feed: string) {
  const there = (way: () => Promise<unknown>) =>
    way().then(
      () => 200,
      (error: { digest?: string }) => Number(error.digest?.split(';').at(-1)),
    )
  return [
    await there(() => openGroup(inGroup('selong').params)),
    await there(async () => groupXlsx(asking('/x'), inGroup('selong'))),
    await there(async () => (await regionCsv(asking('/x?region=52.03.07'))).text()),
    (await call(coverage, token, { region: '52.03.07' })).status,
    (await calendar(asking('/x'), { params: Promise.resolve({ token: `${feed}.ics` }) })).status,
  ]
}

async function waysIn() {
  const viewer = (await viewerOfPerson(supervisor.personId, NOW)) as Viewer
  return [await tokenOf(viewer, ['coverage.read'], NOW), (await openOwnFeed(as(viewer))).token] as const
}

test.each([
  ['today', today(NOW), 0],
  ['yesterday', dayBefore(today(NOW)), 1],
  ['long ago', new Date('2025-07-01'), 1],
])(
  'an assignment that began %s is taken away at once: page, file, API and feed are not found a moment later',
  async (_, began, kept) => {
    const { id: assignmentId } = await assign(began)
    const ways = await waysIn()
    expect(await reached(...ways)).toEqual([200, 200, 200, 200, 200])
    await revokeAssignment(as(administrator), { assignmentId })
    expect(await reached(...ways)).toEqual([404, 404, 404, 404, 404])
    const left = await db().supervisorAssignment.findMany({ where: { id: assignmentId } })
    expect(left.map((one) => one.endedOn)).toEqual(kept ? [dayBefore(today(NOW))] : [])
    expect(await lastEntry()).toMatchObject({
      ...{ command: 'assignment.revoke', subjectId: assignmentId, groupId },
      ...{ personId: administrator.personId, at: NOW },
      detail: { personId: supervisor.personId, groupId, startedOn: typedDay(began) },
    })
    // Given again it runs again, also from a day that it has held before.
    await assign(today(NOW))
    expect(await reached(...ways)).toEqual([200, 200, 200, 200, 200])
  },
)

test('the last day of an assignment still counts; it too is taken away before it is over', async () => {
  const { id: assignmentId } = await assign(dayBefore(today(NOW)))
  const ways = await waysIn()
  await endAssignment(as(administrator), { assignmentId, endedOn: typedDay(today(NOW)) })
  expect(await reached(...ways)).toEqual([200, 200, 200, 200, 200])
  await revokeAssignment(as(administrator), { assignmentId })
  expect(await reached(...ways)).toEqual([404, 404, 404, 404, 404])
  await expect(revokeAssignment(as(administrator), { assignmentId })).rejects.toMatchObject({
    code: 'conflict',
    complaint: { key: 'endedAlready' },
  })
})

test('one that is still to come never begins; nobody but an administrator takes any away', async () => {
  const { id: assignmentId } = await assign(dayAfter(today(NOW)))
  const officer = await makeViewer({ officerOf: [groupId] })
  for (const other of [officer, supervisor])
    await expect(revokeAssignment(as(other), { assignmentId })).rejects.toMatchObject({ code: 'notFound' })
  expect(await db().supervisorAssignment.count({ where: { id: assignmentId } })).toBe(1)
  await revokeAssignment(as(administrator), { assignmentId })
  expect(await viewerOfPerson(supervisor.personId, dayAfter(dayAfter(NOW)))).toMatchObject({
    scope: { groupIds: [] },
  })
})
