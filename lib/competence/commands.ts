import 'server-only'
import { wasHeld } from '../activities/rules'
import { command } from '../core/command'
import type { Database } from '../core/db'
import { AppError, invalidField } from '../core/errors'
import { beyond } from '../core/wall'
import { groupRecord } from '../groups/access'
import { lockActivity, recountActivity } from '../objectives/commands'
import { roundRecord } from './access'
import { nextState, openPoint, pairsOf, sumsOf } from './rules'
import { answerInput, moveInput, openInput } from './schema'

/** An officer opens a round for the group; one at a time. Answers its id. */
export const openRound = command({
  name: 'competence.open',
  action: 'competence.manage',
  input: openInput,
  record: (tx, viewer, input) => groupRecord(tx, viewer, { id: input.groupId }),
  run: async ({ tx, viewer, now, input, note }) => {
    await beyond(
      () => tx.$queryRaw`select 1 from "group" where id = ${input.groupId}::uuid for no key update`,
    )
    const open = { groupId: input.groupId, state: { not: 'closed' as const } }
    if (await tx.competenceRound.count({ where: open })) throw new AppError('conflict', { key: 'roundOpen' })
    const made = { openedById: viewer.personId, openedAt: now, movedAt: now }
    const { id } = await tx.competenceRound.create({ data: { ...input, ...made }, select: { id: true } })
    note({ subjectId: id })
    return { id }
  },
})

/** A member says how they see themselves; again and again until that part is closed. Nobody else ever reads it. */
export const answerRound = command({
  name: 'competence.answer',
  action: 'competence.answer',
  input: answerInput,
  record: roundRecord,
  run: async ({ tx, viewer, now, input: { point, steps }, record, note }) => {
    // Closing waits for those who are just answering.
    const [round] = await tx.$queryRaw<{ state: typeof record.state }[]>`
      select state::text as state from competence_round where id = ${record.id}::uuid for share`
    if (!round || openPoint(round.state) !== point) throw new AppError('conflict', { key: 'answerClosed' })
    const key = { roundId: record.id, personId: viewer.personId, point }
    await tx.competenceAnswer.upsert({
      where: { roundId_personId_point: key },
      create: { ...key, groupId: record.groupId, steps, at: now },
      update: { steps, at: now },
      select: { point: true },
    })
    note({ subjectId: record.id, detail: { point } })
    return { id: record.id }
  },
})

async function lockHeld(tx: Database, groupId: string, id: string) {
  const found = await tx.activity.findFirst({ where: { id, groupId }, select: { state: true } })
  if (!found || !wasHeld(found.state)) throw invalidField('activityId', 'activityNotHeld')
  await lockActivity(tx, id)
}

/**
 * An officer moves a round on. At its end the means are made once and for good, and prove the activity that is named,
 * when five people or more answered both times.
 */
export const moveRound = command({
  name: 'competence.move',
  action: 'competence.manage',
  input: moveInput,
  record: roundRecord,
  run: async ({ tx, viewer, now, input: { from, activityId: named }, record, note }) => {
    const activityId = from === 'end' ? named : null
    if (activityId) await lockHeld(tx, record.groupId, activityId)
    const state = nextState(from)
    const data = { state, movedAt: now }
    const { count } = await tx.competenceRound.updateMany({ where: { id: record.id, state: from }, data })
    if (!count) throw new AppError('conflict', { key: 'roundMoved' })
    note({ subjectId: record.id, detail: { state } })
    if (state !== 'closed') return { id: record.id }
    const answers = await tx.competenceAnswer.findMany({
      where: { roundId: record.id },
      select: { personId: true, point: true, steps: true },
    })
    const sums = sumsOf(pairsOf(answers))
    if (!sums) return { id: record.id }
    await tx.competenceRound.update({
      where: { id: record.id },
      data: { sums, activityId },
      select: { id: true },
    })
    if (!activityId) return { id: record.id }
    const proof = { groupId: record.groupId, activityId, kind: 'competence_change' as const }
    await tx.evidence.create({
      data: { ...proof, sourceId: record.id, addedById: viewer.personId, at: now },
      select: { id: true },
    })
    await recountActivity(tx, activityId)
    return { id: record.id }
  },
})
