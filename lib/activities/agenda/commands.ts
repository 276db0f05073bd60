import 'server-only'
import type { Viewer } from '../../access/viewer'
import { visible } from '../../access/visible'
import { command } from '../../core/command'
import type { Database } from '../../core/db'
import { AppError, invalidField } from '../../core/errors'
import { lockActivity, recountActivity } from '../../objectives/commands'
import { moveProblem } from '../../problems/events/commands'
import { hasHelper } from '../../problems/helpers/access'
import { activityRecord } from '../access'
import { minutesOpen, planOpen } from '../rules'
import { agendaInput, linkInput } from '../schema'

type By = { viewer: Viewer; now: Date }
type Here = { id: string; groupId: string }
const shut = ['draft', 'closed'] as const
const problem = { id: true, groupId: true, state: true } as const

/** Problems that may go on an agenda of the group: the officer sees them, they are open, and no other tells the same. */
function openProblems(tx: Database, viewer: Viewer, groupId: string, ids: string[]) {
  const open = { id: { in: ids }, groupId, state: { notIn: [...shut] }, mergedId: null }
  return tx.problem.findMany({
    where: { AND: [open, visible(viewer, 'problem.read')] },
    select: { ...problem, situation: true },
  })
}

async function put(tx: Database, by: By, activity: Here, one: Linked, position: number) {
  const title = one.situation.slice(0, 200)
  const here = { groupId: activity.groupId, activityId: activity.id }
  await tx.agendaItem.create({ data: { ...here, title, problemId: one.id, position } })
  await moveProblem(
    tx,
    one,
    'link',
    { ...by.viewer, now: by.now },
    { kind: 'linked', text: '', activityId: activity.id },
  )
}

type Linked = Awaited<ReturnType<typeof openProblems>>[number]

/** A problem that was waiting for this activity alone waits for the next agenda again. */
export async function returnProblem(
  tx: Database,
  by: By,
  activityId: string,
  one: Omit<Linked, 'situation'> | null,
): Promise<void> {
  // A colleague who is at it keeps it taken up.
  if (one?.state !== 'takenUp' || (await hasHelper(tx, one.id))) return
  await moveProblem(
    tx,
    one,
    'return',
    { ...by.viewer, now: by.now },
    { kind: 'returned', text: '', activityId },
  )
}

/** Makes the agenda what the form says: the chosen problems first, then the typed lines in their order. */
export async function setAgenda(
  tx: Database,
  by: By,
  activity: Here,
  wanted: { problemIds: string[]; agenda: string },
): Promise<void> {
  const activityId = activity.id
  const old = await tx.agendaItem.findMany({
    where: { activityId },
    select: { id: true, problemId: true, problem: { select: problem } },
  })
  const ids = [...new Set(wanted.problemIds)]
  const kept = old.flatMap(({ problemId }) => (problemId && ids.includes(problemId) ? [problemId] : []))
  const fresh = ids.filter((id) => !kept.includes(id))
  const found = await openProblems(tx, by.viewer, activity.groupId, fresh)
  if (found.length !== fresh.length) throw invalidField('problemIds', 'unknown')
  const gone = old.filter((item) => !item.problemId || !ids.includes(item.problemId))
  await tx.agendaItem.deleteMany({ where: { id: { in: gone.map((item) => item.id) } } })
  for (const item of gone) await returnProblem(tx, by, activityId, item.problem)
  for (const [i, one] of found.entries()) await put(tx, by, activity, one, kept.length + i)
  const typed = wanted.agenda
    .split('\n')
    .map((title) => title.trim().slice(0, 200))
    .filter(Boolean)
  const here = { groupId: activity.groupId, activityId }
  await tx.agendaItem.createMany({
    data: typed.map((title, i) => ({ ...here, title, problemId: null, position: ids.length + i })),
  })
}

/** Puts one open problem on the agenda of an activity that is still to come. */
export const linkProblem = command({
  name: 'agenda.link',
  action: 'activity.manage',
  input: linkInput,
  record: activityRecord,
  run: async ({ tx, viewer, now, input, record, note }) => {
    if (!planOpen(record.state)) throw new AppError('conflict', { key: 'activityMoved' })
    await lockActivity(tx, record.id)
    const [found] = await openProblems(tx, viewer, record.groupId, [input.problemId])
    if (!found) throw invalidField('problemId', 'unknown')
    const items = await tx.agendaItem.findMany({
      where: { activityId: record.id },
      select: { problemId: true, position: true },
    })
    if (items.some((item) => item.problemId === found.id)) throw invalidField('activityId', 'alreadyOnAgenda')
    const position = Math.max(-1, ...items.map((item) => item.position)) + 1
    await put(tx, { viewer, now }, record, found, position)
    note({ subjectId: record.id })
  },
})

/** Writes down which items were discussed; a problem that was not reached returns to the waiting ones at once. */
export const recordAgenda = command({
  name: 'agenda.record',
  action: 'activity.manage',
  input: agendaInput,
  record: activityRecord,
  run: async ({ tx, viewer, now, input, record, note }) => {
    if (!minutesOpen(record.state)) throw new AppError('conflict', { key: 'minutesApproved' })
    await lockActivity(tx, record.id)
    const items = await tx.agendaItem.findMany({
      where: { activityId: record.id },
      select: { id: true, outcome: true, problem: { select: problem } },
    })
    for (const { id, outcome } of input.items) {
      const item = items.find((one) => one.id === id)
      if (!item) throw invalidField('items', 'unknown')
      if (item.outcome === outcome) continue
      await tx.agendaItem.update({ where: { id }, data: { outcome }, select: { id: true } })
      if (outcome === 'notReached') await unreach(tx, { viewer, now }, record.id, item.problem)
      else if (item.outcome === 'notReached' && item.problem?.state === 'submitted')
        await moveProblem(
          tx,
          item.problem,
          'link',
          { ...viewer, now },
          { kind: 'linked', text: '', activityId: record.id },
        )
    }
    await recountActivity(tx, record.id)
    note({ subjectId: record.id })
  },
})

/** What was not reached proves nothing. */
async function unreach(tx: Database, by: By, activityId: string, one: Omit<Linked, 'situation'> | null) {
  if (!one) return
  await returnProblem(tx, by, activityId, one)
  const kinds = ['problem_confirmed_solved', 'help_given'] as const
  await tx.evidence.deleteMany({ where: { activityId, kind: { in: [...kinds] }, sourceId: one.id } })
}
