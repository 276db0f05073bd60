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

type Figures = { total: (CoverageRow & { month: string })[]; lines: Map<string, CoverageRow[]> }

/** So many sums are kept, those asked for last. */
const MOST_KEPT = 100
/** What the sums of some regions were, under the mark that they had. */
const kept = new Map<string, { mark: string; figures: Figures }>()

function keep(question: string, found: { mark: string; figures: Figures }) {
  kept.delete(question)
  kept.set(question, found)
  const [oldest] = kept.keys()
  if (kept.size > MOST_KEPT && oldest !== undefined) kept.delete(oldest)
}

/**
 * The cells of a region by month and objective, and of each of its lines by objective. What is not folded yet is added
 * in the same statement, and so from the same moment. The sums themselves are kept in this process and asked for again
 * only when their mark is another, which that statement sees as well: so what is kept is never old. Half years are asked
 * for as a span, not as a list: what a list costs is judged by its length, and the statement would be planned anew.
 */
export async function regionFigures(
  source: Database,
  asked: RegionAsked,
  sources: Sources,
  span: Span,
): Promise<Figures> {
  const { from, to } = span
  const { kind, subject } = asked
  const { codes, groupIds } = sources
  const question = JSON.stringify([kind, subject, asked.region, sources.whole, codes, from, to])
  const before = kept.get(question)
  const months = sql`month between ${from}::date and ${to}::date`
  const stored = sql`kind = ${kind} and subject = ${subject}`
  // All periods are made of half years, but for a single month.
  const piece = Number(from) === Number(to) ? 1 : 6
  const fresh = sql`${kind ? sql`kind = ${kind}` : sql`true`} and ${
    subject ? sql`subject = ${subject}` : sql`true`
  } and ${months}`
  const single = groupIds.length
    ? sql`union all select c.month, c.objective, ${plain} from coverage_counter c join "group" g on g.id = c.group_id
        where ${months} and ${singleGroups(asked, sources)}`
    : empty
  const line = lineCodes(asked, sources)
  const [found] = await source.$queryRaw<{ mark: string; sums: string | null; fresh: string | null }[]>`
    select mark::text as mark, case when mark = ${before?.mark ?? null}::uuid then null else (
      select string_agg(cell, ';') from (
        select concat_ws(',', '', to_char(month, 'YYYY-MM'), objective, ${written}) as cell from region_coverage
          where code = any(${codes}::text[]) and ${stored} and months = 1 and ${months} group by month, objective
        union all
        select concat_ws(',', code, '', objective, ${written}) from region_coverage
          where code = any(${line}) and ${stored} and months = ${piece} and ${months} group by code, objective
      ) as cells) end as sums, (
      select string_agg(cell, ';') from (
        select concat_ws(',', '', to_char(month, 'YYYY-MM'), objective, ${written}) as cell from (
          select month, objective, ${plain} from coverage_delta where path && ${codes}::text[] and ${fresh}
          ${single}
        ) as new group by month, objective
        union all
        select concat_ws(',', p.code, '', objective, ${written}) from coverage_delta, unnest(path) as p(code)
          where p.code = any(${line}) and ${fresh} group by p.code, objective
      ) as cells) as fresh
    from region_coverage_mark`
  if (!found) throw new Error('The sums of the regions bear no mark')
  const figures = before?.mark === found.mark ? before.figures : cellsOf(found.sums)
  keep(question, { mark: found.mark, figures })
  return found.fresh ? joined(figures, cellsOf(found.fresh)) : figures
}

/** Both together; rows of the same objective stand beside each other and are added up by whoever sums. */
function joined(one: Figures, other: Figures): Figures {
  const codes = new Set([...one.lines.keys(), ...other.lines.keys()])
  const rows = (code: string) => [...(one.lines.get(code) ?? []), ...(other.lines.get(code) ?? [])]
  return {
    total: [...one.total, ...other.total],
    lines: new Map([...codes].map((code) => [code, rows(code)])),
  }
}

function cellsOf(text: string | null): Figures {
  const total: Figures['total'] = []
  const lines: Figures['lines'] = new Map()
  for (const cell of text?.split(';') ?? []) {
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
