import 'server-only'
import { can } from '../access/can'
import type { Viewer } from '../access/viewer'
import { visible } from '../access/visible'
import { running } from '../core/day'
import { db } from '../core/db'
import { today } from '../core/time'
import { onSchedule } from '../objectives/rules'
import { holderOf } from './signatures/rules'

const item = {
  id: true,
  title: true,
  category: true,
  month: true,
  objective: true,
  supporting: true,
  jp: true,
  reason: true,
  origin: true,
  inCharge: true,
  inChargeBy: { select: { name: true } },
  budget: true,
  fund: true,
  indicator: true,
} as const

/** The programme of a group's school year with its items by month and what came of each; null before its first item. */
export function readProgramme(viewer: Viewer, groupId: string, schoolYear: number) {
  return db(viewer).programme.findFirst({
    where: { AND: [{ groupId, schoolYear }, visible(viewer, 'programme.read')] },
    select: {
      id: true,
      adoptedAt: true,
      adoptedOn: true,
      signatures: { orderBy: { position: 'asc' }, select: { position: true, title: true, name: true } },
      items: {
        orderBy: [{ month: 'asc' }, { id: 'asc' }],
        select: {
          ...item,
          activities: {
            where: { state: { in: [...onSchedule] } },
            orderBy: { id: 'asc' },
            select: { id: true, kind: true, state: true, startsAt: true, countedStages: true },
          },
        },
      },
      changes: {
        orderBy: { id: 'desc' },
        take: 20,
        select: {
          id: true,
          kind: true,
          title: true,
          reason: true,
          at: true,
          person: { select: { name: true } },
        },
      },
    },
    relationLoadStrategy: 'join',
  })
}

/** One item for its form or for scheduling it; null when it is not there or not for this viewer. */
export async function readItem(viewer: Viewer, id: unknown) {
  if (typeof id !== 'string' || !/^[0-9a-f-]{36}$/i.test(id)) return null
  const found = await db(viewer).programmeItem.findFirst({
    where: { id, programme: visible(viewer, 'programme.read') },
    select: {
      ...item,
      groupId: true,
      problemId: true,
      programme: {
        select: { schoolYear: true, adoptedAt: true, group: { select: { regionCode: true } } },
      },
    },
    relationLoadStrategy: 'join',
  })
  if (!found) return null
  const facts = { groupId: found.groupId, regionCode: found.programme.group.regionCode }
  return { ...found, may: { manage: can(viewer, 'programme.manage', facts) } }
}

/** Who holds the offices that sign a programme, to begin its adoption with. */
export async function officesOf(viewer: Viewer, groupId: string, now: Date) {
  const terms = await db(viewer).officerTerm.findMany({
    where: { groupId, ...running(today(now)), group: visible(viewer, 'programme.manage') },
    orderBy: [{ startedOn: 'asc' }, { id: 'asc' }],
    select: { title: true, section: true, person: { select: { name: true } } },
    relationLoadStrategy: 'join',
  })
  return { head: holderOf(terms, 'ketua'), secretary: holderOf(terms, 'sekretaris') }
}

export type ProgrammeChange = NonNullable<Awaited<ReturnType<typeof readProgramme>>>['changes'][number]
export type ProgrammeItem = NonNullable<Awaited<ReturnType<typeof readProgramme>>>['items'][number]
