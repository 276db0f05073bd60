import { beforeAll, expect, test } from 'vitest'
import type { Viewer } from '@/lib/access/viewer'
import { fileOf } from '@/lib/files/queries'
import { commentOnProblem } from '@/lib/problems/commands'
import { dropDraft, saveDraft } from '@/lib/problems/drafts/commands'
import { attachFile, detachFile } from '@/lib/problems/files/commands'
import { addFinding, hideName, removeFinding } from '@/lib/problems/findings/commands'
import { followProblem, unfollowProblem } from '@/lib/problems/followers/commands'
import { readProblem } from '@/lib/problems/queries'
import { db } from '../support/database'
import { PNG, sentFile } from '../support/files'
import { as, refused, reported } from '../support/problems'
import { makeGroup, makeViewer } from '../support/world'

let groupId: string
let reporter: Viewer
let peer: Viewer
let officer: Viewer
let stranger: Viewer
let supervisor: Viewer
let elsewhere: Viewer
let admin: Viewer

beforeAll(async () => {
  groupId = (await makeGroup('one')).id
  const school = (name: string) => db().school.create({ data: { name, regionCode: '33.15' } })
  const [mine, other] = [await school('SDN 1'), await school('SDN 2')]
  reporter = await makeViewer({ memberOf: [groupId], schoolId: mine.id })
  await db().person.update({ where: { id: reporter.personId }, data: { name: 'Penuh Rahasia' } })
  peer = await makeViewer({ memberOf: [groupId], schoolId: other.id })
  officer = await makeViewer({ officerOf: [groupId] })
  stranger = await makeViewer({ officerOf: [(await makeGroup('two')).id] })
  supervisor = await makeViewer({ schools: [mine.id] })
  elsewhere = await makeViewer({ schools: [other.id] })
  admin = await makeViewer({ isAdministrator: true })
})

test('causes and attempts are the reporter’s to write and to take back', async () => {
  const problemId = await reported(reporter, groupId)
  const finding = { problemId, source: 'headTeacher' as const, text: 'Meja terlalu rapat.' }
  const { id: findingId } = await addFinding(as(reporter), finding)
  await addFinding(as(reporter), { ...finding, source: '' as never, text: 'Meja digeser.' })
  expect((await readProblem(peer, problemId))?.findings.map((one) => one.source)).toEqual([
    'headTeacher',
    null,
  ])
  await refused(problemId, () => addFinding(as(officer), finding), 'forbidden')
  await refused(problemId, () => addFinding(as(stranger), finding), 'notFound')
  await refused(
    problemId,
    () => addFinding(as(reporter), { ...finding, text: 'a'.repeat(10_000) }),
    'invalid',
  )
  await removeFinding(as(reporter), { problemId, findingId })
  await refused(problemId, () => removeFinding(as(reporter), { problemId, findingId }), 'notFound')
  await Promise.all(Array.from({ length: 34 }, () => addFinding(as(reporter), finding).catch(() => {})))
  expect(await db().problemFinding.count({ where: { problemId } })).toBe(30)
})

test('a file is read by whoever reads the problem, and by nobody else', async () => {
  const problemId = await reported(reporter, groupId, { visibility: 'officers' })
  const file = sentFile(PNG, '../../foto.png')
  await attachFile(as(reporter), { problemId, file })
  const [{ fileId } = { fileId: '' }] = await db().problemFile.findMany({ where: { problemId } })
  const readers = [reporter, officer, supervisor, peer, elsewhere, stranger, admin]
  const read = await Promise.all(readers.map(async (viewer) => (await fileOf(viewer, fileId)) !== null))
  expect(read).toEqual([true, true, true, false, false, false, false])
  await refused(problemId, () => attachFile(as(officer), { problemId, file }), 'forbidden')
  const page = sentFile('<!doctype html><p>x', 'foto.png')
  await refused(problemId, () => attachFile(as(reporter), { problemId, file: page }), 'invalid')
  await detachFile(as(reporter), { problemId, fileId })
  expect(await db().file.count({ where: { id: fileId } })).toBe(0)
  const begun = { groupId, grade: '', subject: '', situation: 'x', tried: '', objective: '', supporting: [] }
  const { id: draft } = await saveDraft(as(reporter), begun)
  await attachFile(as(reporter), { problemId: draft, file })
  const hidden = await db().problemFile.findFirstOrThrow({ where: { problemId: draft } })
  expect(await fileOf(officer, hidden.fileId)).toBeNull()
  expect(await fileOf(reporter, hidden.fileId)).not.toBeNull()
  await dropDraft(as(reporter), { problemId: draft })
  expect(await db().file.count({ where: { id: hidden.fileId } })).toBe(0)
})

test('a hidden name is nowhere in what peers and supervisors read', async () => {
  const problemId = await reported(reporter, groupId, { hideName: 'yes' })
  await commentOnProblem(as(reporter), { problemId, text: 'Masih sama.' })
  await commentOnProblem(as(peer), { problemId, text: 'Kami juga.' })
  const names = async (viewer: Viewer) =>
    JSON.stringify(await readProblem(viewer, problemId)).includes('Penuh Rahasia')
  expect(await Promise.all([reporter, officer, peer, supervisor].map(names))).toEqual([
    true,
    true,
    false,
    false,
  ])
  await refused(problemId, () => hideName(as(officer), { problemId, hideName: 'no' }), 'forbidden')
  await hideName(as(reporter), { problemId, hideName: 'no' })
  expect(await names(peer)).toBe(true)
})

test('“I have this too” counts each person once and can be taken back', async () => {
  const problemId = await reported(reporter, groupId)
  await Promise.all(Array.from({ length: 5 }, () => followProblem(as(peer), { problemId })))
  await followProblem(as(officer), { problemId })
  expect(await readProblem(peer, problemId)).toMatchObject({ also: 2, follows: true })
  await refused(problemId, () => followProblem(as(reporter), { problemId }), 'conflict')
  await refused(problemId, () => followProblem(as(stranger), { problemId }), 'notFound')
  await refused(problemId, () => followProblem(as(supervisor), { problemId }), 'forbidden')
  await unfollowProblem(as(peer), { problemId })
  await unfollowProblem(as(peer), { problemId })
  expect(await readProblem(peer, problemId)).toMatchObject({ also: 1, follows: false })
})
