import 'server-only'
import { command } from '../../core/command'
import type { Database } from '../../core/db'
import { AppError } from '../../core/errors'
import { removeBytes } from '../../files/store'
import { groupRecord } from '../../groups/access'
import { problemRecord } from '../access'
import { lockProblem, moveProblem } from '../events/commands'
import { changeInput, draftInput, dropInput, sendInput } from './schema'

/** Keeps a report that is not ready: only its writer reads it. Answers its id. */
export const saveDraft = command({
  name: 'problem.draft',
  action: 'problem.report',
  input: draftInput,
  record: (tx, viewer, input) => groupRecord(tx, viewer, { id: input.groupId }),
  run: async ({ tx, viewer, now, input, note }) => {
    const by = { reporterId: viewer.personId, schoolId: viewer.schoolId }
    const at = { createdAt: now, openedAt: now, updatedAt: now }
    const data = { ...input, ...by, ...at, state: 'draft' as const }
    const { id } = await tx.problem.create({ data, select: { id: true } })
    note({ subjectId: id })
    return { id }
  },
})

async function stillDraft(tx: Database, problemId: string) {
  if ((await lockProblem(tx, problemId)) !== 'draft') throw new AppError('conflict', { key: 'problemMoved' })
}

/** Keeps what was written further in a draft. */
export const changeDraft = command({
  name: 'problem.changeDraft',
  action: 'problem.deepen',
  input: changeInput,
  record: problemRecord,
  run: async ({ tx, now, input: { problemId: id, ...data }, note }) => {
    await stillDraft(tx, id)
    await tx.problem.update({ where: { id }, data: { ...data, updatedAt: now }, select: { id: true } })
    note({ subjectId: id })
    return { id }
  },
})

/** Sends a draft in: from now on the group, or its officers, read it. */
export const sendDraft = command({
  name: 'problem.sendDraft',
  action: 'problem.deepen',
  input: sendInput,
  record: problemRecord,
  run: async ({ tx, viewer, now, input: { problemId: id, ...said }, record, note }) => {
    await stillDraft(tx, id)
    const data = { ...said, schoolId: viewer.schoolId, createdAt: now }
    await tx.problem.update({ where: { id }, data, select: { id: true } })
    await moveProblem(tx, record, 'submit', { ...viewer, now }, { kind: 'reported' })
    note({ subjectId: id })
    return { id }
  },
})

const dropRecord = command({
  name: 'problem.dropDraft',
  action: 'problem.deepen',
  input: dropInput,
  record: problemRecord,
  run: async ({ tx, record, note }) => {
    await stillDraft(tx, record.id)
    const where = { problemId: record.id }
    const fileIds = (await tx.problemFile.findMany({ where, select: { fileId: true } })).map(
      (one) => one.fileId,
    )
    await tx.problemFile.deleteMany({ where })
    await tx.file.deleteMany({ where: { id: { in: fileIds } } })
    await tx.problem.delete({ where: { id: record.id }, select: { id: true } })
    note({ subjectId: record.id })
    return { fileIds }
  },
})

/** Throws a draft away with its files; a problem that was sent in stays. */
export async function dropDraft(...[context, raw]: Parameters<typeof dropRecord>) {
  const { fileIds } = await dropRecord(context, raw)
  for (const id of fileIds) await removeBytes(id)
}
