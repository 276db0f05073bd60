import 'server-only'
import type { Viewer } from '../../access/viewer'
import { db, system } from '../../core/db'
import { parse } from '../../core/input'
import { holding } from '../../core/search'
import { assertAdministers } from '../access'
import { regionFilter } from './schema'

const FOUND = 60
const place = { code: true, name: true, level: true, parent: { select: { name: true } } } as const

type Held = { code: string; groups: number; schools: number }

/** Groups and schools in and below each of these regions, summed from one pass over each table. */
async function heldBy(codes: string[]) {
  const rows = await system('register').$queryRaw<Held[]>`
    with g as (select region_code, count(*) as n from "group" group by region_code),
         s as (select region_code, count(*) as n from school group by region_code)
    select c.code,
      coalesce((select sum(n) from g where left(region_code, length(c.code)) = c.code), 0)::int as groups,
      coalesce((select sum(n) from s where left(region_code, length(c.code)) = c.code), 0)::int as schools
    from unnest(${codes}::text[]) as c(code)`
  return new Map(rows.map((row) => [row.code, row]))
}

function searchedBy(q: string) {
  return /^[\d.]+$/.test(q) ? { code: { startsWith: q } } : { name: holding(q) }
}

function ancestors(code: string) {
  return [code.slice(0, 2), code.slice(0, 5), code].filter((one, i, all) => all.indexOf(one) === i)
}

/** Regions below one, or those that a search finds by name or code; with the way down to where one stands. */
export async function browseRegions(viewer: Viewer, params: Record<string, unknown>) {
  assertAdministers(viewer)
  const filter = parse(regionFilter, params)
  const { q } = filter
  const [path, found] = await Promise.all([
    filter.in && !q
      ? db(viewer).region.findMany({
          where: { code: { in: ancestors(filter.in) } },
          orderBy: { code: 'asc' },
          select: place,
          relationLoadStrategy: 'join',
        })
      : [],
    db(viewer).region.findMany({
      where: q ? searchedBy(q) : { parentCode: filter.in },
      orderBy: q ? [{ level: 'asc' }, { name: 'asc' }, { code: 'asc' }] : [{ name: 'asc' }, { code: 'asc' }],
      take: q ? FOUND + 1 : 300,
      select: place,
      relationLoadStrategy: 'join',
    }),
  ])
  const more = q !== '' && found.length > FOUND
  const shown = q ? found.slice(0, FOUND) : found
  const held = await heldBy(shown.map((region) => region.code))
  const regions = shown.map((region) => ({
    ...region,
    groups: held.get(region.code)?.groups ?? 0,
    schools: held.get(region.code)?.schools ?? 0,
  }))
  return { filter, path, regions, more }
}

/**
 * The step before a form that needs a region: the chosen one with the names above it,
 * or what a search finds, at most a dozen, the widest first.
 */
export async function chosenRegion(viewer: Viewer, params: Record<string, unknown>) {
  assertAdministers(viewer)
  const { q, in: code } = parse(regionFilter, { q: params.q, in: params.region })
  const region = code
    ? await db(viewer).region.findUnique({
        where: { code },
        select: { ...place, parent: { select: { name: true, parent: { select: { name: true } } } } },
        relationLoadStrategy: 'join',
      })
    : null
  if (region) {
    const names = [region.name, region.parent?.name, region.parent?.parent?.name]
    return { q, region: { code: region.code, label: names.filter(Boolean).join(', ') }, found: [] }
  }
  if (q.length < 2) return { q, region: null, found: [] }
  const found = await db(viewer).region.findMany({
    where: searchedBy(q),
    orderBy: [{ level: 'asc' }, { name: 'asc' }, { code: 'asc' }],
    take: 12,
    select: place,
    relationLoadStrategy: 'join',
  })
  return { q, region: null, found }
}
