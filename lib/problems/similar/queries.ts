import 'server-only'
import type { Viewer } from '../../access/viewer'
import { visible } from '../../access/visible'
import { db } from '../../core/db'
import { enough, shortened, tellingWords } from './rules'

const CANDIDATES = 40
const READ = 600
const NEWEST = 1000

/**
 * The group's problems that a text resembles most, each with what helped, as far as the viewer reads them.
 * Words count by their Indonesian stem, and mistyped ones by their letters. Two statements.
 */
export async function similarProblems(
  viewer: Viewer,
  groupId: string,
  text: string,
  { except = '', most = 5 }: { except?: string; most?: number } = {},
) {
  const words = tellingWords(text)
  if (!words.length) return []
  const ranked = await db(viewer).$queryRaw<{ id: string }[]>`
    with newest as (
      select id, left(lower(subject || ' ' || situation), ${READ}::int) as body from problem
      where group_id = ${groupId}::uuid and state <> 'draft' and id::text <> ${except}
      order by created_at desc limit ${NEWEST}::int
    ), stems as (select id, body, to_tsvector('indonesian', body) as stem from newest),
    scored as (
      select id, sum(case when stem @@ plainto_tsquery('indonesian', word) then 1.0
        when word_similarity(word, body) >= 0.7 then 0.7 else 0 end) as score
      from stems cross join unnest(${words}::text[]) as word group by id
    )
    select id::text from scored where score >= ${enough(words.length)}::int * 0.7
    order by score desc, id desc limit ${CANDIDATES}::int`
  const found = await db(viewer).problem.findMany({
    where: { AND: [{ id: { in: ranked.map((one) => one.id) } }, visible(viewer, 'problem.read')] },
    select: {
      id: true,
      situation: true,
      state: true,
      outcome: true,
      mergedId: true,
      visibility: true,
      events: {
        where: {
          // Why it was closed unsolved, or put away, is no solution.
          OR: [{ kind: { in: ['help', 'contact'] } }, { kind: 'closed', outcome: 'solved' }],
          text: { not: '' },
        },
        orderBy: { id: 'desc' },
        take: 1,
        select: { text: true },
      },
    },
    relationLoadStrategy: 'join',
  })
  const place = new Map(ranked.map((one, i) => [one.id, i]))
  return found
    .sort((one, other) => (place.get(one.id) ?? 0) - (place.get(other.id) ?? 0))
    .slice(0, most)
    .map(({ events, situation, ...one }) => ({
      ...one,
      situation: shortened(situation, 140),
      solution: shortened(events[0]?.text ?? '', 200),
    }))
}
