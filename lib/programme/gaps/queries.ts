import 'server-only'
import type { Viewer } from '../../access/viewer'
import { visible } from '../../access/visible'
import { noteReadings } from '../../audit/readings/commands'
import { db } from '../../core/db'
import { dateIn, instantOf } from '../../core/time'
import { onSchedule } from '../../objectives/rules'
import { monthsOfYear } from '../rules'
import { gapsOf } from './rules'

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i
/** So many problems are shown, those that wait longest. */
export const MOST_PROBLEMS = 30

/**
 * What a year's programme lacks, with the open problems that stand on no agenda and in no item of that year; that a
 * supervisor read these is written down. `more`: there are more of them than are shown.
 */
export async function readGaps(
  viewer: Viewer,
  group: { id: string; zone: string },
  schoolYear: number,
  now: Date,
) {
  const months = monthsOfYear(schoolYear)
  const from = instantOf(group.zone, `${months[0]}-01`, '00:00')
  const to = instantOf(group.zone, `${schoolYear + 1}-07-01`, '00:00')
  const schedule = { in: [...onSchedule] }
  const [found, waiting] = await Promise.all([
    db(viewer).group.findFirst({
      where: { AND: [{ id: group.id }, visible(viewer, 'group.read')] },
      select: {
        programmes: {
          where: { schoolYear },
          select: { items: { select: { objective: true, month: true } } },
        },
        activities: {
          where: { state: schedule, startsAt: { gte: from, lt: to } },
          select: { objective: true, startsAt: true },
        },
      },
      relationLoadStrategy: 'join',
    }),
    db(viewer).problem.findMany({
      where: {
        AND: [
          {
            groupId: group.id,
            state: { notIn: ['draft', 'closed'] },
            mergedId: null,
            programmeItems: { none: { programme: { schoolYear } } },
          },
          { agendaItems: { none: { activity: { state: schedule }, outcome: { not: 'notReached' } } } },
          visible(viewer, 'problem.read'),
        ],
      },
      orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
      take: MOST_PROBLEMS + 1,
      select: {
        id: true,
        groupId: true,
        grade: true,
        subject: true,
        situation: true,
        objective: true,
        createdAt: true,
      },
    }),
  ])
  const problems = waiting.slice(0, MOST_PROBLEMS)
  const more = waiting.length > MOST_PROBLEMS
  await noteReadings(
    viewer,
    problems.map((one) => ({ ...one, group })),
    now,
  )
  const items = (found?.programmes[0]?.items ?? []).map((one) => ({
    objective: one.objective,
    month: one.month.toISOString().slice(0, 7),
  }))
  const activities = (found?.activities ?? []).flatMap(({ objective, startsAt }) =>
    startsAt ? [{ objective, month: dateIn(group.zone, startsAt).slice(0, 7) }] : [],
  )
  const month = dateIn(group.zone, now).slice(0, 7)
  return { ...gapsOf({ schoolYear, month, items, activities }), problems, more, items: items.length }
}

/** The problem that a new item is to answer, as far as its form needs it; null when it is not this viewer's to see. */
export async function problemAsked(viewer: Viewer, groupId: string, id: unknown) {
  if (typeof id !== 'string' || !UUID.test(id)) return null
  return db(viewer).problem.findFirst({
    where: { AND: [{ id, groupId, state: { not: 'draft' } }, visible(viewer, 'problem.read')] },
    select: { id: true, grade: true, subject: true, objective: true, supporting: true },
  })
}

/** True when the programme of a year is adopted: a new item then needs a reason. */
export async function adoptedOf(viewer: Viewer, groupId: string, schoolYear: number): Promise<boolean> {
  const found = await db(viewer).programme.findFirst({
    where: { AND: [{ groupId, schoolYear, adoptedAt: { not: null } }, visible(viewer, 'programme.read')] },
    select: { id: true },
  })
  return found !== null
}
