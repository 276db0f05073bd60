import 'server-only'
import { can } from '../access/can'
import type { Viewer } from '../access/viewer'
import { system } from '../core/db'
import { Prisma } from '../core/generated/client'
import { PLANNED_ANEW } from '../core/plans'
import { literal } from '../core/search'
import { entryRecord, readable } from './access'
import { HIT, partsOf, queryOf, reachesOf, type Term, termsOf } from './rules'
import { type Search, searchInput } from './schema'

const PAGE = 20
/** Of many hits so many of the newest are weighed: enough for anybody to read, and always quick. */
const STRICT = 300
const LOOSE = 400

/** What the library knows of each typed word. A word that nobody wrote is taken for up to three that look like it. */
function look(terms: string[]) {
  return system('library').$queryRaw<Term[]>`
    with shares as (select stem, share from pg_stats,
      unnest(most_common_elems::text::text[], most_common_elem_freqs) as common (stem, share)
      where schemaname = current_schema() and tablename = 'library_entry' and attname = 'document')
    select coalesce(case when known.yes or alike.words is null then own.stems else alike.words end, '{}') as stems,
      coalesce((select max(share) from shares where stem = any (own.stems)), 0)::float8 as share
    from unnest(${terms}::text[]) with ordinality as asked (word, place)
    cross join lateral (select tsvector_to_array(to_tsvector('indonesian', asked.word)) as stems) own
    left join lateral (select true as yes from library_word w
      where w.word = asked.word or w.stem = own.stems[1] limit 1) known on true
    left join lateral (select array_agg(distinct found.stem) as words from (
      select w.stem from library_word w where known.yes is null and length(asked.word) > 3 and w.word % asked.word
      order by similarity(w.word, asked.word) desc, w.word limit 3) found) alike on true
    order by asked.place`
}

function narrowed({ kind, objective, phase, group }: Search): Prisma.Sql {
  const all = [Prisma.sql`true`]
  if (kind) all.push(Prisma.sql`e.kind = ${kind}::library_kind`)
  if (objective) all.push(Prisma.sql`e.objective = ${objective}::objective`)
  if (phase) all.push(Prisma.sql`e.phase = ${phase}`)
  if (group) all.push(Prisma.sql`e.group_id = (select id from "group" where slug = ${group})`)
  return Prisma.join(all, ' and ')
}

/**
 * The keys of the newest entries for which `where` holds. By subject each that holds the text is walked by itself,
 * newest first: no entry of another subject is looked at, however many there are.
 */
function newestOf({ subject }: Search, where: Prisma.Sql, most: number): Prisma.Sql {
  const some = (of: Prisma.Sql) =>
    Prisma.sql`select e.id from library_entry e where ${of} and ${where} order by e.id desc limit ${most}`
  if (!subject) return some(Prisma.sql`true`)
  // The subjects that are there: one step along the index for each.
  return Prisma.sql`select one.id from (
    with recursive known as (
      (select subject from library_entry order by subject limit 1) union all
      select (select n.subject from library_entry n where n.subject > known.subject order by n.subject limit 1)
      from known where known.subject is not null)
    select subject from known where subject ilike ${`%${literal(subject)}%`}) known
    cross join lateral (${some(Prisma.sql`e.subject = known.subject`)}) one order by one.id desc limit ${most}`
}

type Hit = { id: string; score: string; title: string; snippet: string } & Omit<Shown, 'title' | 'snippet'>
type Shown = {
  kind: 'material' | 'problem' | 'trial'
  objective: 'A' | 'B' | 'C' | 'D' | 'E' | 'F' | 'G'
  grade: string
  subject: string
  groupName: string
  regionName: string
}

const anew = Prisma.raw(PLANNED_ANEW)

const headline = (words: string) =>
  `StartSel=${HIT.from},StopSel=${HIT.to},MaxWords=32,MinWords=14,MaxFragments=1,${words}`

