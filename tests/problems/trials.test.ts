import { beforeAll, expect, test } from 'vitest'
import type { Viewer } from '@/lib/access/viewer'
import { readActivity } from '@/lib/activities/queries'
import { inMask } from '@/lib/objectives/rules'
import { closeProblem, helpWithProblem, reopenProblem, reportProblem } from '@/lib/problems/commands'
import { logContact } from '@/lib/problems/contacts/commands'
import { volunteer } from '@/lib/problems/helpers/commands'
import { readProblem } from '@/lib/problems/queries'
import { changeTrial, logTrial, withdrawTrial } from '@/lib/problems/trials/commands'
import { listTrials, ownTrial } from '@/lib/problems/trials/queries'
import { db } from '../support/database'
import { as, heldSession } from '../support/sharing'
import { figures, trial } from '../support/trials'
import { makeGroup, makeViewer, NOW, report } from '../support/world'

let groupId: string
let reporter: Viewer
let colleague: Viewer
let officer: Viewer
let supervisor: Viewer
let stranger: Viewer

beforeAll(async () => {
  groupId = (await makeGroup('one')).id
  const other = (await makeGroup('other')).id
  reporter = await makeViewer({ memberOf: [groupId] })
  colleague = await makeViewer({ memberOf: [groupId] })
  officer = await makeViewer({ officerOf: [groupId] })
  supervisor = await makeViewer({ assignedGroups: [groupId] })
  stranger = await makeViewer({ officerOf: [other] })
})

const told = (id: string) => ({ id, reporterId: reporter.personId, reporter: null })
const reported = async (more: object = {}) =>
  (await reportProblem(as(reporter), { ...report(groupId), ...more })).id
const held = (objective: 'C' | 'F') =>
  heldSession(groupId, { presenter: colleague, officer, present: [reporter] }, { objective, supporting: [] })
const stateOf = async (id: string) => (await db().problem.findUniqueOrThrow({ where: { id } })).state
const evidenced = async (id: string) =>
  inMask((await db().activity.findUniqueOrThrow({ where: { id } })).countedStages, 'evidenced')

test('a trial proves C of its activity, and F only with figures; changed and withdrawn, its proof follows', async () => {
  const [c, f] = [await held('C'), await held('F')]
  const problemId = await reported()
  const { id: trialId, hint } = await logTrial(as(reporter), { ...trial(problemId), activityId: c })
  expect(hint).toBe(false)
  expect([await stateOf(problemId), await evidenced(c)]).toEqual(['tried', true])
  const change = { ...trial(problemId), trialId, version: 1, activityId: f }
  await changeTrial(as(reporter), change)
  expect([await evidenced(c), await evidenced(f)]).toEqual([false, false])
  await changeTrial(as(reporter), { ...change, version: 2, figures })
  expect(await evidenced(f)).toBe(true)
  const seen = (await readActivity(colleague, f))?.evidence.find((one) => one.kind === 'learning_result')
  expect(seen?.result).toMatchObject({ pupils: 28, instrument: figures.instrument, difference: 12.75 })
  const late = changeTrial(as(reporter), { ...change, version: 2 })
  await expect(late).rejects.toMatchObject({ complaint: { key: 'trialChanged' } })
  await changeTrial(as(reporter), { ...change, version: 3, figures: { ...figures, after: '80' } })
  expect(await db().classResult.count()).toBe(1)
  await withdrawTrial(as(reporter), { trialId, reason: 'Salah kelas.' })
  expect([await evidenced(f), await stateOf(problemId), await db().classResult.count()]).toEqual([
    false,
    'submitted',
    0,
  ])
  const gone = (await listTrials(colleague, told(problemId), {})).rows[0]
  expect(gone).toMatchObject({ tried: '–', happened: '', withdrawnReason: 'Salah kelas.', activity: null })
  await expect(withdrawTrial(as(reporter), { trialId, reason: 'Lagi.' })).rejects.toMatchObject({
    code: 'conflict',
  })
  const audit = await db().auditEntry.findMany({ where: { subjectId: problemId }, orderBy: { id: 'asc' } })
  expect(audit.map((one) => one.command)).toEqual([
    'problem.report',
    'trial.log',
    'trial.change',
    'trial.change',
    'trial.change',
    'trial.withdraw',
  ])
  expect(JSON.stringify(audit)).not.toContain('biji')
})

