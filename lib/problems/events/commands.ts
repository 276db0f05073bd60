import 'server-only'
import type { Database } from '../../core/db'
import { AppError } from '../../core/errors'
import type { ProblemEventKind } from '../../core/generated/enums'
import { beyond } from '../../core/wall'
import { indexEntries } from '../../library/entries/commands'
import { recountProblem } from '../../objectives/commands'
import { tellOf } from '../notices/commands'
import { after, type ProblemState, type ProblemStep } from '../rules'

export type Place = { id: string; groupId: string }
/** `act` is the same for all events of one deed that changes several problems. */
export type By = { personId: string; now: Date; act?: string }

/** What an event tells beside who and when. */
export type Told = {
  kind: ProblemEventKind
  text?: string
  activityId?: string | null
  outcome?: 'solved' | 'unsolved' | 'archived'
  aboutId?: string
  otherId?: string
  referralId?: string
  contact?: 'visit' | 'call' | 'observation' | 'chat'
  contactOn?: Date
}

const referral = { select: { id: true, toGroupId: true, proposedById: true, consentedAt: true } } as const
const asTold = {
  id: true,
  kind: true,
  outcome: true,
  personId: true,
  aboutId: true,
  activityId: true,
  at: true,
  referral,
} as const

/** Makes changes of one problem wait for each other, and answers its state as it is then. */
export async function lockProblem(tx: Database, problemId: string): Promise<ProblemState> {
  await tx.$queryRaw`select 1 from problem where id = ${problemId}::uuid for no key update`
  const where = { id: problemId }
  return (await tx.problem.findUniqueOrThrow({ where, select: { state: true } })).state
}

/** Writes down what happened to a problem, and tells those who follow it. */
export async function addEvent(tx: Database, { id, groupId }: Place, by: By, told: Told): Promise<void> {
  const data = { ...told, groupId, problemId: id, personId: by.personId, at: by.now }
  const event = await tx.problemEvent.create({ data, select: asTold })
  // Who is told may be in another group.
  await beyond(() => tellOf(tx, { id, groupId }, event, by.act))
}

/** Moves a problem one step and writes its event. Throws conflict when the step does not fit its state. */
export async function moveProblem(
  tx: Database,
  problem: Place,
  step: ProblemStep,
  by: By,
  told: Told,
): Promise<void> {
  const state = after(await lockProblem(tx, problem.id), step)
  if (!state) throw new AppError('conflict', { key: 'problemMoved' })
  const outcome = step === 'close' ? (told.outcome ?? null) : null
  const opened = step === 'submit' || step === 'reopen' ? { openedAt: by.now } : {}
  await tx.problem.update({
    where: { id: problem.id },
    data: { state, outcome, ...opened, updatedAt: by.now, version: { increment: 1 } },
    select: { id: true },
  })
  await addEvent(tx, problem, by, told)
  if (step === 'submit' || step === 'close' || step === 'reopen') await recountProblem(tx, problem.id)
  // What the library finds of a problem changes with these steps alone.
  if (step === 'close' || step === 'reopen') await indexEntries(tx, { problemId: problem.id })
}
