import 'server-only'
import type { Viewer } from '../../access/viewer'
import { visible } from '../../access/visible'
import { db } from '../../core/db'
import { dateIn, instantOf, isDate } from '../../core/time'
import { monthsOfYear } from '../rules'
import { actualSums, besides, itemActual } from './rules'

/** So many activities beside the programme are shown, the first of the year. */
export const MOST_BESIDE = 200

const activity = {
  id: true,
  kind: true,
  title: true,
  startsAt: true,
  jp: true,
  objective: true,
  transitions: { orderBy: { id: 'asc' }, select: { to: true, at: true } },
} as const

/** The day that a page asks for; what is no day becomes today. */
export function dayAsked(asked: unknown, zone: string, now: Date): string {
  const sane = typeof asked === 'string' && isDate(asked) && asked >= '2000-01-01' && asked < '2101-01-01'
  return sane ? asked : dateIn(zone, now)
}

/** The instant at which a day is over in a zone. */
function endOf(day: string, zone: string): Date {
  const next = new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10)
  return instantOf(zone, next, '00:00')
}

/**
 * Plan against actual on a day: each item with what had come of it, the sums, and what was held beside the programme.
 * `more`: there was more beside it than is shown.
 */
export async function readActual(
  viewer: Viewer,
  group: { id: string; zone: string },
  schoolYear: number,
  day: string,
) {
  const months = monthsOfYear(schoolYear)
  const from = instantOf(group.zone, `${months[0]}-01`, '00:00')
  const to = instantOf(group.zone, `${schoolYear + 1}-07-01`, '00:00')
  const until = endOf(day, group.zone)
  const [programme, free] = await Promise.all([
    db(viewer).programme.findFirst({
      where: { AND: [{ groupId: group.id, schoolYear }, visible(viewer, 'programme.read')] },
      select: {
        adoptedOn: true,
        items: {
          orderBy: [{ month: 'asc' }, { id: 'asc' }],
          select: {
            id: true,
            title: true,
            month: true,
            objective: true,
            category: true,
            jp: true,
            budget: true,
            activities: { orderBy: { id: 'asc' }, select: activity },
          },
        },
      },
      relationLoadStrategy: 'join',
    }),
    db(viewer).activity.findMany({
      where: {
        AND: [
          { groupId: group.id, programmeItemId: null, startsAt: { gte: from, lt: to } },
          { startsAt: { lt: until } },
          { state: { in: ['held', 'locked', 'approved'] } },
          visible(viewer, 'activity.read'),
        ],
      },
      orderBy: [{ startsAt: 'asc' }, { id: 'asc' }],
      take: MOST_BESIDE + 1,
      select: activity,
      relationLoadStrategy: 'join',
    }),
  ])
  const rows = (programme?.items ?? []).map((item) => itemActual(item, until))
  const adoptedOn = programme?.adoptedOn ?? null
  const adopted = adoptedOn !== null && adoptedOn.toISOString().slice(0, 10) <= day
  return {
    rows,
    sums: actualSums(rows),
    beside: besides(free.slice(0, MOST_BESIDE), until),
    more: free.length > MOST_BESIDE,
    adopted,
  }
}