test('a colleague tries it too, also when it is closed; it moves nothing, and withdrawing one leaves the others', async () => {
  const problemId = await reported()
  await logTrial(as(colleague), trial(problemId))
  expect(await stateOf(problemId)).toBe('submitted')
  await helpWithProblem(as(colleague), { problemId, text: 'Pakai biji.' })
  const first = await logTrial(as(reporter), trial(problemId))
  const second = await logTrial(as(reporter), trial(problemId))
  await withdrawTrial(as(reporter), { trialId: first.id, reason: 'Ganda.' })
  expect(await stateOf(problemId)).toBe('tried')
  await withdrawTrial(as(reporter), { trialId: second.id, reason: 'Ganda.' })
  expect(await stateOf(problemId)).toBe('helped')
  await closeProblem(as(reporter), { problemId, outcome: 'solved', text: 'Karena itu.' })
  await logTrial(as(colleague), trial(problemId))
  const closed = logTrial(as(reporter), trial(problemId))
  await expect(closed).rejects.toMatchObject({ complaint: { key: 'problemMoved' } })
  expect(await db().trial.count({ where: { problemId, withdrawnAt: null } })).toBe(2)
})

test('a withdrawn trial leaves the problem where contacts, helpers and agendas have it', async () => {
  const withdrawn = async (problemId: string) => {
    const { id: trialId } = await logTrial(as(reporter), trial(problemId))
    expect(await stateOf(problemId)).toBe('tried')
    await withdrawTrial(as(reporter), { trialId, reason: 'Keliru.' })
    return stateOf(problemId)
  }
  const visited = await reported()
  const met = { contact: 'visit' as const, contactOn: '2026-08-12', text: 'Melihat kelasnya.' }
  await logContact(as(colleague), { problemId: visited, ...met })
  expect(await withdrawn(visited)).toBe('helped')
  const accompanied = await reported()
  await volunteer(as(colleague), { problemId: accompanied, text: '' })
  expect(await withdrawn(accompanied)).toBe('takenUp')
  const later = { viewer: reporter, now: new Date(NOW.getTime() + 86_400_000) }
  // Tried before it was closed and reopened: that trial keeps nothing up.
  await logTrial(as(reporter), trial(accompanied))
  await closeProblem(as(reporter), { problemId: accompanied, outcome: 'unsolved', text: 'Karena itu.' })
  await reopenProblem(later, { problemId: accompanied, text: 'Muncul lagi.' })
  const { id: trialId } = await logTrial(later, trial(accompanied))
  await withdrawTrial(later, { trialId, reason: 'Keliru.' })
  expect(await stateOf(accompanied)).toBe('submitted')
})

test('refused: other roles, other groups, another’s trial, a problem for officers', async () => {
  const problemId = await reported()
  const { id: trialId } = await logTrial(as(reporter), trial(problemId))
  const secret = await reported({ visibility: 'officers' })
  await logTrial(as(officer), trial(secret))
  for (const [viewer, code] of [
    [supervisor, 'forbidden'],
    [stranger, 'notFound'],
  ] as const)
    await expect(logTrial(as(viewer), trial(problemId))).rejects.toMatchObject({ code })
  await expect(logTrial(as(colleague), trial(secret))).rejects.toMatchObject({ code: 'notFound' })
  for (const [viewer, code] of [
    [colleague, 'forbidden'],
    [officer, 'forbidden'],
    [supervisor, 'forbidden'],
    [stranger, 'notFound'],
  ] as const) {
    const change = changeTrial(as(viewer), { ...trial(problemId), trialId, version: 1 })
    await expect(change).rejects.toMatchObject({ code })
    await expect(withdrawTrial(as(viewer), { trialId, reason: 'Bukan saya' })).rejects.toMatchObject({ code })
    expect(await ownTrial(viewer, groupId, problemId, trialId)).toBe(null)
  }
  expect(await ownTrial(reporter, groupId, problemId, trialId)).toMatchObject({ id: trialId })
  expect((await listTrials(stranger, told(problemId), {})).rows).toEqual([])
  expect(await ownTrial(reporter, groupId, problemId, 'x')).toBe(null)
})

