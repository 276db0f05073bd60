import 'server-only'
import type { Database } from '../../../core/db'
import { Prisma } from '../../../core/generated/client'
import type { CoverageRow, Span } from '../../rules'
import { singleGroups } from '../access'
import type { Sources } from '../rules'
import type { RegionAsked } from '../schema'

const { sql, empty } = Prisma

const columns = [
  ...['planned', 'held', 'documented', 'followed_up', 'evidenced', 'supporting'],
  ...['jp', 'people', 'reported', 'solved'],
]
const plain = Prisma.raw(columns.join(', '))
/** The same as one text: hundreds of rows of thirteen values each cost more to hand over than to add up. */
const written = Prisma.raw(columns.map((one) => `sum(${one})`).join(', '))
/** The ten sums by their names in the program, as plain numbers. */
export const sums = Prisma.raw(
  [
    ...['planned', 'held', 'documented', 'followed_up as "followedUp"', 'evidenced', 'supporting'],
    ...['jp', 'people', 'reported', 'solved'],
  ]
    .map((one) =>
      one.replace(/^(\w+)(?: as (.*))?$/, (_, column, name) => `sum(${column})::float8 as ${name ?? column}`),
    )
    .join(', '),
)

/** The regions that have a line of their own: those directly below, or those that the viewer was given. */
export function lineCodes({ region }: RegionAsked, { whole, codes }: Sources): Prisma.Sql {
  if (!whole) return sql`${codes}::text[]`
  return region
    ? sql`array(select code from region where parent_code = ${region})`
    : sql`array(select code from region where parent_code is null)`
}

/**
 * The cells of a region by month and objective, and of each of its lines by objective. What is not folded yet is added
 * in the same statement, and so from the same moment. Half years are asked for as a span, not as a list: what a list
 * costs is judged by its length, and the statement would be planned anew each time, which cost as much as its answer.
 */
export async function regionFigures(
  source: Database,
  asked: RegionAsked,
  sources: Sources,
  { from, to }: Span,
) {
  const { kind, subject } = asked
  const { codes, groupIds } = sources
  const months = sql`month between ${from}::date and ${to}::date`
  const stored = sql`kind = ${kind} and subject = ${subject}`
  const fresh = sql`${kind ? sql`kind = ${kind}` : sql`true`} and ${
    subject ? sql`subject = ${subject}` : sql`true`
  } and ${months}`
  const single = groupIds.length
    ? sql`union all select c.month, c.objective, ${plain} from coverage_counter c join "group" g on g.id = c.group_id
        where ${months} and ${singleGroups(asked, sources)}`
    : empty
  const [found] = await source.$queryRaw<{ cells: string | null }[]>`
    select string_agg(cell, ';') as cells from (
      select concat_ws(',', '', to_char(month, 'YYYY-MM'), objective, ${written}) as cell from (
        select month, objective, ${plain} from region_coverage
          where code = any(${codes}::text[]) and ${stored} and months = 1 and ${months}
        union all select month, objective, ${plain} from coverage_delta where path && ${codes}::text[] and ${fresh}
        ${single}
      ) as cell group by month, objective
      union all
      select concat_ws(',', code, '', objective, ${written}) from (
        select code, objective, ${plain} from region_coverage
          where code = any(${lineCodes(asked, sources)}) and ${stored} and months = 6 and ${months}
        union all select p.code, objective, ${plain} from coverage_delta, unnest(path) as p(code)
          where p.code = any(${lineCodes(asked, sources)}) and ${fresh}
      ) as line group by code, objective
    ) as cells`
  const total: (CoverageRow & { month: string })[] = []
  const lines = new Map<string, CoverageRow[]>()
  for (const cell of found?.cells?.split(';') ?? []) {
    const { code, month, ...row } = cellOf(cell)
    if (month) total.push({ ...row, month })
    else lines.set(code, [...(lines.get(code) ?? []), row])
  }
  return { total, lines }
}

/** A cell from its text: a month of the whole, or a line's code. */
function cellOf(text: string): CoverageRow & { code: string; month: string } {
  const [code = '', month = '', objective, ...figures] = text.split(',')
  const [planned = 0, held = 0, documented = 0, followedUp = 0, evidenced = 0, supporting = 0, ...rest] =
    figures.map(Number)
  const [jp = 0, people = 0, reported = 0, solved = 0] = rest
  const stages = { planned, held, documented, followedUp, evidenced, supporting }
  return {
    code,
    month,
    objective: objective as CoverageRow['objective'],
    ...stages,
    jp,
    people,
    reported,
    solved,
  }
}
