import 'server-only'
import type { Database } from '../../core/db'
import { lockActivity, recountActivity } from '../../objectives/commands'
import type { By, Place } from '../events/commands'

type Proof = 'problem_confirmed_solved' | 'classroom_trial' | 'help_given'

/** Puts on record what a problem proves of an activity, once for each kind. */
export async function addEvidence(tx: Database, problem: Place, activityId: string, kind: Proof, by: By) {
  const source = { groupId: problem.groupId, activityId, kind, sourceId: problem.id }
  const data = { ...source, addedById: by.personId, at: by.now }
  await tx.evidence.createMany({ data, skipDuplicates: true })
  await recountActivity(tx, activityId)
}

/** A problem that was solved, or helped with, proves the held activities that had it on their agenda. */
export async function proveDiscussed(tx: Database, problem: Place, kind: Proof, by: By): Promise<void> {
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
  for (const { activityId } of items) await addEvidence(tx, problem, activityId, kind, by)
}

/** A reopened problem proves nothing until it is closed again. */
export async function withdrawProof(tx: Database, problem: Place): Promise<void> {
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