/** A page of what was found, the best first: where the words stand, how telling they are, and how near the title is. */
function find(viewer: Viewer, search: Search, terms: string[], found: Term[]) {
  const { strict, loose, all, words, titles, weights } = queryOf(found)
  // What is quickly said first: of most entries the words are then never looked at.
  const mine = Prisma.sql`${narrowed(search)} and ${readable(viewer)}`
  const clean = (text: Prisma.Sql) => Prisma.sql`translate(${text}, ${HIT.from + HIT.to}, '')`
  const mark = (text: Prisma.Sql, options: string) =>
    Prisma.sql`ts_headline('indonesian', ${clean(text)}, ${all}::tsquery, ${options})`
  const newestWith = (query: string, most: number) =>
    Prisma.sql`(${newestOf(search, Prisma.sql`${mine} and e.document @@ ${query}::tsquery`, most)})`
  // Of one word both are the same question.
  const near =
    strict === `(${loose})`
      ? newestWith(loose, LOOSE)
      : Prisma.sql`${newestWith(strict, STRICT)} union ${newestWith(loose, LOOSE)}`
  const { after } = search
  const following = after
    ? Prisma.sql`(score, id) < (${after.score}::numeric, ${after.id}::uuid)`
    : Prisma.sql`true`
  return system('library').$queryRaw<Hit[]>`${anew}
    with near as materialized (${near}),
    weighed as (
      select e.id, round((told.share + ts_rank(e.document, ${all}::tsquery, 1)
        + word_similarity(${terms.join(' ')}, left(e.title, 80)))::numeric, 6) as score
      from near join library_entry e on e.id = near.id cross join lateral (
        select sum(asked.weight * case when e.document @@ asked.title then 2 when e.document @@ asked.word then 1 else 0 end)
          / sum(asked.weight) as share
        from unnest(${words}::text[]::tsquery[], ${titles}::text[]::tsquery[], ${weights}::float8[])
          as asked (word, title, weight)) told)
    select e.id, w.score::text, e.kind, e.objective, e.grade, e.subject, g.name as "groupName",
      r.name as "regionName", ${mark(Prisma.sql`e.title`, headline('HighlightAll=true'))} as title,
      ${mark(Prisma.sql`left(e.body, 8000)`, headline('HighlightAll=false'))} as snippet
    from (select * from weighed where ${following} order by score desc, id desc limit ${PAGE + 1}) w
    join library_entry e on e.id = w.id join "group" g on g.id = e.group_id join region r on r.code = g.region_code
    order by w.score desc, w.id desc`
}

/** The newest entries, when no word was asked for. */
async function newest(viewer: Viewer, search: Search): Promise<Hit[]> {
  const after = search.after ? Prisma.sql`e.id < ${search.after.id}::uuid` : Prisma.sql`true`
  return system('library').$queryRaw<Hit[]>`${anew}
    select e.id, '0' as score, e.kind, e.objective, e.grade, e.subject, g.name as "groupName", r.name as "regionName",
      e.title, left(e.body, 240) as snippet
    from (${newestOf(search, Prisma.sql`${readable(viewer)} and ${narrowed(search)} and ${after}`, PAGE + 1)}) found
    join library_entry e on e.id = found.id join "group" g on g.id = e.group_id join region r on r.code = g.region_code
    order by e.id desc`
}

/**
 * A page of the library for this viewer. Whatever is typed is words to look for and nothing else; signs alone find
 * nothing. `next` is the key of the following page.
 */
export async function searchLibrary(viewer: Viewer, params: Record<string, unknown>) {
  const search = searchInput.parse({
    q: params.q,
    kind: params.kind,
    objective: params.objective,
    phase: params.phase,
    subject: params.subject,
    group: params.group,
    after: params.after,
  })
  const terms = termsOf(search.q)
  // Signs without a letter ask for something that cannot be there.
  const hits = terms.length
    ? await searched(viewer, search, terms)
    : search.q
      ? []
      : await newest(viewer, search)
  const rows = hits.slice(0, PAGE).map(({ title, snippet, score: _, ...hit }) => ({
    ...hit,
    title: partsOf(title),
    snippet: partsOf(snippet),
  }))
  const last = hits.length > PAGE ? hits[PAGE - 1] : undefined
  return { search, rows, next: last && `${last.score}_${last.id}` }
}

async function searched(viewer: Viewer, search: Search, terms: string[]) {
  const found = await look(terms)
  return found.some((term) => term.stems.length) ? find(viewer, search, terms, found) : []
}

export type LibraryRow = Awaited<ReturnType<typeof searchLibrary>>['rows'][number]

/** One entry with what the viewer may do; null when it is not there or not for this viewer. */
export async function readEntry(viewer: Viewer, id: string) {
  if (!/^[0-9a-f-]{36}$/i.test(id)) return null
  const found = await entryRecord(system('library'), viewer, { entryId: id })
  if (!found) return null
  const { facts, ownerId: _, schoolId: __, material, ...shown } = found
  const inside = can(viewer, found.problemId ? 'problem.read' : 'activity.read', { ...facts, shared: true })
  return {
    ...shown,
    material: material && {
      ...material,
      activity: { id: material.activity.id, title: material.activity.title },
    },
    /** The record that it comes from is open to the viewer too. */
    inside,
    reaches: reachesOf(found.regionCode),
    may: {
      share: can(viewer, 'library.share', facts),
      takeBack: found.reach !== 'group' && can(viewer, 'library.takeBack', facts),
    },
  }
}
