import 'server-only'
import { db } from '../../../core/db'
import { pageOf } from '../../../core/paging'
import { type CoverageRow, sevenRows } from '../../rules'
import { listedGroups } from '../access'
import { sums } from '../figures/queries'
import type { Sources } from '../rules'
import type { RegionAsked } from '../schema'

const PAGE = 50

type Row = { id: string; slug: string; name: string; place: string; rows: CoverageRow[] | null }

/**
 * A page of groups by name, each with its seven rows, and the key of the next page. A key of a group that does not
 * stand in this list begins at the first page.
 */
export async function groupLines(asked: RegionAsked, sources: Sources, from: Date, to: Date) {
  const { after, region, name } = asked
  const nothing = { groups: [], next: undefined, after: null }
  // No group belongs to the nation itself.
  if (sources.whole && !region && !name) return nothing
  if (!sources.whole && !sources.groupIds.length && !name) return nothing
  const where = listedGroups(asked, sources)
  const found = await db().$queryRaw<Row[]>`
    with last as (select g.name, g.id from "group" g where g.id = ${after}::uuid and ${where})
    select page.*, (select json_agg(cell) from (
        select objective, ${sums} from coverage_counter
        where group_id = page.id and month between ${from}::date and ${to}::date group by objective
      ) as cell) as rows
    from (
      select g.id, g.slug, g.name, r.name as place from "group" g join region r on r.code = g.region_code
      where ${where} and (g.name, g.id) > (coalesce((select name from last), ''),
        coalesce((select id from last), '00000000-0000-0000-0000-000000000000'::uuid))
      order by g.name, g.id limit ${PAGE + 1}
    ) as page order by page.name, page.id`
  const { rows, next } = pageOf(found, PAGE)
  const groups = rows.map(({ rows: counted, ...group }) => ({ ...group, rows: sevenRows(counted ?? []) }))
  return { groups, next, after }
}
