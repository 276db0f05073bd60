import { randomUUID } from 'node:crypto'
import { beforeAll, expect, test } from 'vitest'
import type { Viewer } from '@/lib/access/viewer'
import { readActivity } from '@/lib/activities/queries'
import { answerRound, moveRound, openRound } from '@/lib/competence/commands'
import { listRounds, ownRounds, readRound } from '@/lib/competence/queries'
import { statementsSent } from '@/lib/core/statements'
import { inMask } from '@/lib/objectives/rules'
import { offerSession } from '@/lib/sharing/commands'
import { myDesk } from '@/lib/sharing/desk/queries'
import { db } from '../support/database'
import { as, heldSession, offer } from '../support/sharing'
import { makeGroup, makeViewer, NOW } from '../support/world'

let groupId: string
let officer: Viewer
let members: Viewer[]
let supervisor: Viewer
let administrator: Viewer
let stranger: Viewer

beforeAll(async () => {
  groupId = (await makeGroup('one')).id
  const other = (await makeGroup('other')).id
  officer = await makeViewer({ officerOf: [groupId] })
  members = await Promise.all(Array.from({ length: 6 }, () => makeViewer({ memberOf: [groupId] })))
  supervisor = await makeViewer({ assignedGroups: [groupId] })
  administrator = await makeViewer({ isAdministrator: true })
  stranger = await makeViewer({ officerOf: [other] })
})

const steps = (value: number) => Array.from({ length: 12 }, () => `${value}` as '1')
const said = (roundId: string, point: 'start' | 'end', value: number) => ({
  roundId,
  point,
  steps: steps(value),
})
const opened = async () => (await openRound(as(officer), { groupId, title: 'Tahun ajaran 2026/2027' })).id
const moved = (roundId: string, from: 'start' | 'between' | 'end', activityId = '') =>
  moveRound(as(officer), { roundId, from, activityId })
const member = (i: number) => members[i] as Viewer

/** A round that so many members answered at both points, up to its last part. */
async function answered(pairs: number, startOnly = 0) {
  const roundId = await opened()
  for (let i = 0; i < pairs + startOnly; i += 1)
    await answerRound(as(member(i)), said(roundId, 'start', 1 + (i % 3)))
  await moved(roundId, 'start')
  await moved(roundId, 'between')
  for (let i = 0; i < pairs; i += 1) await answerRound(as(member(i)), said(roundId, 'end', 3))
  return roundId
}

test('five pairs make means and prove G of the activity that the officer names', async () => {
  const cast = { presenter: member(0), officer, present: [member(1)] }
  const activityId = await heldSession(groupId, cast, { objective: 'G', supporting: [] })
  const roundId = await answered(5, 1)
  expect((await readRound(officer, groupId, roundId))?.sums).toBe(null)
  await moved(roundId, 'end', activityId)
  for (const viewer of [officer, supervisor, member(5)])
    expect((await readRound(viewer, groupId, roundId))?.sums).toEqual({
      pairs: 5,
      start: [1.8, 1.8, 1.8, 1.8],
      end: [3, 3, 3, 3],
    })
  const seen = await readActivity(member(2), activityId)
  expect(seen?.evidence.map((one) => one.kind)).toEqual(['competence_change'])
  expect(inMask(seen?.countedStages ?? 0, 'evidenced')).toBe(true)
  const audit = await db().auditEntry.findMany({ where: { subjectId: roundId }, orderBy: { id: 'asc' } })
  expect(audit.map((one) => one.command).filter((one) => one !== 'competence.answer')).toEqual([
    'competence.open',
    'competence.move',
    'competence.move',
    'competence.move',
  ])
  expect(JSON.stringify(audit)).not.toContain('steps')
})

test('four pairs: nothing is shown and nothing proven, however many answered once', async () => {
  const cast = { presenter: member(0), officer, present: [member(1)] }
  const activityId = await heldSession(groupId, cast, { objective: 'G', supporting: [] })
  const roundId = await answered(4, 2)
  await moved(roundId, 'end', activityId)
  const round = await readRound(officer, groupId, roundId)
  expect([round?.sums, round?.activity, round?.own]).toEqual([null, null, { start: null, end: null }])
  expect(await db().evidence.count({ where: { activityId } })).toBe(0)
})

test('one’s own answers are one’s own: no query gives them to anybody else', async () => {
  const roundId = await answered(5)
  const own = await readRound(member(1), groupId, roundId)
  expect([own?.own.start, own?.own.end, own?.answers.length]).toEqual([[2, 2, 2, 2], [3, 3, 3, 3], 2])
  for (const viewer of [officer, supervisor]) {
    const seen = await readRound(viewer, groupId, roundId)
    expect([seen?.answers, seen?.own]).toEqual([[], { start: null, end: null }])
    expect(await ownRounds(viewer)).toEqual([])
  }
  for (const viewer of [administrator, stranger]) {
    expect(await readRound(viewer, groupId, roundId)).toBe(null)
    expect((await listRounds(viewer, groupId, {})).rows).toEqual([])
  }
  expect((await ownRounds(member(1)))[0]).toMatchObject({ id: roundId, own: { end: [3, 3, 3, 3] } })
  expect((await listRounds(supervisor, groupId, {})).open).toBe(true)
  await moved(roundId, 'end')
})

