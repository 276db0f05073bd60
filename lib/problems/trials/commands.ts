import 'server-only'
import { command } from '../../core/command'
import type { Database } from '../../core/db'
import { AppError, invalidField } from '../../core/errors'
import { dateIn, dateValue } from '../../core/time'
import { indexEntries } from '../../library/entries/commands'
import { lockActivity, recountActivity } from '../../objectives/commands'
import { problemRecord } from '../access'
import { moveProblem } from '../events/commands'
import { isHeld } from '../helpers/access'
import { tellTrial } from '../notices/commands'
import { keepFigures } from '../results/commands'
import { trialRecord } from './access'
import { mentionsPupil, withoutTrial } from './rules'
import { changeInput, type Told, trialInput, withdrawInput } from './schema'

type Place = { groupId: string; problemId: string }
type By = { personId: string; now: Date }

/** Throws invalid unless the activity is one of the group; locks it, and what the trial named before, in one order. */
async function lockNamed(tx: Database, groupId: string, named: string | null, before: string | null = null) {
  if (named && !(await tx.activity.count({ where: { id: named, groupId, state: { not: 'draft' } } })))
    throw invalidField('activityId', 'unknown')
  const ids = [...new Set([named, before].filter((one) => one !== null))].sort()
  for (const id of ids) await lockActivity(tx, id)
  return ids
}

function assertPast(triedOn: Date, now: Date) {
  if (triedOn > dateValue(dateIn('Asia/Jayapura', now))) throw invalidField('triedOn', 'dateAhead')
}

/** What a trial proves of the activity that it names: a trial, and a learning result where it has figures. */
async function prove(tx: Database, { groupId }: Place, trialId: string, told: Told, by: By) {
  const resultId = told.figures && (await keepFigures(tx, groupId, told.figures, by.now))
  await tx.trial.update({ where: { id: trialId }, data: { resultId }, select: { id: true } })
  const { activityId } = told
  if (!activityId) return
  const base = { groupId, activityId, sourceId: trialId, addedById: by.personId, at: by.now }
  await tx.evidence.create({ data: { ...base, kind: 'classroom_trial' }, select: { id: true } })
  if (!resultId) return
  await tx.evidence.create({ data: { ...base, kind: 'learning_result', resultId }, select: { id: true } })
}

async function withdrawProof(tx: Database, trialId: string, resultId: string | null) {
  await tx.evidence.deleteMany({ where: { sourceId: trialId } })
  await tx.trial.update({ where: { id: trialId }, data: { resultId: null }, select: { id: true } })
  if (resultId) await tx.classResult.delete({ where: { id: resultId }, select: { id: true } })
}

const hints = ({ grade, tried, happened, figures }: Told) =>
  mentionsPupil(grade, tried, happened, figures?.instrument ?? '')

function columns({ figures: _, ...told }: Told) {
  return told
}

/**
 * A member logs a trial in class; it may name the activity that the idea came from. The reporter's own moves the
 * problem on; a colleague's stands beside it, also after the problem was closed. `hint`: a pupil may be named.
 */
export const logTrial = command({
  name: 'trial.log',
  action: 'trial.log',
  input: trialInput,
  record: problemRecord,
  run: async ({ tx, viewer, now, input: { problemId, ...told }, record, note }) => {
    assertPast(told.triedOn, now)
    const place = { groupId: record.groupId, problemId }
    const by = { personId: viewer.personId, now }
    const ids = await lockNamed(tx, record.groupId, told.activityId)
    const own = record.reporterId === viewer.personId
    if (own && record.state !== 'tried') await moveProblem(tx, record, 'try', by, { kind: 'trial' })
    const { id } = await tx.trial.create({
      data: { ...place, ...columns(told), personId: viewer.personId, at: now },
      select: { id: true },
    })
    await prove(tx, place, id, told, by)
    for (const activityId of ids) await recountActivity(tx, activityId)
    await indexEntries(tx, { problemId })
    await tellTrial(tx, problemId, { id, personId: viewer.personId, at: now })
    note({ subjectId: problemId, detail: { trialId: id } })
    return { id, hint: hints(told) }
  },
})

/** Who tried it changes what was told; figures and proof follow. A later writer with an old version gets a conflict. */
export const changeTrial = command({
  name: 'trial.change',
  action: 'trial.manage',
  input: changeInput,
  record: trialRecord,
  run: async ({ tx, viewer, now, input: { trialId, version, ...told }, record, note }) => {
    assertPast(told.triedOn, now)
    const ids = await lockNamed(tx, record.groupId, told.activityId, record.activityId)
    const { count } = await tx.trial.updateMany({
      where: { id: trialId, version, withdrawnAt: null },
      data: { ...columns(told), version: version + 1, changedAt: now },
    })
    if (!count) throw new AppError('conflict', { key: 'trialChanged' })
    const { resultId } = await tx.trial.findUniqueOrThrow({
      where: { id: trialId },
      select: { resultId: true },
    })
    await withdrawProof(tx, trialId, resultId)
    await prove(tx, record, trialId, told, { personId: viewer.personId, now })
    for (const activityId of ids) await recountActivity(tx, activityId)
    await indexEntries(tx, { problemId: record.problemId })
    note({ subjectId: record.problemId, detail: { trialId, version: version + 1 } })
    return { id: trialId, hint: hints(told) }
  },
})

/** Where the problem stood before its reporter tried something, when nothing of it is left. */
async function moveBack(tx: Database, { problemId, personId }: { problemId: string; personId: string }) {
  // What was tried before it was reopened says nothing of where it stands now.
  const { openedAt, events } = await tx.problem.findUniqueOrThrow({
    where: { id: problemId },
    select: {
      openedAt: true,
      events: { orderBy: [{ at: 'asc' }, { id: 'asc' }], select: { kind: true } },
    },
  })
  const tried = { problemId, personId, withdrawnAt: null, at: { gte: openedAt } }
  if (await tx.trial.count({ where: tried })) return
  const kinds = events.map((one) => one.kind)
  const data = { state: withoutTrial(kinds, await isHeld(tx, problemId)), version: { increment: 1 } }
  await tx.problem.updateMany({ where: { id: problemId, state: 'tried' }, data })
}

/** Who tried it withdraws the trial and says why: its words and figures go, that it was there stays. */
export const withdrawTrial = command({
  name: 'trial.withdraw',
  action: 'trial.manage',
  input: withdrawInput,
  record: trialRecord,
  run: async ({ tx, now, input: { trialId, reason }, record, note }) => {
    const ids = await lockNamed(tx, record.groupId, record.activityId)
    const gone = { tried: '–', happened: '', activityId: null }
    const { count } = await tx.trial.updateMany({
      where: { id: trialId, withdrawnAt: null, resultId: record.resultId },
      data: { ...gone, resultId: null, withdrawnAt: now, withdrawnReason: reason, version: { increment: 1 } },
    })
    if (!count) throw new AppError('conflict', { key: 'trialChanged' })
    await withdrawProof(tx, trialId, record.resultId)
    if (record.problem.reporterId === record.personId) await moveBack(tx, record)
    for (const activityId of ids) await recountActivity(tx, activityId)
    await indexEntries(tx, { problemId: record.problemId })
    note({ subjectId: record.problemId, detail: { trialId } })
  },
})
