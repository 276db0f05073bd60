import 'server-only'
import { randomUUID } from 'node:crypto'
import { command } from '../core/command'
import { AppError } from '../core/errors'
import { groupRecord } from '../groups/access'
import { recountProblem } from '../objectives/commands'
import { problemRecord } from './access'
import { addEvent, moveProblem } from './events/commands'
import { proveDiscussed, withdrawProof } from './proof/commands'
import { carryOver } from './referrals/carry/commands'
import { closeInput, reopenInput, reportInput, tellInput } from './schema'

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
        openedAt: now,
        updatedAt: now,
      },
      select: { id: true, groupId: true },
    })
    await recountProblem(tx, problem.id)
    await addEvent(tx, problem, { ...viewer, now }, { kind: 'reported' })
    note({ subjectId: problem.id })
    return { id: problem.id }
  },
})

/** An officer takes a waiting problem up and says why, or what will be done. */
export const takeUpProblem = command({
  name: 'problem.takeUp',
  action: 'problem.manage',
  input: tellInput,
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
    if (record.state === 'draft') throw new AppError('conflict', { key: 'problemMoved' })
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

/** The reporter closes the problem, solved or not, and says why; where it was referred to it closes with it. */
export const closeProblem = command({
  name: 'problem.close',
  action: 'problem.resolve',
  input: closeInput,
  record: problemRecord,
  run: async ({ tx, viewer, now, input, record, note }) => {
    const by = { ...viewer, now, act: randomUUID() }
    const told = { kind: 'closed', text: input.text, outcome: input.outcome } as const
    await moveProblem(tx, record, 'close', by, told)
    if (input.outcome === 'solved') await proveDiscussed(tx, record, 'problem_confirmed_solved', by)
    await carryOver(tx, record, 'close', by, told)
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
    const by = { ...viewer, now, act: randomUUID() }
    const told = { kind: 'reopened', text: input.text } as const
    await moveProblem(tx, record, 'reopen', by, told)
    await withdrawProof(tx, record)
    await carryOver(tx, record, 'reopen', by, told)
    note({ subjectId: record.id })
  },
})
