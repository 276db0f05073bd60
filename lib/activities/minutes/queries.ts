import 'server-only'
import type { Viewer } from '../../access/viewer'
import { visible } from '../../access/visible'
import { db } from '../../core/db'
import { clockIn, zoneLabel } from '../../core/time'
import { minutesOpen } from '../rules'

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/** The minutes as their writers have them before them; null when they are not this viewer's to write. */
export async function readMinutes(viewer: Viewer, activityId: string) {
  if (!UUID.test(activityId)) return null
  const found = await db(viewer).activity.findFirst({
    where: { AND: [{ id: activityId }, visible(viewer, 'activity.manage')] },
    select: {
      state: true,
      group: { select: { zone: true } },
      minutes: {
        select: {
          version: true,
          text: true,
          updatedAt: true,
          updatedBy: { select: { name: true } },
          decisions: { orderBy: { position: 'asc' }, select: { text: true } },
        },
      },
    },
    relationLoadStrategy: 'join',
  })
  if (!found) return null
  const { minutes, group } = found
  return {
    open: minutesOpen(found.state),
    version: minutes?.version ?? 0,
    text: minutes?.text ?? '',
    decisions: minutes?.decisions.map((one) => one.text).join('\n') ?? '',
    by: minutes?.updatedBy.name ?? '',
    clock: minutes ? clockOf(group.zone, minutes.updatedAt) : '',
  }
}

/** `10.42 WIB` */
export function clockOf(zone: string, at: Date): string {
  return `${clockIn(zone, at).replace(':', '.')}\u00a0${zoneLabel(zone)}`
}

/** The corrections of approved minutes with both texts, the oldest first; officers alone read them. */
export function readCorrections(viewer: Viewer, activityId: string) {
  return db(viewer).minutesCorrection.findMany({
    where: { activityId, minutes: { activity: visible(viewer, 'activity.manage') } },
    orderBy: [{ at: 'asc' }, { id: 'asc' }],
    select: {
      id: true,
      before: true,
      beforeDecisions: true,
      after: true,
      afterDecisions: true,
      reason: true,
      at: true,
      by: { select: { name: true } },
    },
    relationLoadStrategy: 'join',
  })
}

/** What a page shows of an activity's minutes. */
export const minutesShown = {
  select: {
    text: true,
    version: true,
    decisions: { orderBy: { position: 'asc' }, select: { id: true, text: true } },
    corrections: {
      orderBy: { at: 'asc' },
      select: { id: true, at: true, reason: true, by: { select: { name: true } } },
    },
  },
} as const
