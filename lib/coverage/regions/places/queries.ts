import 'server-only'
import type { Database } from '../../../core/db'
import { Prisma } from '../../../core/generated/client'
import { plannedOnce } from '../../../core/plans'
import { singleGroups } from '../access'
import { lineCodes } from '../figures/queries'
import { pathOf, type Sources } from '../rules'
import type { RegionAsked } from '../schema'

const { sql, empty } = Prisma

type Row = { what: 'path' | 'line' | 'total' | 'single' | 'subject' } & Place
type Place = { code: string; name: string; level: number; groups: number }

/** The way to a region, the regions that have a line below it, how many groups there are in each, and the subjects of all. */
export async function regionPlaces(from: Database, asked: RegionAsked, sources: Sources) {
  const { kind, subject, region } = asked
  const { codes, groupIds } = sources
  const lines = lineCodes(asked, sources)
  const single = groupIds.length
    ? sql`union all select 'single', '', '', 0, count(*)::int from "group" g where ${singleGroups(asked, sources)}
      union all select 'subject', lower(subject), max(subject), 0, count(*)::int from "group" g
        where ${singleGroups({ ...asked, kind: 'mgmp', subject: '' }, sources)} and subject is not null
        group by lower(subject)`
    : empty
  const rows = await from.$queryRaw<Row[]>`${plannedOnce}
    with wanted as (select code from region where code = any(${lines}) union select unnest(${codes}::text[])),
    counted as (
      select code, kind, subject, label, groups from region_groups where code in (select code from wanted)
      union all select p.code, k.kind, k.subject, label, groups
        from coverage_delta d, unnest(path) as p(code), coverage_cuts(d.kind, d.subject) k
        where month is null and p.code in (select code from wanted)
    ),
    held as (select code, sum(groups)::int as groups from counted
      where kind = ${kind} and subject = ${subject} group by code)
    select 'path' as what, code, name, level, 0 as groups from region where code = any(${pathOf(region)}::text[])
    union all select 'line', r.code, r.name, r.level, coalesce(held.groups, 0)
      from region r left join held using (code) where r.code = any(${lines})
    union all select 'total', '', '', 0, coalesce(sum(groups), 0)::int from held where code = any(${codes}::text[])
    union all select 'subject', subject, max(label), 0, sum(groups)::int from counted
      where code = any(${codes}::text[]) and kind = 'mgmp' and subject <> '' group by subject having sum(groups) > 0
    ${single}`
  const of = (what: Row['what']) =>
    rows.filter((row) => row.what === what).map(({ what: _, ...place }) => place)
  const named = (one: Place, other: Place) => one.name.localeCompare(other.name, 'id')
  const count = (what: Row['what']) => of(what).reduce((sum, one) => sum + one.groups, 0)
  const subjects = new Map(of('subject').map((one) => [one.code, one.name]))
  return {
    path: of('path').sort((one, other) => one.level - other.level),
    children: of('line').sort(named),
    groups: count('total') + count('single'),
    single: count('single') > 0,
    subjects: [...subjects]
      .map(([key, name]) => ({ key, name }))
      .sort((a, b) => a.name.localeCompare(b.name, 'id')),
  }
}
