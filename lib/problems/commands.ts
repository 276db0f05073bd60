import 'server-only'
import type { Viewer } from '../access/viewer'
import { visible } from '../access/visible'
import { command } from '../core/command'
import type { Database } from '../core/db'
import { AppError } from '../core/errors'
import { groupRecord } from '../groups/access'
import { indexEntries } from '../library/entries/commands'
import { lockActivity, recountActivity } from '../objectives/commands'
import { after, type ProblemStep } from './rules'
import { closeInput, reopenInput, reportInput, stepInput, tellInput, trialInput } from './schema'

/** A problem that the viewer may see, with the facts of permission; null otherwise. */
export async function problemRecord(tx: Database, viewer: Viewer, { problemId }: { problemId: string }) {
  const found = await tx.problem.findFirst({
    where: { AND: [{ id: problemId }, visible(viewer, 'problem.read')] },
    select: {
      id: true,
      groupId: true,
      state: true,
      visibility: true,
      reporterId: true,
      schoolId: true,
      group: { select: { regionCode: true } },
    },
  })
  if (!found) return null
  const { groupId, reporterId: ownerId, schoolId, visibility, group } = found
  const facts = { groupId, ownerId, schoolId, regionCode: group.regionCode, shared: visibility === 'group' }
  return { ...found, facts }
}

type Told = { kind: Kind; text: string; activityId?: string | null; outcome?: 'solved' | 'unsolved' }
type Kind = 'takenUp' | 'linked' | 'returned' | 'comment' | 'help' | 'trial' | 'closed' | 'reopened'
type At = { id: string; groupId: string; state: Parameters<typeof after>[0] }

/** Moves a problem one step and writes its event. Throws conflict when the step does not fit its state. */
export async function moveProblem(
  tx: Database,
  problem: At,
  step: ProblemStep,
  by: { personId: string; now: Date },
  told: Told,
): Promise<void> {
  const state = after(problem.state, step)
  if (!state) throw new AppError('conflict', { key: 'problemMoved' })
  const outcome = step === 'close' ? (told.outcome ?? null) : null
  const moved = await tx.problem.updateMany({
    where: { id: problem.id, state: problem.state },
    data: { state, outcome, updatedAt: by.now, version: { increment: 1 } },
  })
  if (moved.count !== 1) throw new AppError('conflict', { key: 'problemMoved' })
  await addEvent(tx, problem, by, told)
  // What the library finds of a problem changes with these steps alone.
  if (step === 'close' || step === 'reopen' || step === 'try')
    await indexEntries(tx, { problemId: problem.id })
}

async function addEvent(tx: Database, problem: At, by: { personId: string; now: Date }, told: Told) {
  await tx.problemEvent.create({
    data: {
      groupId: problem.groupId,
      problemId: problem.id,
      personId: by.personId,
      at: by.now,
      kind: told.kind,
      text: told.text,
      outcome: told.outcome ?? null,
      activityId: told.activityId ?? null,
    },
  })
}

/** A teacher reports a classroom problem to a group. Answers its id. */
export const reportProblem = command({
  name: 'problem.report',
  action: 'problem.report',
  input: reportInput,
  record: (tx, viewer, input) => groupRecord(tx, viewer, { id: input.groupId }),
  run: async ({ tx, viewer, now, input, note }) => {
    const problem = await tx.problem.create({
      data: {
        ...input,
        reporterId: viewer.personId,
        schoolId: viewer.schoolId,
        createdAt: now,
        updatedAt: now,
      },
      select: { id: true, groupId: true, state: true },
    })
    await tx.problemEvent.create({
      data: { ...where(problem), kind: 'reported', personId: viewer.personId, at: now },
    })
    note({ subjectId: problem.id })
    return { id: problem.id }
  },
})

function where(problem: { id: string; groupId: string }) {
  return { problemId: problem.id, groupId: problem.groupId }
}

/** An officer takes a waiting problem up. */
export const takeUpProblem = command({
  name: 'problem.takeUp',
  action: 'problem.manage',
  input: stepInput,
  record: problemRecord,
  run: async ({ tx, viewer, now, input, record, note }) => {
    await moveProblem(tx, record, 'takeUp', { ...viewer, now }, { kind: 'takenUp', text: input.text })
    note({ subjectId: record.id })
  },
})

