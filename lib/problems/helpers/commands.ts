import 'server-only'
import { command } from '../../core/command'
import type { Database } from '../../core/db'
import { AppError, invalidField } from '../../core/errors'
import { problemRecord } from '../access'
import { addEvent, type By, lockProblem, moveProblem, type Place } from '../events/commands'
import { isOpen } from '../rules'
import { askable, helperRecord, isHeld } from './access'
import { answerInput, askInput, leaveInput, volunteerInput } from './schema'

/** A colleague takes the problem on of their own accord. */
export const volunteer = command({
  name: 'helper.volunteer',
  action: 'problem.help',
  input: volunteerInput,
  record: problemRecord,
  run: async ({ tx, viewer, now, input, record, note }) => {
    const { personId } = viewer
    if (record.reporterId === personId) throw new AppError('conflict', { key: 'ownProblem' })
    await lockProblem(tx, record.id)
    const key = { problemId: record.id, personId }
    const active = { state: 'active' as const, at: now }
    const before = await tx.problemHelper.findUnique({
      where: { problemId_personId: key },
      select: { state: true },
    })
    if (before?.state === 'active') throw new AppError('conflict', { key: 'helperAlready' })
    await tx.problemHelper.upsert({
      where: { problemId_personId: key },
      create: { ...key, groupId: record.groupId, ...active },
      update: active,
      select: { id: true },
    })
    await moveProblem(tx, record, 'join', { personId, now }, { kind: 'joined', text: input.text })
    note({ subjectId: record.id })
  },
})

/** An officer asks a member to help; that member accepts or declines. */
export const askHelper = command({
  name: 'helper.ask',
  action: 'problem.manage',
  input: askInput,
  record: problemRecord,
  run: async ({ tx, viewer, now, input, record, note }) => {
    const { personId, text } = input
    if (!isOpen(await lockProblem(tx, record.id))) throw new AppError('conflict', { key: 'problemMoved' })
    if (personId === viewer.personId) throw invalidField('personId', 'askYourself')
    if (!(await tx.membership.count({ where: { personId, AND: [askable(record, now)] } })))
      throw invalidField('personId', 'cannotBeAsked')
    const key = { problemId_personId: { problemId: record.id, personId } }
    const before = await tx.problemHelper.findUnique({ where: key, select: { state: true } })
    if (before?.state === 'active' || before?.state === 'asked')
      throw invalidField('personId', 'helperAlready')
    const asked = { state: 'asked' as const, askedById: viewer.personId, at: now }
    await tx.problemHelper.upsert({
      where: key,
      create: { groupId: record.groupId, problemId: record.id, personId, ...asked },
      update: asked,
      select: { id: true },
    })
    await addEvent(tx, record, { ...viewer, now }, { kind: 'asked', text, aboutId: personId })
    note({ subjectId: record.id, detail: { personId } })
  },
})

async function turn(tx: Database, id: string, from: 'asked' | 'active', to: 'active' | 'declined' | 'left') {
  const { count } = await tx.problemHelper.updateMany({ where: { id, state: from }, data: { state: to } })
  if (!count) throw new AppError('conflict', { key: 'problemMoved' })
}

/** Who was asked accepts, and then the problem counts as taken up, or declines and says why. */
export const answerAsk = command({
  name: 'helper.answer',
  action: 'helper.answer',
  input: answerInput,
  record: helperRecord,
  run: async ({ tx, viewer, now, input: { answer, text }, record, note }) => {
    const problem = { id: record.problemId, groupId: record.groupId }
    const by = { ...viewer, now }
    await lockProblem(tx, problem.id)
    await turn(tx, record.id, 'asked', answer === 'accept' ? 'active' : 'declined')
    if (answer === 'accept') await moveProblem(tx, problem, 'join', by, { kind: 'joined', text })
    else await addEvent(tx, problem, by, { kind: 'declined', text })
    note({ subjectId: problem.id, detail: { answer } })
  },
})

/** Who helps steps back; when nobody and no agenda is left, the problem waits again. */
export const leaveHelp = command({
  name: 'helper.leave',
  action: 'helper.answer',
  input: leaveInput,
  record: helperRecord,
  run: async ({ tx, viewer, now, input: { text }, record, note }) => {
    const problem = { id: record.problemId, groupId: record.groupId }
    const state = await lockProblem(tx, problem.id)
    await turn(tx, record.id, 'active', 'left')
    await stepBack(tx, problem, state === 'takenUp', { ...viewer, now }, text)
    note({ subjectId: problem.id })
  },
})

async function stepBack(tx: Database, problem: Place, takenUp: boolean, by: By, text: string) {
  const told = { kind: 'left' as const, text }
  const waits = takenUp && !(await isHeld(tx, problem.id))
  if (waits) await moveProblem(tx, problem, 'return', by, told)
  else await addEvent(tx, problem, by, told)
}
