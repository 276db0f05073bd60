import 'server-only'
import { can } from '../access/can'
import type { Viewer } from '../access/viewer'
import { visible } from '../access/visible'
import { running } from '../core/day'
import { db } from '../core/db'
import type { GroupKind } from '../core/generated/enums'
import { once } from '../core/once'
import { plannedOnce } from '../core/plans'
import { today } from '../core/time'

type Found = {
  id: string
  slug: string
  kind: GroupKind
  name: string
  subject: string | null
  decreeNumber: string | null
  zone: string
  minutesPerJp: number
  remindDays: number
  problemDays: number
  regionCode: string
  region: { name: string }
}

/** One group by its address, read once a request; null when it is not there or not for this viewer. */
export const groupOf = once(
  async (viewer: Viewer, slug: string) => {
    // On each page of a group, so by a statement of its own.
    const [found] = await db(viewer).$queryRaw<Found[]>`${plannedOnce}
      select g.id, slug, kind, g.name, subject, decree_number as "decreeNumber", zone, minutes_per_jp as "minutesPerJp",
        remind_days as "remindDays", problem_days as "problemDays", region_code as "regionCode", json_build_object('name', r.name) as region
      from "group" g join region r on r.code = g.region_code where slug = ${slug}`
    if (!found) return null
    const facts = { groupId: found.id, regionCode: found.regionCode }
    return can(viewer, 'group.read', facts) ? { ...found, facts } : null
  },
  (viewer, slug) => `${viewer.personId} ${slug}`,
)

export type OpenGroup = NonNullable<Awaited<ReturnType<typeof groupOf>>>

/** The running memberships of a day, by name. */
export function membersOf(viewer: Viewer, groupId: string, now: Date) {
  return db(viewer).membership.findMany({
    where: { groupId, ...running(today(now)), group: visible(viewer, 'group.read') },
    orderBy: [{ person: { name: 'asc' } }, { id: 'asc' }],
    select: {
      id: true,
      startedOn: true,
      person: { select: { id: true, name: true, school: { select: { name: true } } } },
    },
    relationLoadStrategy: 'join',
  })
}