/** A word on a problem that moves nothing. */
export const commentOnProblem = command({
  name: 'problem.comment',
  action: 'problem.comment',
  input: tellInput,
  record: problemRecord,
  run: async ({ tx, viewer, now, input, record, note }) => {
    await addEvent(tx, record, { ...viewer, now }, { kind: 'comment', text: input.text })
    note({ subjectId: record.id })
  },
})

/** A colleague helps: an answer that the reporter can try. */
export const helpWithProblem = command({
  name: 'problem.help',
  action: 'problem.help',
  input: tellInput,
  record: problemRecord,
  run: async ({ tx, viewer, now, input, record, note }) => {
    await moveProblem(tx, record, 'help', { ...viewer, now }, { kind: 'help', text: input.text })
    note({ subjectId: record.id })
  },
})

/** A problem confirmed as solved is evidence of the held activities that had it on their agenda. */
async function proveSolved(tx: Database, problem: At, by: { personId: string; now: Date }) {
  const states = ['held', 'locked', 'approved'] as const
  const items = await tx.agendaItem.findMany({
    where: {
      problemId: problem.id,
      outcome: { not: 'notReached' },
      activity: { state: { in: [...states] } },
    },
    orderBy: { activityId: 'asc' },
    select: { activityId: true },
  })
  for (const { activityId } of items) await lockActivity(tx, activityId)
  for (const { activityId } of items)
    await addEvidence(tx, problem, activityId, 'problem_confirmed_solved', by)
}

type Proof = 'problem_confirmed_solved' | 'classroom_trial'

async function addEvidence(
  tx: Database,
  problem: At,
  activityId: string,
  kind: Proof,
  by: { personId: string; now: Date },
) {
  const data = {
    groupId: problem.groupId,
    activityId,
    kind,
    sourceId: problem.id,
    addedById: by.personId,
    at: by.now,
  }
  await tx.evidence.createMany({ data, skipDuplicates: true })
  await recountActivity(tx, activityId)
}

/** A reopened problem proves nothing until it is closed again. */
async function withdrawProof(tx: Database, problem: At) {
  const where = { sourceId: problem.id, kind: 'problem_confirmed_solved' as const }
  const proofs = await tx.evidence.findMany({
    where,
    orderBy: { activityId: 'asc' },
    select: { activityId: true },
  })
  for (const { activityId } of proofs) await lockActivity(tx, activityId)
  await tx.evidence.deleteMany({ where })
  for (const { activityId } of proofs) await recountActivity(tx, activityId)
}

/** The reporter closes the problem, solved or not. */
export const closeProblem = command({
  name: 'problem.close',
  action: 'problem.resolve',
  input: closeInput,
  record: problemRecord,
  run: async ({ tx, viewer, now, input, record, note }) => {
    const told = { kind: 'closed', text: input.text, outcome: input.outcome } as const
    await moveProblem(tx, record, 'close', { ...viewer, now }, told)
    if (input.outcome === 'solved') await proveSolved(tx, record, { ...viewer, now })
    note({ subjectId: record.id, detail: { outcome: input.outcome } })
  },
})

/** The reporter reopens a closed problem and says why. */
export const reopenProblem = command({
  name: 'problem.reopen',
  action: 'problem.resolve',
  input: reopenInput,
  record: problemRecord,
  run: async ({ tx, viewer, now, input, record, note }) => {
    await moveProblem(tx, record, 'reopen', { ...viewer, now }, { kind: 'reopened', text: input.text })
    await withdrawProof(tx, record)
    note({ subjectId: record.id })
  },
})

/** The reporter logs a trial in class; it may name the activity that the idea came from. */
export const logTrial = command({
  name: 'problem.trial',
  action: 'problem.resolve',
  input: trialInput,
  record: problemRecord,
  run: async ({ tx, viewer, now, input, record, note }) => {
    const { activityId } = input
    const named =
      activityId && (await tx.activity.count({ where: { id: activityId, groupId: record.groupId } }))
    if (activityId && !named) {
      throw new AppError('invalid', { key: 'invalid' }, { activityId: { key: 'unknown' } })
    }
    if (activityId) await lockActivity(tx, activityId)
    await moveProblem(tx, record, 'try', { ...viewer, now }, { kind: 'trial', text: input.text, activityId })
    if (activityId) await addEvidence(tx, record, activityId, 'classroom_trial', { ...viewer, now })
    note({ subjectId: record.id })
  },
})
