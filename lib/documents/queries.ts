import 'server-only'
import { can } from '../access/can'
import type { Viewer } from '../access/viewer'
import { visible } from '../access/visible'
import { db } from '../core/db'
import { pageOf } from '../core/paging'
import { cursor } from '../core/search'
import { dateIn } from '../core/time'
import { formatOf, letterNumber } from './letterhead/rules'
import { isComplete } from './reports/rules'
import { reportColumns } from './reports/schema'
import { lacking } from './rules'
import { activityKinds } from './schema'

const PAGE = 50
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

const row = {
  id: true,
  kind: true,
  number: true,
  code: true,
  bytes: true,
  issuedOn: true,
  revokedAt: true,
  revokedReason: true,
} as const

/** The documents of an activity: what is issued, and what each kind still lacks; null when it is not this viewer's. */
export async function documentsOf(viewer: Viewer, activityId: string, now: Date) {
  if (!UUID.test(activityId)) return null
  const found = await db(viewer).activity.findFirst({
    where: { AND: [{ id: activityId }, visible(viewer, 'activity.read')] },
    select: {
      id: true,
      groupId: true,
      kind: true,
      title: true,
      state: true,
      startsAt: true,
      letterNumber: true,
      group: {
        select: {
          slug: true,
          name: true,
          regionCode: true,
          zone: true,
          letterhead: { select: { format: true, code: true } },
          letterCounters: { select: { year: true, last: true } },
        },
      },
      attendance: { where: { status: 'present' }, select: { personId: true } },
      report: { select: reportColumns },
      documents: {
        where: { AND: [{ kind: { in: [...activityKinds] } }, visible(viewer, 'document.read')] },
        orderBy: [{ issuedAt: 'desc' }, { id: 'desc' }],
        select: row,
      },
    },
    relationLoadStrategy: 'join',
  })
  if (!found) return null
  const { attendance, report, documents, ...activity } = found
  const { letterCounters, ...group } = found.group
  const facts = { groupId: found.groupId, regionCode: group.regionCode }
  const present = new Set(attendance.map((one) => one.personId)).size
  const ready = { state: found.state, reported: isComplete(report), present }
  const kinds = activityKinds.map((kind) => ({
    kind,
    lacks: lacking(kind, ready),
    issued: documents.find((one) => one.kind === kind && !one.revokedAt) ?? null,
    revoked: documents.filter((one) => one.kind === kind && one.revokedAt),
  }))
  return {
    ...activity,
    group,
    kinds,
    present,
    next: nextNumber({ letterhead: group.letterhead, letterCounters, zone: group.zone }, now),
    lacksStatement: lacking('statement', ready),
    may: { manage: can(viewer, 'activity.manage', facts) },
  }
}

export type Documents = NonNullable<Awaited<ReturnType<typeof documentsOf>>>

/** The statements of an activity that the viewer may see, by name: an officer all, anybody else the own one. */
export async function statementsOf(viewer: Viewer, activityId: string, params: Record<string, unknown>) {
  const after = cursor.parse(params.after ?? null)
  const found = await db(viewer).document.findMany({
    where: { AND: [{ activityId, kind: 'statement' }, visible(viewer, 'document.read')] },
    orderBy: [{ person: { name: 'asc' } }, { id: 'asc' }],
    take: PAGE + 1,
    select: { ...row, personId: true, person: { select: { name: true } } },
    relationLoadStrategy: 'join',
    ...(after && { cursor: { id: after }, skip: 1 }),
  })
  return { after, ...pageOf(found, PAGE) }
}

export type StatementRow = Awaited<ReturnType<typeof statementsOf>>['rows'][number]

/** Who was present and has no statement in force, by name; officers only. */
export function withoutStatement(viewer: Viewer, activityId: string) {
  const has = { some: { activityId, kind: 'statement' as const, revokedAt: null } }
  const present = {
    some: { activityId, status: 'present' as const, activity: visible(viewer, 'activity.manage') },
  }
  return db(viewer).person.findMany({
    where: { attendances: present, NOT: { documents: has } },
    orderBy: [{ name: 'asc' }, { id: 'asc' }],
    take: 500,
    select: { id: true, name: true },
  })
}

type Numbering = {
  zone: string
  letterhead: { format: string; code: string } | null
  letterCounters: { year: number; last: number }[]
}

/** The number that a group's next letter would get if it were issued now. */
function nextNumber({ zone, letterhead, letterCounters }: Numbering, now: Date): string {
  const on = dateIn(zone, now)
  const last = letterCounters.find((one) => one.year === Number(on.slice(0, 4)))?.last ?? 0
  return exampleOf(letterhead, last + 1, on)
}

/** How the first number of a format looks. */
export function exampleOf(letterhead: { format: string; code: string } | null, serial: number, on: string) {
  return letterNumber(formatOf(letterhead), { serial, code: letterhead?.code ?? '', on })
}
