import 'server-only'
import { randomUUID } from 'node:crypto'
import type { Viewer } from '../../access/viewer'
import { visible } from '../../access/visible'
import { command } from '../../core/command'
import type { Database } from '../../core/db'
import { AppError, invalidField } from '../../core/errors'
import { recountProblem } from '../../objectives/commands'
import { problemRecord } from '../access'
import { addEvent, lockProblem } from '../events/commands'
import { mergeRefusal } from './rules'
import { mergeInput, partInput } from './schema'

async function weighed(tx: Database, viewer: Viewer, id: string) {
  const found = await tx.problem.findFirst({
    where: { AND: [{ id }, visible(viewer, 'problem.merge')] },
    select: {
      id: true,
      groupId: true,
      state: true,
      visibility: true,
      mergedId: true,
      referred: { select: { id: true } },
      _count: { select: { duplicates: true } },
    },
  })
  return found && { ...found, duplicates: found._count.duplicates, referred: found.referred !== null }
}

/** An officer merges a problem into another that tells the same. Its reporter follows there, and closes their own. */
export const mergeProblem = command({
  name: 'problem.merge',
  action: 'problem.merge',
  input: mergeInput,
  record: problemRecord,
  run: async ({ tx, viewer, now, input: { intoId, text }, record, note }) => {
    if (record.state === 'draft') throw new AppError('conflict', { key: 'problemMoved' })
    // Always in one order, so that two mergings crosswise wait instead of blocking each other.
    for (const id of [record.id, intoId].sort())
      await tx.$queryRaw`select 1 from problem where id = ${id}::uuid for no key update`
    const [one, into] = [await weighed(tx, viewer, record.id), await weighed(tx, viewer, intoId)]
    if (!one || !into) throw invalidField('intoId', 'unknown')
    const refusal = mergeRefusal(one, into)
    if (refusal) throw invalidField('intoId', refusal)
    const data = { mergedId: into.id, updatedAt: now }
    await tx.problem.update({ where: { id: one.id }, data, select: { id: true } })
    const by = { ...viewer, now, act: randomUUID() }
    await addEvent(tx, one, by, { kind: 'merged', text, otherId: into.id })
    await addEvent(tx, into, by, { kind: 'merged', otherId: one.id })
    await recountProblem(tx, one.id)
    note({ subjectId: one.id, detail: { intoId: into.id } })
  },
})

/** An officer parts a merged problem again and says why. */
export const partProblem = command({
  name: 'problem.part',
  action: 'problem.merge',
  input: partInput,
  record: problemRecord,
  run: async ({ tx, viewer, now, input: { text }, record, note }) => {
    await lockProblem(tx, record.id)
    const { mergedId } = await tx.problem.findUniqueOrThrow({
      where: { id: record.id },
      select: { mergedId: true },
    })
    if (!mergedId) throw new AppError('conflict', { key: 'notMerged' })
    const data = { mergedId: null, updatedAt: now }
    await tx.problem.update({ where: { id: record.id }, data, select: { id: true } })
    const by = { ...viewer, now, act: randomUUID() }
    await addEvent(tx, record, by, { kind: 'parted', text, otherId: mergedId })
    await addEvent(tx, { id: mergedId, groupId: record.groupId }, by, { kind: 'parted', otherId: record.id })
    await recountProblem(tx, record.id)
    note({ subjectId: record.id, detail: { from: mergedId } })
  },
})
