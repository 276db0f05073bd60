import 'server-only'
import { can, type Facts } from '../../access/can'
import type { Viewer } from '../../access/viewer'
import { visible } from '../../access/visible'
import { dayAfter, later } from '../../core/day'
import type { Database } from '../../core/db'
import { AppError } from '../../core/errors'
import { beyond } from '../../core/wall'
import { isLed } from '../rules'

/** A membership in a group that the viewer may see, with the facts of permission; null otherwise. */
export async function membershipRecord(
  tx: Database,
  viewer: Viewer,
  { membershipId }: { membershipId: string },
) {
  const found = await tx.membership.findFirst({
    where: { id: membershipId, group: visible(viewer, 'group.read') },
    select: {
      id: true,
      groupId: true,
      personId: true,
      startedOn: true,
      endedOn: true,
      group: { select: { regionCode: true, slug: true } },
    },
  })
  if (!found) return null
  const facts: Facts = { groupId: found.groupId, regionCode: found.group.regionCode }
  return { ...found, facts }
}

/** Changes of a group's members and officers wait for each other, so that two of them cannot leave it empty. */
export async function lockGroup(tx: Database, groupId: string): Promise<void> {
  await beyond(() => tx.$executeRaw`select id from "group" where id = ${groupId}::uuid for no key update`)
}

/**
 * Carries out a change that ends something on `endedOn`. Throws `lastOfficer` when it leaves the group
 * without an officer on the day after, unless an administrator does it or nobody led it anyway.
 */
export async function keepingItLed(
  tx: Database,
  viewer: Viewer,
  facts: Facts,
  on: { endedOn: Date; today: Date },
  change: () => Promise<void>,
): Promise<void> {
  const day = later(dayAfter(on.endedOn), on.today)
  const before = await ledOn(tx, facts.groupId, day)
  await change()
  if (!before || can(viewer, 'administration.manage', facts)) return
  if (!(await ledOn(tx, facts.groupId, day))) throw new AppError('conflict', { key: 'lastOfficer' })
}

/** True when the group has an officer on that day. */
export async function ledOn(tx: Database, groupId: string, day: Date): Promise<boolean> {
  const select = { personId: true, startedOn: true, endedOn: true } as const
  const terms = await tx.officerTerm.findMany({ where: { groupId }, select })
  const officers = terms.map((term) => term.personId)
  const members = await tx.membership.findMany({
    where: { groupId, personId: { in: officers } },
    select,
  })
  return isLed(day, members, terms)
}
