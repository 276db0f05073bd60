import { randomUUID } from 'node:crypto'
import { beforeAll, expect, test } from 'vitest'
import type { Viewer } from '@/lib/access/viewer'
import { searchLibrary } from '@/lib/library/queries'
import { closeProblem, reopenProblem, reportProblem, takeUpProblem } from '@/lib/problems/commands'
import { attachFile } from '@/lib/problems/files/commands'
import { followProblem } from '@/lib/problems/followers/commands'
import { volunteer } from '@/lib/problems/helpers/commands'
import { groupsToReferTo } from '@/lib/problems/referrals/queries'
import { similarProblems } from '@/lib/problems/similar/queries'
import { logTrial } from '@/lib/problems/trials/commands'
import { db } from '../support/database'
import { ownFiles } from '../support/documents'
import { filesIn, PNG, sentFile } from '../support/files'
import { solved } from '../support/library'
import { as, refused, reported } from '../support/problems'
import { figures, trial } from '../support/trials'
import { makeGroup, makeViewer, report } from '../support/world'

let files: string
let groupId: string
let reporter: Viewer
let peer: Viewer
let officer: Viewer
let supervisor: Viewer
let administrator: Viewer
let stranger: Viewer

beforeAll(async () => {
  files = ownFiles()
  groupId = (await makeGroup('one')).id
  reporter = await makeViewer({ memberOf: [groupId] })
  peer = await makeViewer({ memberOf: [groupId] })
  officer = await makeViewer({ officerOf: [groupId] })
  supervisor = await makeViewer({ assignedGroups: [groupId] })
  administrator = await makeViewer({ isAdministrator: true })
  stranger = await makeViewer({ officerOf: [(await makeGroup('two')).id] })
})

test('a report resent five times by a bad network, one after the other and at once, is one problem with one story', async () => {
  const formKey = randomUUID()
  const send = () => reportProblem(as(reporter, 0, formKey), report(groupId))
  const before = await db().problem.count()
  const answers = [await send(), await send(), ...(await Promise.all([send(), send(), send()]))]
  expect(new Set(answers.map((one) => one.id)).size).toBe(1)
  expect(await db().problem.count()).toBe(before + 1)
  expect(await db().problemEvent.count({ where: { problemId: answers[0]?.id ?? '' } })).toBe(1)
})

test('nobody closes or reopens the problem of another: not who helps, has it too, leads, supervises or runs the service', async () => {
  const problemId = await reported(reporter, groupId)
  await volunteer(as(peer), { problemId, text: '' })
  await followProblem(as(officer), { problemId })
  const refusals = [
    [peer, 'forbidden'],
    [officer, 'forbidden'],
    [supervisor, 'forbidden'],
    [administrator, 'notFound'],
    [stranger, 'notFound'],
  ] as const
  for (const [viewer, code] of refusals)
    for (const outcome of ['solved', 'unsolved'] as const)
      await refused(
        problemId,
        () => closeProblem(as(viewer), { problemId, outcome, text: 'Karena itu.' }),
        code,
      )
  await closeProblem(as(reporter), { problemId, outcome: 'solved', text: 'Karena itu.' })
  for (const [viewer, code] of refusals)
    await refused(problemId, () => reopenProblem(as(viewer), { problemId, text: 'Belum' }), code)
  const { state, outcome } = await db().problem.findUniqueOrThrow({ where: { id: problemId } })
  expect([state, outcome]).toEqual(['closed', 'solved'])
})

test('a step without its why is refused beside the field: taking up, closing solved or not, reopening', async () => {
  const problemId = await reported(reporter, groupId)
  const none = { problemId, text: ' ' }
  const beside = { code: 'invalid', fields: { text: { key: 'required' } } }
  await expect(takeUpProblem(as(officer), none)).rejects.toMatchObject(beside)
  for (const outcome of ['solved', 'unsolved'] as const)
    await expect(closeProblem(as(reporter), { ...none, outcome })).rejects.toMatchObject(beside)
  expect(await db().problemEvent.count({ where: { problemId } })).toBe(1)
  await closeProblem(as(reporter), { problemId, outcome: 'unsolved', text: 'Kelasnya berganti.' })
  await expect(reopenProblem(as(reporter), none)).rejects.toMatchObject(beside)
})

