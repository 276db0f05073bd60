import { beforeAll, expect, test } from 'vitest'
import type { Viewer } from '@/lib/access/viewer'
import { archiveProblem } from '@/lib/problems/archive/commands'
import { isArchivable } from '@/lib/problems/archive/queries'
import { commentOnProblem, reopenProblem, takeUpProblem } from '@/lib/problems/commands'
import { followProblem } from '@/lib/problems/followers/commands'
import { readProblem } from '@/lib/problems/queries'
import { acceptReferral } from '@/lib/problems/referrals/answers/commands'
import { consentToReferral, proposeReferral } from '@/lib/problems/referrals/commands'
import { similarProblems } from '@/lib/problems/similar/queries'
import { waitingProblems } from '@/lib/problems/waiting/queries'
import { db } from '../support/database'
import { foundBy } from '../support/library'
import { hush, toldTo } from '../support/notices'
import { as, refused, reported } from '../support/problems'
import { makeGroup, makeViewer, NOW } from '../support/world'

let groupId: string
let peer: Viewer
let officer: Viewer
let stranger: Viewer
const text = 'Pelapor pindah sekolah.'

beforeAll(async () => {
  groupId = (await makeGroup('one')).id
  peer = await makeViewer({ memberOf: [groupId] })
  officer = await makeViewer({ officerOf: [groupId] })
  stranger = await makeViewer({ officerOf: [(await makeGroup('two')).id] })
})

/** A problem of somebody who has left the group since. */
async function orphaned(situation = 'Murid menyalin jawaban teman saat ulangan harian.') {
  const reporter = await makeViewer({ memberOf: [groupId] })
  const problemId = await reported(reporter, groupId, { situation })
  const leave = (endedOn: Date | null) =>
    db().membership.updateMany({ where: { groupId, personId: reporter.personId }, data: { endedOn } })
  return { reporter, problemId, leave: () => leave(new Date('2026-08-01')), back: () => leave(null) }
}

const offered = async (viewer: Viewer, problemId: string) => {
  const read = await readProblem(viewer, problemId)
  return read && isArchivable(read, NOW)
}
const solvedOf = async (problemId: string) => {
  const found = await db().problem.findUniqueOrThrow({ where: { id: problemId } })
  return [found.state, found.outcome, found.countedSolved]
}

test('officers put a problem away whose reporter is gone: with a reason, told, never solved, reopened by the reporter', async () => {
  const { reporter, problemId, leave, back } = await orphaned()
  await takeUpProblem(as(officer), { problemId, text: 'Karena itu.' })
  await followProblem(as(peer), { problemId })
  expect(await offered(officer, problemId)).toBe(false)
  await leave()
  expect([await offered(officer, problemId), await offered(peer, problemId)]).toEqual([true, false])
  await hush()
  await archiveProblem(as(officer), { problemId, text })
  expect(await solvedOf(problemId)).toEqual(['closed', 'archived', false])
  expect(await offered(officer, problemId)).toBe(false)
  const told = (await readProblem(peer, problemId))?.events.at(-1)
  expect(told).toMatchObject({ kind: 'closed', outcome: 'archived', text })
  expect((await toldTo(peer)).map((one) => one.kind)).toEqual(['problem.archived'])
  expect(await toldTo(reporter)).toEqual([])
  const patience = { now: NOW, days: 42 }
  const ids = (await waitingProblems(officer, groupId, patience, null)).problems.map((one) => one.id)
  expect(ids).not.toContain(problemId)
  expect(await foundBy(peer, 'menyalin jawaban')).not.toContain(problemId)
  // Its reason is no solution.
  const [alike] = await similarProblems(peer, groupId, 'Murid menyalin jawaban teman saat ulangan')
  expect(alike).toMatchObject({ id: problemId, solution: '' })
  const entry = await db().auditEntry.findFirstOrThrow({ where: { command: 'problem.archive' } })
  expect(entry).toMatchObject({ personId: officer.personId, detail: { outcome: 'archived' } })
  expect(JSON.stringify(entry)).not.toContain(text)
  await back()
  await reopenProblem(as(reporter), { problemId, text: 'Saya kembali.' })
  expect(await solvedOf(problemId)).toEqual(['submitted', null, false])
})

test('refused: while the reporter is there, other roles and groups, without a reason, twice', async () => {
  const { reporter, problemId, leave } = await orphaned()
  const supervisor = await makeViewer({ assignedGroups: [groupId] })
  const put = (viewer: Viewer, why = text) => archiveProblem(as(viewer), { problemId, text: why })
  await refused(problemId, () => put(officer), 'conflict')
  await leave()
  for (const [viewer, code] of [
    [peer, 'forbidden'],
    [supervisor, 'forbidden'],
    [await makeViewer({ isAdministrator: true }), 'notFound'],
    [stranger, 'notFound'],
  ] as const)
    await refused(problemId, () => put(viewer), code)
  await refused(problemId, () => put(officer, ''), 'invalid')
  await commentOnProblem(as(peer), { problemId, text: 'Setuju.' })
  await put(officer)
  await refused(problemId, () => put(officer), 'conflict')
  expect(reporter.personId).toBeTruthy()
})

test('it is put away with what was referred, and not from there', async () => {
  const { reporter, problemId, leave } = await orphaned()
  const toGroupId = (await makeGroup('three')).id
  const theirs = await makeViewer({ officerOf: [toGroupId] })
  const letter = 'Mohon bantuan rekan-rekan.'
  const { id: referralId } = await proposeReferral(as(officer), { problemId, toGroupId, letter })
  await consentToReferral(as(reporter), { problemId, referralId })
  const { id: linkedId } = await acceptReferral(as(theirs), { referralId })
  await leave()
  expect(await offered(theirs, linkedId)).toBe(false)
  await refused(linkedId, () => archiveProblem(as(theirs), { problemId: linkedId, text }), 'conflict')
  await archiveProblem(as(officer), { problemId, text })
  expect(await solvedOf(linkedId)).toEqual(['closed', 'archived', false])
})
