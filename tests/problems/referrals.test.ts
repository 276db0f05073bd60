import { rmSync } from 'node:fs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Viewer } from '@/lib/access/viewer'
import { fileOf } from '@/lib/files/queries'
import { closeProblem, helpWithProblem, reopenProblem } from '@/lib/problems/commands'
import { thankFor } from '@/lib/problems/contacts/commands'
import { attachFile, detachFile } from '@/lib/problems/files/commands'
import { followersOf } from '@/lib/problems/followers/queries'
import { listProblems, readProblem } from '@/lib/problems/queries'
import { acceptReferral, declineReferral } from '@/lib/problems/referrals/answers/commands'
import {
  consentToReferral,
  proposeReferral,
  refuseReferral,
  withdrawReferral,
} from '@/lib/problems/referrals/commands'
import { groupsToReferTo, incomingReferrals } from '@/lib/problems/referrals/queries'
import { db } from '../support/database'
import { ownFiles } from '../support/documents'
import { PDF, sentFile } from '../support/files'
import { outcomes } from '../support/people'
import { as, kindsOf, refused, reported } from '../support/problems'
import { makeGroup, makeViewer, NOW } from '../support/world'

const folder = ownFiles()
afterAll(() => rmSync(folder, { recursive: true, force: true }))

let groupId: string
let toGroupId: string
let reporter: Viewer
let peer: Viewer
let officer: Viewer
let theirs: Viewer
let theirMember: Viewer
let stranger: Viewer

beforeAll(async () => {
  groupId = (await makeGroup('one')).id
  toGroupId = (await makeGroup('two')).id
  reporter = await makeViewer({ memberOf: [groupId] })
  peer = await makeViewer({ memberOf: [groupId] })
  officer = await makeViewer({ officerOf: [groupId] })
  theirs = await makeViewer({ officerOf: [toGroupId] })
  theirMember = await makeViewer({ memberOf: [toGroupId] })
  stranger = await makeViewer({ officerOf: [(await makeGroup('three', '91.71')).id] })
})

const letter = 'Mohon bantuan rekan-rekan.'
const propose = (problemId: string, by = officer) => proposeReferral(as(by), { problemId, toGroupId, letter })
async function consented(more: object = {}) {
  const problemId = await reported(reporter, groupId, more)
  const { id: referralId } = await propose(problemId)
  await consentToReferral(as(reporter), { problemId, referralId, openly: true })
  return { problemId, referralId }
}

test('nothing leaves the group before the reporter agrees and the other group accepts', async () => {
  const problemId = await reported(reporter, groupId)
  await refused(problemId, () => propose(problemId, peer), 'forbidden')
  await refused(problemId, () => propose(problemId, theirs), 'notFound')
  await refused(
    problemId,
    () => proposeReferral(as(officer), { problemId, toGroupId: groupId, letter }),
    'invalid',
  )
  const { id: referralId } = await propose(problemId)
  await refused(problemId, () => propose(problemId), 'invalid')
  expect(await incomingReferrals(theirs, toGroupId)).toEqual([])
  await refused(problemId, () => acceptReferral(as(theirs), { referralId }), 'notFound')
  await refused(problemId, () => consentToReferral(as(officer), { problemId, referralId }), 'forbidden')
  await consentToReferral(as(reporter), { problemId, referralId })
  const [waiting] = await incomingReferrals(theirs, toGroupId)
  expect(waiting).toMatchObject({ id: referralId, letter })
  expect(JSON.stringify(waiting)).not.toMatch(/perkalian|Slamet/)
  expect(await readProblem(theirs, problemId)).toBeNull()
  expect(await incomingReferrals(theirMember, toGroupId)).toEqual([])
  await refused(problemId, () => acceptReferral(as(theirMember), { referralId }), 'notFound')
  const { succeeded } = await outcomes([1, 2].map(() => acceptReferral(as(theirs), { referralId })))
  expect(succeeded).toBe(1)
  expect((await listProblems(theirMember, toGroupId, {})).problems).toHaveLength(1)
  expect(await kindsOf(problemId)).toEqual([
    'reported',
    'referralProposed',
    'referralConsented',
    'referralAccepted',
  ])
})

test('news flows back, and what the reporter decides holds in both groups', async () => {
  const { problemId, referralId } = await consented({ hideName: 'yes' })
  const { id: linkedId } = await acceptReferral(as(theirs), { referralId })
  expect(await readProblem(theirs, linkedId)).toMatchObject({ reporter: null, from: 'one' })
  await helpWithProblem(as(theirMember), { problemId: linkedId, text: 'Pakai kartu.' })
  const page = await readProblem(reporter, problemId)
  const help = page?.events.at(-1)
  expect(help).toMatchObject({ kind: 'help', text: 'Pakai kartu.', from: 'two' })
  await thankFor(as(reporter), { problemId, eventId: help?.id ?? '' })
  const told = await followersOf(db(), linkedId, NOW)
  expect(told).toContainEqual({ personId: reporter.personId, problemId, groupId })
  await refused(
    linkedId,
    () => closeProblem(as(theirs), { problemId: linkedId, outcome: 'solved', text: 'Karena itu.' }),
    'forbidden',
  )
  await closeProblem(as(reporter), { problemId, outcome: 'solved', text: 'Karena itu.' })
  expect((await readProblem(theirMember, linkedId))?.outcome).toBe('solved')
  await reopenProblem(as(reporter), { problemId, text: 'Muncul lagi.' })
  expect((await readProblem(theirMember, linkedId))?.state).toBe('submitted')
  await refused(
    linkedId,
    () => proposeReferral(as(theirs), { problemId: linkedId, toGroupId: groupId, letter }),
    'conflict',
  )
})

