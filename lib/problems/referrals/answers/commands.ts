import 'server-only'
import { randomUUID } from 'node:crypto'
import { command } from '../../../core/command'
import type { Database } from '../../../core/db'
import { AppError } from '../../../core/errors'
import { recountProblem } from '../../../objectives/commands'
import { addEvent, lockProblem } from '../../events/commands'
import { isOpen } from '../../rules'
import { referralRecord } from '../access'
import { moveReferral } from '../commands'
import { acceptInput, declineInput } from '../schema'

const carried = {
  reporterId: true,
  schoolId: true,
  grade: true,
  subject: true,
  situation: true,
  tried: true,
  objective: true,
  supporting: true,
  visibility: true,
  hideName: true,
} as const

async function copyTo(tx: Database, toGroupId: string, problemId: string, now: Date) {
  const source = await tx.problem.findUniqueOrThrow({ where: { id: problemId }, select: carried })
  const at = { createdAt: now, openedAt: now, updatedAt: now }
  const data = { ...source, ...at, groupId: toGroupId }
  const linked = await tx.problem.create({ data, select: { id: true, groupId: true } })
  await recountProblem(tx, linked.id)
  return linked
}

/** An officer of the other group accepts: from now on that group has the problem too, linked with where it came from. */
export const acceptReferral = command({
  name: 'referral.accept',
  beyond: 'referral',
  action: 'referral.decide',
  input: acceptInput,
  record: referralRecord,
  run: async ({ tx, viewer, now, record, note }) => {
    const { id: referralId, problemId, groupId, toGroupId } = record
    if (!isOpen(await lockProblem(tx, problemId))) throw new AppError('conflict', { key: 'referralClosed' })
    const linked = await copyTo(tx, toGroupId, problemId, now)
    await moveReferral(tx, referralId, 'accept', { decidedAt: now, linkedId: linked.id })
    const told = { kind: 'referralAccepted', referralId } as const
    const by = { ...viewer, now, act: randomUUID() }
    await addEvent(tx, { id: problemId, groupId }, by, told)
    await addEvent(tx, linked, by, told)
    note({ subjectId: linked.id, detail: { referralId } })
    return { id: linked.id }
  },
})

/** An officer of the other group declines and says why. */
export const declineReferral = command({
  name: 'referral.decline',
  beyond: 'referral',
  action: 'referral.decide',
  input: declineInput,
  record: referralRecord,
  run: async ({ tx, viewer, now, input: { text }, record, note }) => {
    const { id: referralId, problemId, groupId } = record
    await lockProblem(tx, problemId)
    await moveReferral(tx, referralId, 'decline', { decidedAt: now })
    const told = { kind: 'referralDeclined', referralId, text } as const
    await addEvent(tx, { id: problemId, groupId }, { ...viewer, now }, told)
    note({ subjectId: referralId, detail: { declined: true } })
  },
})
