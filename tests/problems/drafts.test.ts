import { randomUUID } from 'node:crypto'
import { beforeAll, expect, test } from 'vitest'
import type { Viewer } from '@/lib/access/viewer'
import { commentOnProblem } from '@/lib/problems/commands'
import { changeDraft, dropDraft, saveDraft, sendDraft } from '@/lib/problems/drafts/commands'
import { followersOf } from '@/lib/problems/followers/queries'
import { listProblems, myOpenProblems, readProblem } from '@/lib/problems/queries'
import { db } from '../support/database'
import { as, kindsOf, refused } from '../support/problems'
import { makeGroup, makeViewer, NOW, report } from '../support/world'

let groupId: string
let writer: Viewer
let officer: Viewer
let peer: Viewer

beforeAll(async () => {
  groupId = (await makeGroup('one')).id
  writer = await makeViewer({ memberOf: [groupId] })
  officer = await makeViewer({ officerOf: [groupId] })
  peer = await makeViewer({ memberOf: [groupId] })
})

const begun = () => ({
  groupId,
  grade: '',
  subject: '',
  situation: 'Murid',
  tried: '',
  objective: '',
  supporting: [],
})
const whole = () => {
  const { groupId: _, ...told } = report(groupId)
  return told
}

test('a draft is its writer’s alone until it is sent in', async () => {
  const { id: problemId } = await saveDraft(as(writer), begun())
  for (const viewer of [officer, peer]) {
    expect(await readProblem(viewer, problemId)).toBeNull()
    await refused(problemId, () => sendDraft(as(viewer), { problemId, ...whole() }), 'notFound')
    expect((await listProblems(viewer, groupId, {})).problems).toEqual([])
  }
  expect(await followersOf(db(), problemId, NOW)).toEqual([])
  expect((await listProblems(writer, groupId, {})).problems).toEqual([])
  expect((await listProblems(writer, groupId, { show: 'mine' })).problems).toHaveLength(1)
  expect(await myOpenProblems(writer)).toHaveLength(1)
  await changeDraft(as(writer), {
    problemId,
    ...begun(),
    situation: 'Murid menghafal',
    hideName: 'yes',
  } as never)
  await refused(problemId, () => commentOnProblem(as(writer), { problemId, text: 'x' }), 'conflict')
  await sendDraft(as(writer, 3), { problemId, ...whole() })
  const sent = await db().problem.findUniqueOrThrow({ where: { id: problemId } })
  const when = as(writer, 3).now
  expect(sent).toMatchObject({ state: 'submitted', createdAt: when, openedAt: when, objective: 'D' })
  expect(await kindsOf(problemId)).toEqual(['reported'])
  expect(await readProblem(officer, problemId)).not.toBeNull()
  await refused(problemId, () => changeDraft(as(writer), { problemId, ...begun() } as never), 'conflict')
  await refused(problemId, () => dropDraft(as(writer), { problemId }), 'conflict')
})

test('a draft sent half filled in is refused beside its fields and stays a draft', async () => {
  const { id: problemId } = await saveDraft(as(writer), begun())
  const sent = sendDraft(as(writer), { problemId, ...whole(), grade: '', objective: '' as never })
  await expect(sent).rejects.toMatchObject({ code: 'invalid', fields: { grade: {}, objective: {} } })
  expect(await db().problem.findUniqueOrThrow({ where: { id: problemId } })).toMatchObject({ state: 'draft' })
  await dropDraft(as(writer), { problemId })
  expect(await db().problem.count({ where: { id: problemId } })).toBe(0)
  expect(await db().auditEntry.count({ where: { subjectId: problemId, command: 'problem.dropDraft' } })).toBe(
    1,
  )
})

test('nothing typed is no draft, 10,000 letters are too many, and one form is one draft', async () => {
  const before = await db().problem.count()
  for (const situation of ['  ', 'a'.repeat(10_000)])
    await expect(saveDraft(as(writer), { ...begun(), situation })).rejects.toMatchObject({ code: 'invalid' })
  expect(await db().problem.count()).toBe(before)
  const key = randomUUID()
  await Promise.all(Array.from({ length: 5 }, () => saveDraft(as(writer, 0, key), begun())))
  expect(await db().problem.count()).toBe(before + 1)
})
