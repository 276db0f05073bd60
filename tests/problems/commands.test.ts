import { randomUUID } from 'node:crypto'
import { beforeAll, expect, test } from 'vitest'
import type { Viewer } from '@/lib/access/viewer'
import {
  closeProblem,
  helpWithProblem,
  reopenProblem,
  reportProblem,
  takeUpProblem,
} from '@/lib/problems/commands'
import { logTrial } from '@/lib/problems/trials/commands'
import { db } from '../support/database'
import { trial } from '../support/trials'
import { makeGroup, makeViewer, NOW, report } from '../support/world'

let groupId: string
let reporter: Viewer
let colleague: Viewer
let officer: Viewer
let stranger: Viewer

const as = (viewer: Viewer, formKey?: string) => ({ viewer, now: NOW, formKey })

beforeAll(async () => {
  groupId = (await makeGroup('one')).id
  const other = (await makeGroup('other')).id
  reporter = await makeViewer({ memberOf: [groupId] })
  colleague = await makeViewer({ memberOf: [groupId] })
  officer = await makeViewer({ officerOf: [groupId] })
  stranger = await makeViewer({ officerOf: [other] })
})

test('a problem goes the whole way and every step is written down', async () => {
  const { id: problemId } = await reportProblem(as(reporter), report(groupId))
  await takeUpProblem(as(officer), { problemId, text: 'Karena itu.' })
  await helpWithProblem(as(colleague), { problemId, text: 'Pakai biji-bijian.' })
  await logTrial(as(reporter), trial(problemId))
  await expect(
    closeProblem(as(officer), { problemId, outcome: 'solved', text: 'Karena itu.' }),
  ).rejects.toMatchObject({
    code: 'forbidden',
  })
  await closeProblem(as(reporter), { problemId, outcome: 'solved', text: 'Karena itu.' })
  await reopenProblem(as(reporter), { problemId, text: 'Muncul lagi.' })
  const events = await db().problemEvent.findMany({ where: { problemId }, orderBy: { id: 'asc' } })
  expect(events.map((event) => event.kind)).toEqual([
    'reported',
    'takenUp',
    'help',
    'trial',
    'closed',
    'reopened',
  ])
  const problem = await db().problem.findUniqueOrThrow({ where: { id: problemId } })
  expect(problem).toMatchObject({ state: 'submitted', outcome: null, version: 6 })
  const audit = await db().auditEntry.findMany({ where: { subjectId: problemId }, orderBy: { id: 'asc' } })
  expect(audit.map((entry) => entry.command)).toContain('problem.reopen')
  expect(JSON.stringify(audit)).not.toContain('perkalian')
})

test('a form sent five times at once makes one problem', async () => {
  const key = randomUUID()
  const before = await db().problem.count()
  const answers = await Promise.all(
    Array.from({ length: 5 }, () => reportProblem(as(reporter, key), report(groupId))),
  )
  expect(new Set(answers.map((one) => one.id)).size).toBe(1)
  expect(await db().problem.count()).toBe(before + 1)
})

test('another group is not found, and a step that does not fit leaves nothing behind', async () => {
  await expect(reportProblem(as(stranger), report(groupId))).rejects.toMatchObject({ code: 'notFound' })
  const { id: problemId } = await reportProblem(as(reporter), report(groupId))
  await expect(takeUpProblem(as(stranger), { problemId, text: 'Karena itu.' })).rejects.toMatchObject({
    code: 'notFound',
  })
  await expect(takeUpProblem(as(colleague), { problemId, text: 'Karena itu.' })).rejects.toMatchObject({
    code: 'forbidden',
  })
  await takeUpProblem(as(officer), { problemId, text: 'Karena itu.' })
  await expect(takeUpProblem(as(officer), { problemId, text: 'Karena itu.' })).rejects.toMatchObject({
    code: 'conflict',
  })
  expect(await db().problemEvent.count({ where: { problemId } })).toBe(2)
  expect(await db().auditEntry.count({ where: { subjectId: problemId } })).toBe(2)
})

test.each([
  ['empty', { situation: '' }, 'situation', 'required'],
  ['NUL', { grade: 'I\0' }, 'grade', 'forbiddenCharacters'],
  ['half an emoji', { grade: '\ud83d' }, 'grade', 'forbiddenCharacters'],
  ['a right-to-left override', { subject: '\u202eakitametaM' }, 'subject', 'forbiddenCharacters'],
  ['1 MB of text', { situation: 'a'.repeat(1_000_000) }, 'situation', 'tooLong'],
  ['an unknown objective', { objective: 'H' }, 'objective', 'choose'],
  ['the main objective among the supporting', { supporting: ['D'] }, 'supporting', 'mainAmongSupporting'],
  ['no key', { groupId: 'x' }, 'groupId', 'unknown'],
] as const)('refuses %s with a sentence beside the field', async (_, change, field, key) => {
  const before = await db().problem.count()
  const sent = reportProblem(as(reporter), { ...report(groupId), ...change } as never)
  await expect(sent).rejects.toMatchObject({ code: 'invalid', fields: { [field]: { key } } })
  expect(await db().problem.count()).toBe(before)
})

test('script and emoji are text like any other', async () => {
  const situation = '<script>alert(1)</script> siswa 😀 bingung'
  const { id } = await reportProblem(as(reporter), { ...report(groupId), situation })
  expect(await db().problem.findUniqueOrThrow({ where: { id } })).toMatchObject({ situation })
})