test('a problem for officers: the instrument does not leave through the evidence, nor the name to a supervisor', async () => {
  const f = await held('F')
  const problemId = await reported({ visibility: 'officers' })
  await logTrial(as(reporter), { ...trial(problemId), activityId: f, figures })
  const seenBy = async (viewer: Viewer) =>
    (await readActivity(viewer, f))?.evidence.find((one) => one.result)?.result?.instrument
  expect([await seenBy(colleague), await seenBy(officer)]).toEqual(['', figures.instrument])
  const named = async (viewer: Viewer) => (await readProblem(viewer, problemId))?.trials[0]?.by
  expect([await named(supervisor), await named(officer)]).toEqual([null, 'Slamet'])
})

test.each([
  [{ tried: 'x' }, 'tried', 'required'],
  [{ happened: '' }, 'happened', 'required'],
  [{ grade: '' }, 'grade', 'required'],
  [{ triedOn: '2027-02-29' }, 'triedOn', 'date'],
  [{ triedOn: '2026-08-14' }, 'triedOn', 'dateAhead'],
  [{ activityId: '00000000-0000-7000-8000-000000000000' }, 'activityId', 'unknown'],
  [{ figures: { ...figures, pupils: '0' } }, 'figures.pupils', 'tooSmall'],
  [{ figures: { ...figures, after: '130' } }, 'figures.after', 'mean'],
  [{ figures: { ...figures, afterOn: '2026-07-01' } }, 'figures.afterOn', 'afterBeforeBefore'],
  [{ figures: { ...figures, after: '' } }, 'figures.after', 'mean'],
  [{ figures: { ...figures, instrument: '' } }, 'figures.instrument', 'required'],
] as const)(
  'refuses %j with a sentence beside the field, and nothing is left',
  async (change, field, key) => {
    const problemId = await reported()
    const before = await db().classResult.count()
    const sent = logTrial(as(reporter), { ...trial(problemId), ...change })
    await expect(sent).rejects.toMatchObject({ code: 'invalid', fields: { [field]: { key } } })
    expect([await stateOf(problemId), await db().trial.count({ where: { problemId } })]).toEqual([
      'submitted',
      0,
    ])
    expect(await db().classResult.count()).toBe(before)
  },
)

test('200 trials of one problem: its page shows three, the list pages, the evidence is cut', async () => {
  const c = await held('C')
  const problemId = await reported()
  const { id } = await logTrial(as(reporter), { ...trial(problemId), activityId: c })
  const made = await db().trial.createManyAndReturn({
    data: Array.from({ length: 199 }, () => ({
      groupId,
      problemId,
      personId: colleague.personId,
      grade: 'III',
      triedOn: NOW,
      tried: 'Biji-bijian',
      at: NOW,
      activityId: c,
    })),
    select: { id: true },
  })
  await db().evidence.createMany({
    data: made.map((one) => ({
      groupId,
      activityId: c,
      kind: 'classroom_trial' as const,
      sourceId: one.id,
      addedById: colleague.personId,
      at: NOW,
    })),
  })
  expect((await readProblem(colleague, problemId))?.trials).toHaveLength(4)
  expect((await readActivity(colleague, c))?.evidence).toHaveLength(61)
  const ids = new Set<string>()
  for (let after: string | undefined = ''; after !== undefined; ) {
    const { rows, next } = await listTrials(colleague, told(problemId), { after })
    expect(rows.length).toBe(20)
    for (const row of rows) ids.add(row.id)
    after = next
  }
  expect([ids.size, ids.has(id)]).toEqual([200, true])
})

test('two of one form at once make one trial; a change and a withdrawal at once leave one of them', async () => {
  const problemId = await reported()
  const key = crypto.randomUUID()
  const sent = await Promise.all([1, 2, 3].map(() => logTrial(as(reporter, key), trial(problemId))))
  expect(new Set(sent.map((one) => one.id)).size).toBe(1)
  const trialId = sent[0]?.id ?? ''
  const both = await Promise.allSettled([
    changeTrial(as(reporter), { ...trial(problemId), trialId, version: 1, figures }),
    withdrawTrial(as(reporter), { trialId, reason: 'Salah kelas.' }),
  ])
  expect(both.filter((one) => one.status === 'fulfilled').length).toBeGreaterThan(0)
  const left = await db().trial.findUniqueOrThrow({ where: { id: trialId } })
  expect(left.withdrawnAt === null || left.resultId === null).toBe(true)
})
