import 'server-only'
import type { Facts } from '../../access/can'
import type { Viewer } from '../../access/viewer'
import { visible } from '../../access/visible'
import { runningOrComing } from '../../core/day'
import type { Database } from '../../core/db'
import { today } from '../../core/time'
import { namesAgree } from '../../people/names/rules'
import { lockGroup } from '../membership/access'

const group = { select: { id: true, slug: true, regionCode: true } } as const
const factsOf = (found: { id: string; regionCode: string }): Facts => ({
  groupId: found.id,
  regionCode: found.regionCode,
})

/** What decides whether a joining link is open. */
export const linkSelect = {
  id: true,
  groupId: true,
  expiresAt: true,
  endedAt: true,
  places: true,
  _count: { select: { requests: true } },
} as const

/** A joining link of a group that the viewer may see; null otherwise. */
export async function linkRecord(tx: Database, viewer: Viewer, { linkId }: { linkId: string }) {
  const where = { id: linkId, group: visible(viewer, 'group.read') }
  const found = await tx.joinLink.findFirst({ where, select: { id: true, group } })
  return found && { ...found, facts: factsOf(found.group) }
}

/** A request to join a group that the viewer may see; null otherwise. */
export async function requestRecord(tx: Database, viewer: Viewer, { requestId }: { requestId: string }) {
  const where = { id: requestId, link: { group: visible(viewer, 'group.read') } }
  const found = await tx.joinRequest.findFirst({
    where,
    select: { id: true, personId: true, name: true, email: true, school: true, link: { select: { group } } },
  })
  return found && { ...found, group: found.link.group, facts: factsOf(found.link.group) }
}

/** An invitation into a group that the viewer may see; null otherwise. */
export async function invitationRecord(
  tx: Database,
  viewer: Viewer,
  { invitationId }: { invitationId: string },
) {
  const where = { id: invitationId, group: visible(viewer, 'group.read') }
  const found = await tx.joinInvitation.findFirst({ where, select: { id: true, group } })
  return found && { ...found, facts: factsOf(found.group) }
}

/**
 * Members of this group alone who have no account, by name. Who was ever in another group is not among them:
 * an address written by an officer here would open what belongs there.
 */
export async function withoutAccount(tx: Database, groupId: string, now: Date) {
  const found = await tx.membership.findMany({
    where: {
      groupId,
      ...runningOrComing(today(now)),
      person: {
        email: null,
        passwordHash: null,
        isAdministrator: false,
        memberships: { none: { groupId: { not: groupId } } },
        assignments: { none: {} },
      },
    },
    select: { person: { select: { id: true, name: true, school: { select: { name: true } } } } },
    take: 2000,
    relationLoadStrategy: 'join',
  })
  return found.map((one) => one.person)
}

/** Those of them who can be the one who asked. */
export function whoCouldBe<T extends { name: string }>(known: T[], name: string): T[] {
  return known.filter((one) => namesAgree(one.name, name)).slice(0, 6)
}

/** Makes somebody a member from today on, unless they are one or will be. Answers the membership. */
export async function takeIn(tx: Database, groupId: string, personId: string, now: Date): Promise<string> {
  await lockGroup(tx, groupId)
  const day = today(now)
  const there = await tx.membership.findFirst({
    where: { groupId, personId, ...runningOrComing(day) },
    select: { id: true },
  })
  if (there) return there.id
  const data = { groupId, personId, startedOn: day }
  return (await tx.membership.create({ data, select: { id: true } })).id
}
