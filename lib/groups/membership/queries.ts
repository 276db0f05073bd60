import 'server-only'
import { can } from '../../access/can'
import type { Viewer } from '../../access/viewer'
import { visible } from '../../access/visible'
import { dayAfter, running, runningOrComing } from '../../core/day'
import { db } from '../../core/db'
import { id, parse } from '../../core/input'
import { pageOf } from '../../core/paging'
import { holding } from '../../core/search'
import { today } from '../../core/time'
import { termRow } from '../officers/rules'
import type { OpenGroup } from '../queries'
import { memberFilter } from './schema'

const PAGE = 60

function after(last: { id: string; person: { name: string } } | null) {
  if (!last) return {}
  const { name } = last.person
  return {
    person: { name: { gte: name } },
    OR: [{ person: { name: { gt: name } } }, { id: { gt: last.id } }],
  }
}

/** A page of a group's members by name, with their offices; identifiers and former members for officers only. */
export async function listMembers(
  viewer: Viewer,
  group: OpenGroup,
  params: Record<string, unknown>,
  now: Date,
) {
  const may = { manage: can(viewer, 'group.manage', group.facts) }
  const filter = parse(memberFilter, params)
  const day = today(now)
  const former = may.manage && filter.show === 'former'
  const here = { groupId: group.id, group: visible(viewer, 'group.read') }
  const select = { id: true, person: { select: { name: true } } } as const
  const [count, last] = await Promise.all([
    db(viewer).membership.count({ where: { AND: [here, running(day)] } }),
    filter.after ? db(viewer).membership.findFirst({ where: { ...here, id: filter.after }, select }) : null,
  ])
  const period = former ? { endedOn: { lt: day } } : runningOrComing(day)
  const named = filter.q ? { person: { name: holding(filter.q) } } : {}
  const found = await db(viewer).membership.findMany({
    where: { AND: [here, period, named, after(last)] },
    orderBy: [{ person: { name: 'asc' } }, { id: 'asc' }],
    take: PAGE + 1,
    select: {
      id: true,
      startedOn: true,
      endedOn: true,
      person: {
        select: {
          id: true,
          name: true,
          email: may.manage,
          nip: may.manage,
          school: { select: { name: true } },
          officerTerms: {
            where: { AND: [{ groupId: group.id }, running(day)] },
            orderBy: { startedOn: 'asc' },
            select: { id: true, title: true, section: true },
          },
        },
      },
    },
    relationLoadStrategy: 'join',
  })
  const { rows, next } = pageOf(found, PAGE)
  const members = rows.map((row) => ({ ...row, coming: row.startedOn > day }))
  return { filter: { ...filter, show: former ? filter.show : null }, count, members, next, may }
}

/** The officers of a group: running terms and those to come, in the order in which they began. */
export function listOfficers(viewer: Viewer, groupId: string, now: Date) {
  const here = { groupId, group: visible(viewer, 'group.read') }
  return db(viewer).officerTerm.findMany({
    where: { AND: [here, runningOrComing(today(now))] },
    orderBy: [{ startedOn: 'asc' }, { id: 'asc' }],
    take: 60,
    select: termRow,
    relationLoadStrategy: 'join',
  })
}

/** One membership with the person's identifiers and terms, for officers; null for anybody else. */
export async function readMember(viewer: Viewer, group: OpenGroup, key: string, now: Date) {
  if (!can(viewer, 'group.manage', group.facts) || !id.safeParse(key).success) return null
  const found = await db(viewer).membership.findFirst({
    where: { id: key, groupId: group.id, group: visible(viewer, 'group.manage') },
    select: {
      id: true,
      startedOn: true,
      endedOn: true,
      fromGroup: { select: { name: true } },
      person: {
        select: {
          name: true,
          email: true,
          nip: true,
          nuptk: true,
          school: { select: { name: true } },
          memberships: {
            where: { fromGroupId: group.id },
            orderBy: { startedOn: 'desc' },
            take: 5,
            select: { startedOn: true, group: { select: { name: true } } },
          },
          schoolStays: {
            orderBy: [{ endedOn: { sort: 'desc', nulls: 'first' } }, { id: 'asc' }],
            take: 20,
            select: { id: true, startedOn: true, endedOn: true, school: { select: { name: true } } },
          },
          officerTerms: {
            where: { groupId: group.id },
            orderBy: { startedOn: 'desc' },
            take: 30,
            select: {
              id: true,
              title: true,
              section: true,
              decreeNumber: true,
              startedOn: true,
              endedOn: true,
            },
          },
        },
      },
    },
    relationLoadStrategy: 'join',
  })
  if (!found) return null
  const day = today(now)
  const over = ({ endedOn }: { endedOn: Date | null }) => endedOn !== null && endedOn < day
  const terms = found.person.officerTerms.map((term) => ({ ...term, over: over(term) }))
  const next = dayAfter(found.endedOn ?? day).getTime()
  const movedTo = found.endedOn && found.person.memberships.find((one) => one.startedOn.getTime() === next)
  return { ...found, over: over(found), terms, movedTo: movedTo?.group.name ?? null }
}

/** Schools near a group, offered to an officer while a new member is written down. */
export async function nearbySchools(viewer: Viewer, group: OpenGroup) {
  if (!can(viewer, 'group.manage', group.facts)) return []
  const code = group.regionCode
  return db(viewer).school.findMany({
    where: { OR: [{ regionCode: code }, { regionCode: { startsWith: `${code}.` } }] },
    orderBy: [{ name: 'asc' }, { id: 'asc' }],
    take: 200,
    select: { npsn: true, name: true },
  })
}
