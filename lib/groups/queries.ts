import 'server-only'
import type { Viewer } from '../access/viewer'
import { visible } from '../access/visible'
import { running } from '../core/day'
import { db } from '../core/db'
import { once } from '../core/once'
import { today } from '../core/time'

/** One group by its address, read once a request; null when it is not there or not for this viewer. */
export const groupOf = once(
  async (viewer: Viewer, slug: string) => {
    const found = await db(viewer).group.findFirst({
      where: { AND: [{ slug }, visible(viewer, 'group.read')] },
      select: {
        id: true,
        slug: true,
        kind: true,
        name: true,
        subject: true,
        decreeNumber: true,
        zone: true,
        minutesPerJp: true,
        remindDays: true,
        problemDays: true,
        regionCode: true,
        region: { select: { name: true } },
      },
      relationLoadStrategy: 'join',
    })
    return found && { ...found, facts: { groupId: found.id, regionCode: found.regionCode } }
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
