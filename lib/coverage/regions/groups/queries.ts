import 'server-only'
import type { Database } from '../../../core/db'
import { Prisma } from '../../../core/generated/client'
import { pageOf } from '../../../core/paging'
import { type CoverageRow, type Span, sevenRows } from '../../rules'
import { listedGroups } from '../access'
import { sums } from '../figures/queries'
import type { Sources } from '../rules'
import type { RegionAsked } from '../schema'

const { sql } = Prisma
const PAGE = 50

/** Where a list goes on: behind this group, in the order of names. */
export type Last = { name: string; id: string }

type Piece = { asked: RegionAsked; sources: Sources; span: Span; size: number }
type Row = {
  id: string
  slug: string
  name: string
  kind: 'kkg' | 'mgmp'
  subject: string | null
  region: string
  place: string
  rows: CoverageRow[] | null
}
export type GroupLine = Omit<Row, 'rows'> & { rows: CoverageRow[] }

/** True where a list of groups can hold any: no group belongs to the nation itself. */
function listsAny({ region, name, every }: RegionAsked, { whole, groupIds }: Sources): boolean {
  if (name || every) return true
  return whole ? region !== '' : groupIds.length > 0
}

/** Some groups of a list by name behind `last`, each with its seven rows; one more than `size` where there are more. */
async function groupsBehind(source: Database, last: Prisma.Sql, piece: Piece) {
  const { asked, sources, span, size } = piece
  const { from, to } = span
  const found = await source.$queryRaw<Row[]>`
    with last as (${last})
    select page.*, (select json_agg(cell) from (
        select objective, ${sums} from coverage_counter
        where group_id = page.id and month between ${from}::date and ${to}::date group by objective
      ) as cell) as rows
    from (
      select g.id, g.slug, g.name, g.kind::text, g.subject, r.code as region, r.name as place from "group" g join region r on r.code = g.region_code
      where ${listedGroups(asked, sources)} and (g.name, g.id) > (coalesce((select name from last), ''),
        coalesce((select id from last), '00000000-0000-0000-0000-000000000000'::uuid))
      order by g.name, g.id limit ${size + 1}
    ) as page order by page.name, page.id`
  const { rows, next } = pageOf(found, size)
  const groups: GroupLine[] = rows.map(({ rows: counted, ...group }) => ({
    ...group,
    rows: sevenRows(counted ?? []),
  }))
  return { groups, next }
}

/**
 * A page of groups by name, each with its seven rows, and the key of the next page. A key of a group that does not
 * stand in this list begins at the first page.
 */
export async function groupLines(source: Database, asked: RegionAsked, sources: Sources, span: Span) {
  const { after } = asked
  if (!listsAny(asked, sources)) return { groups: [], next: undefined, after: null }
  const where = listedGroups(asked, sources)
  const last = sql`select g.name, g.id from "group" g where g.id = ${after}::uuid and ${where}`
  return { ...(await groupsBehind(source, last, { asked, sources, span, size: PAGE })), after }
}

/** A longer piece of the same list. It goes on by name, so that a group that moves away meanwhile leads nowhere else. */
export async function groupPiece(
  source: Database,
  last: Last | null,
  piece: Piece,
): Promise<{ groups: GroupLine[]; next: Last | null }> {
  if (!listsAny(piece.asked, piece.sources)) return { groups: [], next: null }
  const behind = sql`select ${last?.name ?? ''}::text as name, ${last?.id ?? null}::uuid as id`
  const { groups, next } = await groupsBehind(source, behind, piece)
  const end = next ? groups.at(-1) : undefined
  return { groups, next: end ? { name: end.name, id: end.id } : null }
}
