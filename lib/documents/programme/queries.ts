import 'server-only'
import type { Viewer } from '../../access/viewer'
import { visible } from '../../access/visible'
import { running } from '../../core/day'
import { db } from '../../core/db'
import type { Prisma } from '../../core/generated/client'
import { today } from '../../core/time'

/** A region up to its province, as the head of a paper names it. */
export const regionAtHead = {
  select: {
    name: true,
    level: true,
    parent: { select: { name: true, level: true, parent: { select: { name: true } } } },
  },
} as const

/** A group as it stands at the head of a paper and signs it. */
export function signingGroup(now: Date) {
  return {
    slug: true,
    name: true,
    decreeNumber: true,
    region: regionAtHead,
    letterhead: { select: { above: true, address: true, place: true, logoId: true } },
    officerTerms: {
      where: running(today(now)),
      orderBy: [{ startedOn: 'asc' }, { id: 'asc' }],
      select: { title: true, section: true, person: { select: { name: true } } },
    },
  } satisfies Prisma.GroupSelect
}

export type SigningGroup = Prisma.GroupGetPayload<{ select: ReturnType<typeof signingGroup> }>

/** All that the paper of a year's programme is made of; null when there is none to see. */
export function gatherProgramme(viewer: Viewer, groupId: string, schoolYear: number, now: Date) {
  return db(viewer).programme.findFirst({
    where: { AND: [{ groupId, schoolYear }, visible(viewer, 'programme.read')] },
    select: {
      schoolYear: true,
      adoptedOn: true,
      signatures: { orderBy: { position: 'asc' }, select: { position: true, title: true, name: true } },
      items: {
        orderBy: [{ month: 'asc' }, { id: 'asc' }],
        select: {
          title: true,
          category: true,
          origin: true,
          month: true,
          objective: true,
          supporting: true,
          jp: true,
          inCharge: true,
          inChargeBy: { select: { name: true } },
          budget: true,
          fund: true,
          indicator: true,
        },
      },
      group: { select: signingGroup(now) },
    },
    relationLoadStrategy: 'join',
  })
}

export type GatheredProgramme = NonNullable<Awaited<ReturnType<typeof gatherProgramme>>>
