import 'server-only'
import { command } from '../../core/command'
import type { Database } from '../../core/db'
import { AppError, invalidField, notFound } from '../../core/errors'
import { problemRecord } from '../access'
import { addEvent, lockProblem } from '../events/commands'
import { isOpen } from '../rules'
import { afterStep, isUnderWay, type ReferralStep } from './rules'
import { consentInput, endInput, proposeInput } from './schema'

/** An officer proposes to refer a problem to another group; nothing leaves before the reporter agrees. */
export const proposeReferral = command({
  name: 'referral.propose',
  action: 'problem.refer',
  input: proposeInput,
  record: problemRecord,
  run: async ({ tx, viewer, now, input: { toGroupId, letter }, record, note }) => {
    if (!isOpen(await lockProblem(tx, record.id))) throw new AppError('conflict', { key: 'problemMoved' })
    if (record.mergedId || record.referred) throw new AppError('conflict', { key: 'notReferable' })
    const known = await tx.group.count({ where: { id: toGroupId } })
    if (!known || toGroupId === record.groupId) throw invalidField('toGroupId', 'unknown')
    const before = await tx.referral.findMany({
      where: { problemId: record.id, toGroupId },
      select: { state: true },
    })
    if (before.some(({ state }) => isUnderWay(state) || state === 'accepted'))
      throw invalidField('toGroupId', 'referredAlready')
    const way = { groupId: record.groupId, problemId: record.id, toGroupId, letter }
    const data = { ...way, proposedById: viewer.personId, at: now }
    const { id: referralId } = await tx.referral.create({ data, select: { id: true } })
    await addEvent(tx, record, { ...viewer, now }, { kind: 'referralProposed', referralId })
    note({ subjectId: record.id, detail: { referralId, toGroupId } })
    return { id: referralId }
  },
})

/** Moves a referral one step. Throws conflict when somebody was faster. */
export async function moveReferral(tx: Database, id: string, step: ReferralStep, at: Partial<Moved>) {
  const found = await tx.referral.findUnique({ where: { id }, select: { state: true } })
  const state = found && afterStep(found.state, step)
  if (!state) throw new AppError('conflict', { key: 'referralMoved' })
  await tx.referral.update({ where: { id }, data: { ...at, state }, select: { id: true } })
  return state
}

type Moved = { consentedAt: Date; decidedAt: Date; linkedId: string }

async function ofProblem(tx: Database, problemId: string, id: string) {
  await lockProblem(tx, problemId)
  if (!(await tx.referral.count({ where: { id, problemId } }))) throw notFound()
}

/** The reporter agrees; of a problem for officers alone with a tick of its own. */
export const consentToReferral = command({
  name: 'referral.consent',
  action: 'problem.consent',
  input: consentInput,
  record: problemRecord,
  run: async ({ tx, viewer, now, input: { referralId, openly }, record, note }) => {
    if (record.visibility === 'officers' && !openly) throw invalidField('openly', 'consentOpenly')
    await ofProblem(tx, record.id, referralId)
    await moveReferral(tx, referralId, 'consent', { consentedAt: now })
    await addEvent(tx, record, { ...viewer, now }, { kind: 'referralConsented', referralId })
    note({ subjectId: record.id, detail: { referralId } })
  },
})

const ended = {
  refused: 'referralRefused',
  withdrawn: 'referralWithdrawn',
} as const

function ending(name: string, action: 'problem.consent' | 'problem.refer', step: 'refuse' | 'withdraw') {
  return command({
    name,
    action,
    input: endInput,
    record: problemRecord,
    run: async ({ tx, viewer, now, input: { referralId, text }, record, note }) => {
      await ofProblem(tx, record.id, referralId)
      const state = await moveReferral(tx, referralId, step, {})
      const kind = ended[state as keyof typeof ended]
      await addEvent(tx, record, { ...viewer, now }, { kind, text, referralId })
      note({ subjectId: record.id, detail: { referralId } })
    },
  })
}

/** The reporter refuses, or takes back the consent while the other group has not answered. */
export const refuseReferral = ending('referral.refuse', 'problem.consent', 'refuse')
/** An officer takes the proposal back while the other group has not answered. */
export const withdrawReferral = ending('referral.withdraw', 'problem.refer', 'withdraw')
