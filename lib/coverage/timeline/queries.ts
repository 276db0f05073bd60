import 'server-only'
import type { Viewer } from '../../access/viewer'
import { visible } from '../../access/visible'
import { db } from '../../core/db'
import { dateIn, instantOf } from '../../core/time'
import { onSchedule } from '../../objectives/rules'
import { monthsOf, type Period } from '../rules'
import { nextSteps } from './rules'

/** Far above what one group does in a year; the page and the files say so when it is reached. */
export const MOST = 400

/** The months of a period with the activities and the unscheduled items of each, and the next steps of every activity. */
export async function readTimeline(
  viewer: Viewer,
  group: { id: string; zone: string },
  period: Period,
  now: Date,
) {
  const { from, to } = monthsOf(period)
  const months = monthNames(from, to)
  const after = new Date(Date.UTC(to.getUTCFullYear(), to.getUTCMonth() + 1, 1))
  const begin = instantOf(group.zone, from.toISOString().slice(0, 10), '00:00')
  const end = instantOf(group.zone, after.toISOString().slice(0, 10), '00:00')
  const [found, items] = await Promise.all([
    db(viewer).activity.findMany({
      where: {
        AND: [
          { groupId: group.id, startsAt: { gte: begin, lt: end }, state: { in: [...onSchedule] } },
          visible(viewer, 'activity.read'),
        ],
      },
      orderBy: [{ startsAt: 'asc' }, { id: 'asc' }],
      take: MOST + 1,
      select: {
        id: true,
        kind: true,
        title: true,
        state: true,
        objective: true,
        startsAt: true,
        endsAt: true,
        countedStages: true,
        minutes: { select: { version: true } },
        actionItems: { where: { doneAt: null }, select: { id: true } },
      },
      relationLoadStrategy: 'join',
    }),
    db(viewer).programmeItem.findMany({
      where: {
        groupId: group.id,
        month: { gte: from, lte: to },
        activities: { none: { state: { in: [...onSchedule] } } },
        programme: visible(viewer, 'programme.read'),
      },
      orderBy: [{ month: 'asc' }, { id: 'asc' }],
      take: MOST + 1,
      // An item of an adopted programme counts as planned before anything is scheduled.
      select: { id: true, title: true, month: true, objective: true, counted: true },
    }),
  ])
  const activities = found.slice(0, MOST).map(({ minutes, actionItems, ...one }) => ({
    ...one,
    month: one.startsAt ? dateIn(group.zone, one.startsAt).slice(0, 7) : '',
    steps: nextSteps({ ...one, minutes: minutes !== null, openActions: actionItems.length }, now),
  }))
  const waiting = items.slice(0, MOST).map((one) => ({ ...one, month: one.month.toISOString().slice(0, 7) }))
  return {
    activities,
    cut: Math.max(found.length, items.length) > MOST,
    months: months.map((month) => ({
      month,
      activities: activities.filter((one) => one.month === month),
      items: waiting.filter((one) => one.month === month),
    })),
  }
}

function monthNames(from: Date, to: Date): string[] {
  const names: string[] = []
  for (let at = from; at <= to; at = new Date(Date.UTC(at.getUTCFullYear(), at.getUTCMonth() + 1, 1)))
    names.push(at.toISOString().slice(0, 7))
  return names
}

export type Timeline = Awaited<ReturnType<typeof readTimeline>>
