import 'server-only'
import { can, type Facts } from '../../access/can'
import type { Viewer } from '../../access/viewer'
import { system } from '../../core/db'
import { type Purpose, purposes } from './schema'

export type Stand = { purpose: Purpose; givenAt: Date | null; withdrawnAt: Date | null }

/** Where one stands with each purpose: agreed, taken back, or never asked. */
export async function ownConsents(viewer: Viewer): Promise<Stand[]> {
  const all = await system('account').consent.findMany({
    where: { personId: viewer.personId },
    orderBy: { givenAt: 'desc' },
    select: { purpose: true, givenAt: true, withdrawnAt: true },
  })
  return purposes.map(
    (purpose) => all.find((one) => one.purpose === purpose) ?? { purpose, givenAt: null, withdrawnAt: null },
  )
}

const SHOWN = 40

/** Who of those present at an activity agreed to photos, for whoever manages it; null for anybody else. */
export async function photoConsents(viewer: Viewer, activity: { id: string; facts: Facts }) {
  if (!can(viewer, 'activity.manage', activity.facts)) return null
  const present = await system('account').person.findMany({
    where: {
      closedAt: null,
      attendances: { some: { activityId: activity.id, groupId: activity.facts.groupId, status: 'present' } },
    },
    orderBy: [{ name: 'asc' }, { id: 'asc' }],
    select: {
      name: true,
      consents: { where: { purpose: 'photos', withdrawnAt: null }, select: { id: true } },
    },
    relationLoadStrategy: 'join',
  })
  const without = present.filter((one) => !one.consents.length).map((one) => one.name)
  return {
    present: present.length,
    agreed: present.length - without.length,
    without: without.slice(0, SHOWN),
    more: Math.max(0, without.length - SHOWN),
  }
}
