import 'server-only'
import type { z } from 'zod'
import type { Viewer } from '../../access/viewer'
import { command } from '../../core/command'
import type { Database } from '../../core/db'
import { AppError, invalidField } from '../../core/errors'
import { groupRecord } from '../../groups/access'
import { recountActivity } from '../../objectives/commands'
import { activityRecord } from '../access'
import { carryOn, lockAgendas } from '../agenda/carry/commands'
import { startAgenda, takeUpProblems } from '../agenda/commands'
import { lockedState } from '../attendance/commands'
import { type Found, letterOf, whenOf } from '../commands'
import { tellScheduled } from '../notices/commands'
import type { Clocked } from '../rules'
import { changeDraftInput, completeDraftInput, deleteDraftInput, draftInput } from '../schema'

type By = { viewer: Viewer; now: Date }
type Group = { zone: string; minutesPerJp: number }

/** The dates of a draft; it may have none yet. */
function datesOf(days: Clocked[], group: Group) {
  return days.length ? whenOf(days, group) : { days: [], startsAt: null, endsAt: null, jp: null }
}

async function writeStep(
  tx: Database,
  { viewer, now }: By,
  here: { groupId: string; activityId: string },
  step: { from: 'draft' | null; to: 'draft' | 'scheduled' },
) {
  await tx.activityTransition.create({ data: { ...here, ...step, personId: viewer.personId, at: now } })
}

/** An officer keeps a meeting that is not ready: the group's officers alone see it, and it counts as nothing. Answers its id. */
export const keepDraft = command({
  name: 'draft.keep',
  action: 'activity.schedule',
  input: draftInput,
  record: (tx, viewer, input) => groupRecord(tx, viewer, { id: input.groupId }),
  run: async ({ tx, viewer, now, input, record, note }) => {
    const { days: typed, letterOn, agenda, problemIds, itemId, ...plain } = input
    const { groupId } = input
    if (itemId && !(await tx.programmeItem.count({ where: { id: itemId, groupId } })))
      throw invalidField('itemId', 'unknown')
    const { days, ...when } = datesOf(typed, record)
    const base = { kind: 'meeting', state: 'draft', programmeItemId: itemId } as const
    const made = { createdById: viewer.personId, createdAt: now }
    const { id } = await tx.activity.create({
      data: { ...plain, ...base, ...made, ...when, ...letterOf(letterOn), countedSupport: [] },
      select: { id: true },
    })
    const here = { groupId, activityId: id }
    await tx.activityDay.createMany({ data: days.map((day) => ({ ...here, ...day })) })
    await writeStep(tx, { viewer, now }, here, { from: null, to: 'draft' })
    await startAgenda(tx, { viewer, now }, { id, groupId }, { agenda, problemIds }, true)
    note({ subjectId: id })
    return { id }
  },
})

type Plan = Omit<z.output<typeof changeDraftInput>, 'activityId'>

/** Writes the plan of a draft anew. Throws conflict when it is none any more, or somebody was faster. */
async function rewrite(tx: Database, record: Found, plan: Plan, state: 'draft' | 'scheduled') {
  await lockAgendas(tx, record.groupId)
  if ((await lockedState(tx, record.id)) !== 'draft') throw new AppError('conflict', { key: 'activityMoved' })
  const { days: typed, letterOn, version, ...words } = plan
  const { days, ...when } = datesOf(typed, record.group)
  const here = { groupId: record.groupId, activityId: record.id }
  const changed = await tx.activity.updateMany({
    where: { id: record.id, version },
    data: { ...words, ...when, ...letterOf(letterOn), state, version: { increment: 1 } },
  })
  if (changed.count !== 1) throw new AppError('conflict', { key: 'activityChanged' })
  await tx.activityDay.deleteMany({ where: { activityId: record.id } })
  await tx.activityDay.createMany({ data: days.map((day) => ({ ...here, ...day })) })
  return here
}

/** Changes a draft, which may stay unfinished. */
export const changeDraft = command({
  name: 'draft.change',
  action: 'activity.manage',
  input: changeDraftInput,
  record: activityRecord,
  run: async ({ tx, input, record, note }) => {
    const { activityId, ...plan } = input
    await rewrite(tx, record, plan, 'draft')
    note({ subjectId: activityId })
  },
})

/** Schedules a draft that is complete: from now on it counts, its problems are taken up, and the group sees it. */
export const scheduleDraft = command({
  name: 'draft.schedule',
  action: 'activity.manage',
  input: completeDraftInput,
  record: activityRecord,
  run: async ({ tx, viewer, now, input, record, note }) => {
    const { activityId, ...plan } = input
    const here = await rewrite(tx, record, plan, 'scheduled')
    await writeStep(tx, { viewer, now }, here, { from: 'draft', to: 'scheduled' })
    await takeUpProblems(tx, { viewer, now }, activityId)
    await carryOn(tx, record.groupId, now)
    await recountActivity(tx, activityId)
    await tellScheduled(tx, { viewer, now }, [activityId])
    note({ subjectId: activityId })
  },
})

/** Deletes a draft with its agenda; nothing else can be deleted. */
export const deleteDraft = command({
  name: 'draft.delete',
  action: 'activity.manage',
  input: deleteDraftInput,
  record: activityRecord,
  run: async ({ tx, record, note }) => {
    if ((await lockedState(tx, record.id)) !== 'draft')
      throw new AppError('conflict', { key: 'activityMoved' })
    await tx.activity.delete({ where: { id: record.id }, select: { id: true } })
    note({ subjectId: record.id })
  },
})
