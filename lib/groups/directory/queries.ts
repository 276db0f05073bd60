import 'server-only'
import type { Viewer } from '../../access/viewer'
import { visible } from '../../access/visible'
import { alikeIds, inOrderOf } from '../../core/alike'
import { running, runningOrComing } from '../../core/day'
import { db, system } from '../../core/db'
import { parse } from '../../core/input'
import { afterNamed, pageOf } from '../../core/paging'
import { literal, named } from '../../core/search'
import { today } from '../../core/time'
import { assertAdministers } from '../../people/access'
import { within } from '../../people/regions/access'
import { directoryFilter } from './schema'

const PAGE = 40

const row = (current: ReturnType<typeof running>) =>
  ({
    id: true,
    slug: true,
    name: true,
    kind: true,
    region: { select: { name: true } },
    _count: { select: { memberships: { where: current }, officerTerms: { where: current } } },
  }) as const

/** A page of all groups by name, narrowed by words, region, or to those that nobody leads. */
export async function listDirectory(viewer: Viewer, params: Record<string, unknown>, now: Date) {
  const filter = parse(directoryFilter, params)
  const { q, region, show, after } = filter
  const current = running(today(now))
  const last = after
    ? await db(viewer).group.findFirst({
        where: { AND: [{ id: after }, visible(viewer, 'administration.manage')] },
        select: { id: true, name: true },
      })
    : null
  const typed = q ? { OR: [named(q), { slug: { startsWith: literal(q.toLowerCase()) } }] } : {}
  const unled = show ? { officerTerms: { none: current } } : {}
  const found = await db(viewer).group.findMany({
    where: {
      AND: [typed, within(region), unled, afterNamed(last), visible(viewer, 'administration.manage')],
    },
    orderBy: [{ name: 'asc' }, { id: 'asc' }],
    take: PAGE + 1,
    select: row(current),
    relationLoadStrategy: 'join',
  })
  const ids = q && !found.length && !after ? await alikeIds('group', q) : []
  const near = { AND: [{ id: { in: ids } }, within(region), unled, visible(viewer, 'administration.manage')] }
  const similar = ids.length
    ? await db(viewer).group.findMany({ where: near, select: row(current), relationLoadStrategy: 'join' })
    : []
  const { rows, next } = pageOf(found.length ? found : inOrderOf(ids, similar), PAGE)
  const groups = rows.map(({ _count, ...group }) => ({
    ...group,
    members: _count.memberships,
    officers: _count.officerTerms,
  }))
  return { filter, groups, next, similar: similar.length > 0 }
}

/** One group for its form; null when it is not there. */
export function readForEditing(viewer: Viewer, slug: string) {
  return db(viewer).group.findFirst({
    where: { AND: [{ slug }, visible(viewer, 'administration.manage')] },
    select: {
      id: true,
      slug: true,
      kind: true,
      name: true,
      subject: true,
      regionCode: true,
      region: { select: { name: true } },
      cluster: { select: { name: true } },
      parent: { select: { slug: true } },
      decreeNumber: true,
      decreeOn: true,
      zone: true,
      minutesPerJp: true,
      version: true,
    },
    relationLoadStrategy: 'join',
  })
}

/** Groups of a province that can stand above another: at most 100, offered while a form is filled in. */
export function possibleParents(viewer: Viewer, regionCode: string) {
  return db(viewer).group.findMany({
    where: { AND: [within(regionCode.slice(0, 2)), visible(viewer, 'administration.manage')] },
    orderBy: [{ regionCode: 'asc' }, { name: 'asc' }],
    take: 100,
    select: { slug: true, name: true },
  })
}

type Totals = { groups: number; people: number; accounts: number; schools: number; supervisors: number }

/** What is there in all, and first of all what is missing: groups that nobody leads, at most eight. */
export async function overview(viewer: Viewer, now: Date) {
  assertAdministers(viewer)
  const day = today(now)
  const [[totals], unled] = await Promise.all([
    system('register').$queryRaw<Totals[]>`
      select (select count(*) from "group")::int as groups, (select count(*) from person where closed_at is null and merged_into_id is null)::int as people,
        (select count(password_hash) from person)::int as accounts, (select count(*) from school)::int as schools,
        (select count(distinct person_id) from supervisor_assignment
          where ended_on is null or ended_on >= ${day}::date)::int as supervisors`,
    db(viewer).group.findMany({
      where: {
        AND: [{ officerTerms: { none: runningOrComing(day) } }, visible(viewer, 'administration.manage')],
      },
      orderBy: [{ name: 'asc' }, { id: 'asc' }],
      take: 8,
      select: { id: true, slug: true, name: true, region: { select: { name: true } } },
      relationLoadStrategy: 'join',
    }),
  ])
  return { totals, unled }
}
