import 'server-only'
import type { Viewer } from '../../access/viewer'
import { visible } from '../../access/visible'
import { command } from '../../core/command'
import type { Database } from '../../core/db'
import { AppError, notFound } from '../../core/errors'
import { lockActivity, recountActivity } from '../../objectives/commands'
import { keepFigures } from '../../problems/results/commands'
import { activityFacts, activityRecord } from '../access'
import { wasHeld } from '../rules'
import { evidenceInput, removeInput, resultInput } from './schema'

/** An officer puts a proof of a held activity on record. */
export const addEvidence = command({
  name: 'evidence.add',
  action: 'activity.manage',
  input: evidenceInput,
  record: activityRecord,
  run: async ({ tx, viewer, now, input, record, note }) => {
    if (!wasHeld(record.state)) throw new AppError('conflict', { key: 'notHeld' })
    await lockActivity(tx, record.id)
    const data = { ...input, groupId: record.groupId, addedById: viewer.personId, at: now }
    const { id } = await tx.evidence.create({ data, select: { id: true } })
    await recountActivity(tx, record.id)
    note({ subjectId: record.id, detail: { evidenceId: id, kind: input.kind } })
    return { id }
  },
})

/** An officer records what a class reached before and after: figures of the class, no pupil. */
export const addResult = command({
  name: 'evidence.addResult',
  action: 'activity.manage',
  input: resultInput,
  record: activityRecord,
  run: async ({ tx, viewer, now, input, record, note }) => {
    if (!wasHeld(record.state)) throw new AppError('conflict', { key: 'notHeld' })
    await lockActivity(tx, record.id)
    const { activityId, note: words, url, figures } = input
    const resultId = await keepFigures(tx, record.groupId, figures, now)
    const made = { groupId: record.groupId, addedById: viewer.personId, at: now }
    const { id } = await tx.evidence.create({
      data: { activityId, note: words, url, resultId, ...made, kind: 'learning_result' },
      select: { id: true },
    })
    await recountActivity(tx, record.id)
    note({ subjectId: record.id, detail: { evidenceId: id, kind: 'learning_result' } })
    return { id }
  },
})

async function evidenceRecord(tx: Database, viewer: Viewer, { evidenceId }: { evidenceId: string }) {
  const found = await tx.evidence.findFirst({
    where: { id: evidenceId, activity: visible(viewer, 'activity.read') },
    select: {
      id: true,
      kind: true,
      sourceId: true,
      resultId: true,
      activityId: true,
      activity: {
        select: {
          groupId: true,
          state: true,
          createdById: true,
          presenters: { select: { personId: true } },
          group: { select: { regionCode: true } },
        },
      },
    },
  })
  return found && { ...found, facts: activityFacts(found.activity) }
}

/** An officer removes a proof that was put on record by hand; what follows from other records stays. */
export const removeEvidence = command({
  name: 'evidence.remove',
  action: 'activity.manage',
  input: removeInput,
  record: evidenceRecord,
  run: async ({ tx, record, note }) => {
    if (record.sourceId) throw new AppError('conflict', { key: 'evidenceFollows' })
    await lockActivity(tx, record.activityId)
    const { count } = await tx.evidence.deleteMany({ where: { id: record.id } })
    if (!count) throw notFound()
    if (record.resultId) await tx.classResult.delete({ where: { id: record.resultId }, select: { id: true } })
    await recountActivity(tx, record.activityId)
    note({ subjectId: record.activityId, detail: { evidenceId: record.id, kind: record.kind } })
  },
})
