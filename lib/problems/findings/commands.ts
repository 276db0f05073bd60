import 'server-only'
import { command } from '../../core/command'
import { AppError, notFound } from '../../core/errors'
import { problemRecord } from '../access'
import { lockProblem } from '../events/commands'
import { findingInput, nameInput, removeFindingInput } from './schema'

export const MOST_FINDINGS = 30

/** The reporter writes down a cause and where it was found, or what was tried. */
export const addFinding = command({
  name: 'problem.addFinding',
  action: 'problem.deepen',
  input: findingInput,
  record: problemRecord,
  run: async ({ tx, now, input: { source, text }, record, note }) => {
    await lockProblem(tx, record.id)
    const here = { groupId: record.groupId, problemId: record.id }
    if ((await tx.problemFinding.count({ where: here })) >= MOST_FINDINGS)
      throw new AppError('conflict', { key: 'tooManyFindings', values: { max: MOST_FINDINGS } })
    const data = { ...here, source, text, at: now }
    const { id } = await tx.problemFinding.create({ data, select: { id: true } })
    note({ subjectId: record.id, detail: { findingId: id } })
    return { id }
  },
})

/** The reporter takes a cause or an attempt back. */
export const removeFinding = command({
  name: 'problem.removeFinding',
  action: 'problem.deepen',
  input: removeFindingInput,
  record: problemRecord,
  run: async ({ tx, input, record, note }) => {
    const where = { id: input.findingId, problemId: record.id }
    if (!(await tx.problemFinding.deleteMany({ where })).count) throw notFound()
    note({ subjectId: record.id, detail: { findingId: input.findingId } })
  },
})

/** The reporter hides their name from peers and supervisors, or shows it again. */
export const hideName = command({
  name: 'problem.hideName',
  action: 'problem.deepen',
  input: nameInput,
  record: problemRecord,
  run: async ({ tx, now, input, record, note }) => {
    const data = { hideName: input.hideName === 'yes', updatedAt: now }
    await tx.problem.update({ where: { id: record.id }, data, select: { id: true } })
    note({ subjectId: record.id, detail: { hidden: data.hideName } })
  },
})