test('answers may change until their part is closed, and one round runs at a time', async () => {
  const roundId = await opened()
  await expect(openRound(as(officer), { groupId, title: 'Lagi satu' })).rejects.toMatchObject({
    complaint: { key: 'roundOpen' },
  })
  await answerRound(as(member(0)), said(roundId, 'start', 1))
  await answerRound(as(member(0)), said(roundId, 'start', 2))
  expect((await readRound(member(0), groupId, roundId))?.own.start).toEqual([2, 2, 2, 2])
  const early = answerRound(as(member(0)), said(roundId, 'end', 2))
  await expect(early).rejects.toMatchObject({ complaint: { key: 'answerClosed' } })
  const both = await Promise.allSettled([moved(roundId, 'start'), moved(roundId, 'start')])
  expect(both.filter((one) => one.status === 'fulfilled')).toHaveLength(1)
  const late = answerRound(as(member(0)), said(roundId, 'start', 3))
  await expect(late).rejects.toMatchObject({ complaint: { key: 'answerClosed' } })
  await moved(roundId, 'between')
  const foreign = moved(roundId, 'end', randomUUID())
  await expect(foreign).rejects.toMatchObject({ fields: { activityId: { key: 'activityNotHeld' } } })
  const { id: offered } = await offerSession(as(member(0)), offer(groupId))
  await expect(moved(roundId, 'end', offered)).rejects.toMatchObject({
    fields: { activityId: { key: 'activityNotHeld' } },
  })
  await moved(roundId, 'end')
})

test('refused: other roles, other groups, bad input; nothing is left behind', async () => {
  const rounds = await db().competenceRound.count()
  for (const [viewer, code] of [
    [member(0), 'forbidden'],
    [supervisor, 'forbidden'],
    [administrator, 'forbidden'],
    [stranger, 'notFound'],
  ] as const)
    await expect(openRound(as(viewer), { groupId, title: 'Paket 1' })).rejects.toMatchObject({ code })
  expect(await db().competenceRound.count()).toBe(rounds)
  const roundId = await opened()
  for (const [viewer, code] of [
    [supervisor, 'forbidden'],
    [administrator, 'notFound'],
    [stranger, 'notFound'],
  ] as const) {
    await expect(answerRound(as(viewer), said(roundId, 'start', 1))).rejects.toMatchObject({ code })
    const move = moveRound(as(viewer), { roundId, from: 'start', activityId: '' })
    await expect(move).rejects.toMatchObject({ code })
  }
  await expect(moveRound(as(member(0)), { roundId, from: 'start', activityId: '' })).rejects.toMatchObject({
    code: 'forbidden',
  })
  const bad = { roundId, point: 'start' as const, steps: [...steps(1).slice(1), '5' as '1'] }
  await expect(answerRound(as(member(0)), bad)).rejects.toMatchObject({
    fields: { 'steps.11': { key: 'choose' } },
  })
  expect(await db().competenceAnswer.count({ where: { roundId } })).toBe(0)
})

test('closing waits for those who are just answering: each answer is in the means or refused', async () => {
  const open = await db().competenceRound.findFirstOrThrow({ where: { groupId, state: { not: 'closed' } } })
  const sent = await Promise.allSettled([
    ...members.map((one) => answerRound(as(one), said(open.id, 'start', 2))),
    moved(open.id, 'start'),
  ])
  const taken = sent.slice(0, -1).filter((one) => one.status === 'fulfilled').length
  expect(await db().competenceAnswer.count({ where: { roundId: open.id } })).toBe(taken)
})

test('an open round waits at home until it is answered; its end waits for who answered its start', async () => {
  const waits = async (viewer: Viewer) => (await myDesk(viewer, NOW)).rounds.map((round) => round.state)
  await db().competenceRound.updateMany({ where: { groupId }, data: { state: 'closed' } })
  expect(await waits(member(0))).toEqual([])
  const roundId = await opened()
  expect((await myDesk(member(0), NOW)).rounds).toMatchObject([
    { id: roundId, title: 'Tahun ajaran 2026/2027', group: { slug: 'one' } },
  ])
  for (const viewer of [stranger, supervisor, administrator]) expect(await waits(viewer)).toEqual([])
  await answerRound(as(member(0)), said(roundId, 'start', 2))
  expect(await waits(member(0))).toEqual([])
  expect(await waits(officer)).toEqual(['start'])
  await moved(roundId, 'start')
  expect(await waits(officer)).toEqual([])
  await moved(roundId, 'between')
  expect(await waits(member(0))).toEqual(['end'])
  expect(await waits(officer)).toEqual([])
  await answerRound(as(member(0)), said(roundId, 'end', 3))
  expect(await waits(member(0))).toEqual([])
  const before = statementsSent()
  await myDesk(member(1), NOW)
  expect(statementsSent() - before).toBe(1)
  await moved(roundId, 'end')
})
