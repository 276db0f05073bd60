import 'server-only'
import type { Viewer } from '../../access/viewer'
import { visible } from '../../access/visible'
import { command } from '../../core/command'
import type { Database } from '../../core/db'
import { AppError, invalidField } from '../../core/errors'
import { recountActivity } from '../../objectives/commands'
import { moveProblem } from '../../problems/events/commands'
import { hasHelper } from '../../problems/helpers/access'
import { activityRecord } from '../access'
import { lockedState } from '../attendance/commands'
import { minutesOpen, wasHeld } from '../rules'
import { agendaInput, linkInput } from '../schema'
import { carryOn, lockAgendas, takeBack } from './carry/commands'
import { beforeHeld, linesOf } from './rules'
import { MAX_ITEMS } from './schema'

type By = { viewer: Viewer; now: Date }
type Here = { id: string; groupId: string }
const shut = ['draft', 'closed'] as const
const problem = { id: true, groupId: true, state: true } as const

/** Problems that may go on an agenda of the group: the officer sees them, they are open, and no other tells the same. */
function openProblems(tx: Database, viewer: Viewer, groupId: string, ids: string[]) {
  const open = { id: { in: ids }, groupId, state: { notIn: [...shut] }, mergedId: null }
  return tx.problem.findMany({
    where: { AND: [open, visible(viewer, 'problem.read')] },
    orderBy: { id: 'asc' },
    select: { ...problem, situation: true },
  })
}
type Linked = Awaited<ReturnType<typeof openProblems>>[number]
type Met = Omit<Linked, 'situation'>

/** Nobody outside hears of a draft, so its problems are taken up when it is scheduled. */
async function put(tx: Database, by: By, activity: Here, one: Linked, position: number, draft: boolean) {
  const title = one.situation.slice(0, 200)
  const here = { groupId: activity.groupId, activityId: activity.id }
  await tx.agendaItem.create({ data: { ...here, title, problemId: one.id, position } })
  if (!draft) await takeUp(tx, by, activity.id, one)
}

async function takeUp(tx: Database, { viewer, now }: By, activityId: string, one: Met) {
  await moveProblem(tx, one, 'link', { ...viewer, now }, { kind: 'linked', text: '', activityId })
}

/** A problem that was waiting for this activity alone waits for the next agenda again. */
export async function returnProblem(
  tx: Database,
  { viewer, now }: By,
  activityId: string,
  one: Met | null,
): Promise<void> {
  // A colleague who is at it keeps it taken up.
  if (one?.state !== 'takenUp' || (await hasHelper(tx, one.id))) return
  const elsewhere = await tx.agendaItem.count({
    where: {
      problemId: one.id,
      activityId: { not: activityId },
      activity: { state: { in: ['scheduled', 'postponed'] } },
    },
  })
  if (elsewhere) return
  await moveProblem(tx, one, 'return', { ...viewer, now }, { kind: 'returned', text: '', activityId })
}

/** The agenda of a new activity: the chosen problems first, then the typed lines in their order. */
export async function startAgenda(
  tx: Database,
  by: By,
  activity: Here,
  { problemIds, agenda }: { problemIds: string[]; agenda: string },
  draft = false,
): Promise<void> {
  const ids = [...new Set(problemIds)]
  const found = await openProblems(tx, by.viewer, activity.groupId, ids)
  if (found.length !== ids.length) throw invalidField('problemIds', 'unknown')
  for (const [i, one] of found.entries()) await put(tx, by, activity, one, i, draft)
  const here = { groupId: activity.groupId, activityId: activity.id }
  await tx.agendaItem.createMany({
    data: linesOf(agenda).map((one, i) => ({ ...here, ...one, position: found.length + i })),
  })
}

/** Takes up the open problems of a draft that is now scheduled. */
export async function takeUpProblems(tx: Database, by: By, activityId: string): Promise<void> {
  const items = await tx.agendaItem.findMany({
    where: { activityId, problem: { state: { not: 'closed' } } },
    orderBy: { position: 'asc' },
    select: { problem: { select: problem } },
  })
  for (const { problem: one } of items) if (one) await takeUp(tx, by, activityId, one)
}

/** Puts one open problem on the agenda of an activity that is still to come. */
export const linkProblem = command({
  name: 'agenda.link',
  action: 'activity.manage',
  input: linkInput,
  record: activityRecord,
  run: async ({ tx, viewer, now, input, record, note }) => {
    await lockAgendas(tx, record.groupId)
    const state = await lockedState(tx, record.id)
    if (!beforeHeld(state)) throw new AppError('conflict', { key: 'activityMoved' })
    const [found] = await openProblems(tx, viewer, record.groupId, [input.problemId])
    if (!found) throw invalidField('problemId', 'unknown')
    const items = await tx.agendaItem.findMany({
      where: { activityId: record.id },
      select: { problemId: true, position: true },
    })
    if (items.some((item) => item.problemId === found.id)) throw invalidField('activityId', 'alreadyOnAgenda')
    if (items.length >= MAX_ITEMS) throw new AppError('conflict', { key: 'agendaFull' })
    const position = Math.max(-1, ...items.map((item) => item.position)) + 1
    await put(tx, { viewer, now }, record, found, position, state === 'draft')
    note({ subjectId: record.id })
  },
})

/**
 * Writes down which items were discussed. A problem that was not reached returns to the waiting ones at once;
 * any other item goes on to the next meeting once this one was held, and is taken back when the outcome is corrected.
 */
export const recordAgenda = command({
  name: 'agenda.record',
  action: 'activity.manage',
  input: agendaInput,
  record: activityRecord,
  run: async ({ tx, viewer, now, input, record, note }) => {
    await lockAgendas(tx, record.groupId)
    const state = await lockedState(tx, record.id)
    if (!minutesOpen(state)) throw new AppError('conflict', { key: 'minutesApproved' })
    const items = await tx.agendaItem.findMany({
      where: { activityId: record.id },
      select: { id: true, outcome: true, problem: { select: problem } },
    })
    for (const { id, outcome } of input.items) {
      const item = items.find((one) => one.id === id)
      if (!item) throw invalidField('items', 'unknown')
      if (item.outcome === outcome) continue
      await tx.agendaItem.update({ where: { id }, data: { outcome, dropped: false }, select: { id: true } })
      if (outcome === 'notReached') await unreach(tx, { viewer, now }, record.id, item.problem)
      else if (item.outcome === 'notReached') {
        await takeBack(tx, id)
        if (item.problem?.state === 'submitted') await takeUp(tx, { viewer, now }, record.id, item.problem)
      }
    }
    if (wasHeld(state)) await carryOn(tx, record.groupId, now)
    await recountActivity(tx, record.id)
    note({ subjectId: record.id })
  },
})

/** What was not reached proves nothing. */
async function unreach(tx: Database, by: By, activityId: string, one: Met | null) {
  if (!one) return
  await returnProblem(tx, by, activityId, one)
  const kinds = ['problem_confirmed_solved', 'help_given'] as const
  await tx.evidence.deleteMany({ where: { activityId, kind: { in: [...kinds] }, sourceId: one.id } })
}