test('a problem for officers goes only with a consent of its own, and stays for officers there', async () => {
  const problemId = await reported(reporter, groupId, { visibility: 'officers' })
  const { id: referralId } = await propose(problemId)
  await refused(problemId, () => consentToReferral(as(reporter), { problemId, referralId }), 'invalid')
  await consentToReferral(as(reporter), { problemId, referralId, openly: 'yes' })
  const { id: linkedId } = await acceptReferral(as(theirs), { referralId })
  expect(await readProblem(theirMember, linkedId)).toBeNull()
  expect(await readProblem(theirs, linkedId)).toMatchObject({ reporter: null })
})

test('refused, taken back, withdrawn or declined: it ends there, and can be proposed anew', async () => {
  const problemId = await reported(reporter, groupId)
  const end = async (how: (referralId: string) => Promise<unknown>) => {
    const { id } = await propose(problemId)
    await how(id)
    return (await db().referral.findUniqueOrThrow({ where: { id } })).state
  }
  const told = (referralId: string) => ({ problemId, referralId, text: '' })
  const consent = (referralId: string) => consentToReferral(as(reporter), { problemId, referralId })
  expect(await end((id) => refuseReferral(as(reporter), told(id)))).toBe('refused')
  expect(
    await end(async (id) => {
      await consent(id)
      await refuseReferral(as(reporter), told(id))
    }),
  ).toBe('withdrawn')
  expect(await end((id) => withdrawReferral(as(officer), told(id)))).toBe('withdrawn')
  expect(
    await end(async (id) => {
      await consent(id)
      const short = declineReferral(as(theirs), { referralId: id, text: '' })
      await expect(short).rejects.toMatchObject({ code: 'invalid' })
      await declineReferral(as(theirs), { referralId: id, text: 'Belum ada yang menguasai.' })
      await refused(problemId, () => acceptReferral(as(theirs), { referralId: id }), 'conflict')
    }),
  ).toBe('declined')
  const { problemId: other, referralId } = await consented()
  await closeProblem(as(reporter), { problemId: other, outcome: 'unsolved', text: 'Karena itu.' })
  await refused(other, () => acceptReferral(as(theirs), { referralId }), 'conflict')
  await refused(other, () => refuseReferral(as(reporter), { ...told(referralId), problemId }), 'notFound')
})

test('groups to refer to: those nearby, or by name, never one’s own', async () => {
  await makeGroup('100%', '91.71', 'Asia/Jayapura')
  const own = { id: groupId, regionCode: '33.15' }
  expect((await groupsToReferTo(own, '')).map((group) => group.name)).toEqual(['two'])
  expect((await groupsToReferTo(own, '%')).map((group) => group.name)).toEqual(['100%'])
})

test('files go along once the referral is accepted, are read as the problem there is, and are taken off at home alone', async () => {
  const problemId = await reported(reporter, groupId)
  await attachFile(as(reporter), { problemId, file: sentFile(PDF, 'soal.pdf') })
  const [{ fileId } = { fileId: '' }] = await db().problemFile.findMany({ where: { problemId } })
  const readers = () =>
    Promise.all([theirs, theirMember, peer, stranger].map(async (one) => !!(await fileOf(one, fileId))))
  const { id: referralId } = await propose(problemId)
  await consentToReferral(as(reporter), { problemId, referralId })
  expect(await readers()).toEqual([false, false, true, false])
  const { id: linkedId } = await acceptReferral(as(theirs), { referralId })
  expect(await readers()).toEqual([true, true, true, false])
  const there = await readProblem(theirMember, linkedId)
  expect(there?.files).toMatchObject([{ fileId, here: false, file: { name: 'soal.pdf' } }])
  expect((await readProblem(reporter, problemId))?.files).toMatchObject([{ fileId, here: true }])
  await refused(linkedId, () => detachFile(as(theirs), { problemId: linkedId, fileId }), 'forbidden')
  await detachFile(as(reporter), { problemId, fileId })
  expect(await readers()).toEqual([false, false, false, false])
  expect((await readProblem(theirs, linkedId))?.files).toEqual([])
})

test('files of a problem for officers alone are read by the officers of both groups, not by members; a declined one’s nowhere else', async () => {
  for (const accepted of [true, false]) {
    const { problemId, referralId } = await consented({ visibility: 'officers' })
    await attachFile(as(reporter), { problemId, file: sentFile(PDF, 'soal.pdf') })
    const [{ fileId } = { fileId: '' }] = await db().problemFile.findMany({ where: { problemId } })
    if (accepted) await acceptReferral(as(theirs), { referralId })
    else await declineReferral(as(theirs), { referralId, text: 'Bukan bidang kami.' })
    const readers = [reporter, officer, peer, theirs, theirMember, stranger]
    const read = await Promise.all(readers.map(async (one) => !!(await fileOf(one, fileId))))
    expect(read).toEqual([true, true, false, accepted, false, false])
  }
})