test.each([
  ['0 pupils', { pupils: '0' }, 'figures.pupils'],
  ['minus one pupil', { pupils: '-1' }, 'figures.pupils'],
  ['half a pupil', { pupils: '1,5' }, 'figures.pupils'],
  ['a mean of 130', { after: '130' }, 'figures.after'],
  ['130 %', { measure: 'share', before: '50', after: '130' }, 'figures.after'],
  ['-1 %', { measure: 'share', before: '-1', after: '50' }, 'figures.before'],
  ['no number', { before: 'banyak' }, 'figures.before'],
  ['after before before', { beforeOn: '2026-08-12', afterOn: '2026-08-01' }, 'figures.afterOn'],
  ['tomorrow', { afterOn: '2026-08-20' }, 'figures.afterOn'],
])(
  'results with %s are refused beside their field, and nothing of the trial is kept',
  async (_name, change, field) => {
    const problemId = await reported(reporter, groupId)
    const counts = () => Promise.all([db().trial.count(), db().classResult.count(), db().evidence.count()])
    const before = await counts()
    const attempt = () =>
      logTrial(as(reporter), { ...trial(problemId), figures: { ...figures, ...change } as typeof figures })
    await expect(attempt()).rejects.toMatchObject({ code: 'invalid', fields: { [field]: {} } })
    await refused(problemId, attempt, 'invalid')
    expect(await counts()).toEqual(before)
  },
)

test.each([
  [
    'a script in a drawing',
    '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>',
    'a.svg',
  ],
  ['a drawing that acts, named as a photo', '<svg onload="alert(1)"/>', 'foto.png'],
  ['a script in a page', '<!doctype html><script>alert(1)</script>', 'a.html'],
  ['a page named as a text', 'Catatan\n<script>alert(1)</script>', 'a.txt'],
])('%s is no file for a problem', async (_name, content, name) => {
  const problemId = await reported(reporter, groupId)
  const kept = filesIn(files).length
  const attach = () => attachFile(as(reporter), { problemId, file: sentFile(content, name, 'image/png') })
  await expect(attach()).rejects.toMatchObject({ fields: { file: { key: 'fileType' } } })
  await refused(problemId, attach, 'invalid')
  expect([await db().problemFile.count({ where: { problemId } }), filesIn(files).length]).toEqual([0, kept])
})

test.each(['../../etc/passwd.png', '..\\..\\windows\\x.png', '/etc/cron.d/x.png', 'a/../../b.png'])(
  'the path in %s is no part of a file’s name, nor of where it lies',
  async (name) => {
    const problemId = await reported(reporter, groupId)
    await attachFile(as(reporter), { problemId, file: sentFile(PNG, name) })
    const [kept] = await db().problemFile.findMany({ where: { problemId }, select: { file: true } })
    expect(kept?.file.name).toMatch(/^[^/\\]+\.png$/)
    expect(filesIn(files)).toContain(kept?.file.id)
  },
)

const signs = [
  `'`,
  '"',
  '\\',
  '%',
  '&',
  '|',
  '!',
  ':*',
  '<->',
  `' " \\ % & | ! :* <->`,
  'a'.repeat(10_000),
  '🙂',
]

test.each(signs)(
  'a search for %s finds nothing by itself, and beside a word the same as the word alone',
  async (sign) => {
    await solved(groupId, reporter, peer)
    const ids = async (q: string) => (await searchLibrary(reporter, { q })).rows.map((row) => row.id)
    expect(await ids(sign)).toEqual([])
    expect(await similarProblems(reporter, groupId, sign)).toEqual([])
    expect(await groupsToReferTo({ id: groupId, regionCode: '33.15' }, sign)).toEqual([])
    const known = await ids('perkalian')
    expect(known.length).toBeGreaterThan(0)
    // Ten thousand letters are cut to what a question may be long; they stand behind the word here.
    expect((await ids(`perkalian ${sign}`)).sort()).toEqual(known.sort())
  },
)
