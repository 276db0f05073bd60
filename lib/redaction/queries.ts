import 'server-only'
import { can } from '../access/can'
import type { Viewer } from '../access/viewer'
import { visible } from '../access/visible'
import { type Database, db, system } from '../core/db'
import { AppError, invalidField, notFound } from '../core/errors'
import { pageOf } from '../core/paging'
import { groupRecord } from '../groups/access'
import { FAMILY, type Place, places } from './registry'
import { blanked, blankedJson, excerpt, likesOf, patternOf, type Sought } from './rules'
import { MOST_TEXTS, ofInput } from './schema'

const PAGE = 20
const SHOWN = 30
const MOST_MARKED = 40
const MOST_SIGNS = 15_000
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

type Row = {
  key: string
  group: string
  subject: string | null
  secret: boolean
  value: Record<string, unknown>
}
/** A record that holds the words, with its group and its texts as they will be. */
export type Hit = Omit<Row, 'value'> & { changed: Record<string, unknown>; count: number }

/** Where the words are sought: in a group's own records, in those of others that it reads, in all of its problems elsewhere. */
type Where = 'own' | 'read' | 'elsewhere'

const columnsOf = ({ texts, json = [], lists = [] }: Place) => [...texts, ...json, ...lists]

// Names of tables and columns come from the registry alone.
function selected(place: Place) {
  const values = columnsOf(place).flatMap((one) => [`'${one}'`, `"${one}"`])
  const subject = place.subject ? `"${place.subject}"::text` : 'null::text'
  return `select "${place.key ?? 'id'}"::text as key, group_id::text as "group", ${subject} as subject,
    ${place.secret ?? 'false'} as secret,
    jsonb_build_object(${values.join(', ')}) as value from "${place.table}"`
}

function hitOf(place: Place, { value, ...row }: Row, pattern: RegExp): Hit {
  const changed: Record<string, unknown> = {}
  let count = 0
  for (const column of columnsOf(place)) {
    const before = value[column]
    const isText = place.texts.includes(column)
    if (before === null || before === undefined) continue
    const done = isText ? blanked(String(before), pattern) : blankedJson(before, pattern)
    if (!done.count) continue
    changed[column] = 'text' in done ? done.text : JSON.stringify(done.value)
    count += done.count
  }
  return { ...row, changed, count }
}

type Sweep = { groupId: string; sought: Sought; lock: boolean; where?: Where; after?: string }

/** Null where nothing of the kind lies in other groups. */
function condition({ about, read }: Place, where: Where): string | null {
  if (where === 'own') return 'group_id = $1::uuid'
  const others = where === 'read' ? read : about?.(FAMILY)
  return others ? `group_id <> $1::uuid and ${others}` : null
}

/** Records that may hold the words, in the order of their keys. */
async function rowsOf(tx: Database, place: Place, { groupId, sought, lock, where = 'own', after }: Sweep) {
  const among = condition(place, where)
  if (!among) return []
  const holds = columnsOf(place).map((one) => `"${one}"::text ilike any ($2::text[])`)
  const key = place.key ?? 'id'
  return tx.$queryRawUnsafe<Row[]>(
    `${selected(place)} where ${among} and (${holds.join(' or ')})
     and ($3::uuid is null or "${key}" > $3::uuid)
     order by "${key}" limit ${MOST_TEXTS + 1} ${lock ? 'for no key update' : ''}`,
    groupId,
    likesOf(sought),
    after ?? null,
  )
}

function hitsIn(place: Place, rows: Row[], sought: Sought): Hit[] {
  const pattern = patternOf(sought)
  return rows.map((row) => hitOf(place, row, pattern)).filter((hit) => hit.count > 0)
}

/** The records that hold the words and that the group reads; `lock` keeps others from changing them meanwhile. */
export async function hitsOf(tx: Database, place: Place, groupId: string, sought: Sought, lock: boolean) {
  const own = await rowsOf(tx, place, { groupId, sought, lock })
  const others = await rowsOf(tx, place, { groupId, sought, lock, where: 'read' })
  return hitsIn(place, [...own, ...others], sought)
}

/** Those of a group itself, or of its problems in other groups, however many they are. */
export async function allHitsOf(
  tx: Database,
  place: Place,
  { groupId, sought, where }: { groupId: string; sought: Sought; where: 'own' | 'elsewhere' },
) {
  const sweep = { groupId, sought, where, lock: true }
  const hits: Hit[] = []
  let rows = await rowsOf(tx, place, sweep)
  hits.push(...hitsIn(place, rows, sought))
  for (let last = rows.at(-1); last && rows.length > MOST_TEXTS; last = rows.at(-1)) {
    rows = await rowsOf(tx, place, { ...sweep, after: last.key })
    hits.push(...hitsIn(place, rows, sought))
  }
  return hits
}

/** Throws invalid where the words stand nowhere, or in so many texts that they cannot be a name. */
export function assertFound(hits: number): void {
  if (hits === 0) throw invalidField('phrases', 'phraseNowhere')
  if (hits > MOST_TEXTS) throw invalidField('phrases', 'phraseEverywhere', { max: MOST_TEXTS })
}

/** What a redaction would do: the texts as they will be, and the issued papers that hold the words. Officers only. */
export async function previewRedaction(viewer: Viewer, groupId: string, sought: Sought) {
  const group = await groupRecord(db(viewer), viewer, { id: groupId })
  if (!group) throw notFound()
  if (!can(viewer, 'redaction.make', group.facts)) throw new AppError('forbidden')
  const found = await Promise.all(
    places.map((place) => hitsOf(system('referral'), place, groupId, sought, false)),
  )
  const all = found.flatMap((some, i) => some.map((hit) => ({ ...hit, table: places[i]?.table ?? '' })))
  const hits = all.filter((hit) => !hit.secret)
  assertFound(hits.length)
  const papers = hits.filter((hit) => hit.table === 'document').map((hit) => hit.key)
  const issued = await db(viewer).document.findMany({
    where: { id: { in: papers } },
    orderBy: [{ issuedAt: 'asc' }, { id: 'asc' }],
    select: { kind: true, number: true },
  })
  const texts = hits
    .filter((hit) => hit.table !== 'document')
    .map(({ table, changed }) => ({ table, text: excerpt(Object.values(changed).join(' · ')) }))
  return {
    count: hits.reduce((sum, hit) => sum + hit.count, 0),
    places: hits.length,
    texts: texts.slice(0, SHOWN),
    more: Math.max(0, texts.length - SHOWN),
    papers: issued,
  }
}

/** The texts of a problem or activity, for marking words in them; none for whoever may blank nothing. At most 40. */
export async function textsOf(viewer: Viewer, groupId: string, subject: unknown) {
  const may = can(viewer, 'redaction.make', { groupId, regionCode: '' })
  if (!may || typeof subject !== 'string' || !UUID.test(subject)) return []
  const parts = places
    .filter((place) => place.subject && place.texts.length)
    .map((place, i) => {
      const { texts } = place
      const one = `select ${i} as rank, "${place.key ?? 'id'}"::text as key, array_remove(array_remove(array[${texts.map((name) => `"${name}"`).join(', ')}], ''), null) as texts`
      return `${one} from "${place.table}" where group_id = $1::uuid and "${place.subject}" = $2::uuid and not (${place.secret ?? 'false'})`
    })
  const rows = await db(viewer).$queryRawUnsafe<{ texts: string[] }[]>(
    `select texts from (${parts.join(' union all ')}) all_texts order by rank, key limit ${MOST_MARKED}`,
    groupId,
    subject,
  )
  const texts: string[] = []
  let left = MOST_SIGNS
  for (const text of rows.flatMap((row) => row.texts)) {
    if (text && left > 0) texts.push(text.slice(0, left).toWellFormed())
    left -= text.length
  }
  return texts
}

/** The redactions of a group, the latest first; only those that touched one problem or activity where it is named. */
export async function listRedactions(viewer: Viewer, groupId: string, params: Record<string, unknown>) {
  const of = ofInput.parse(params.of ?? null)
  const after = ofInput.parse(params.after ?? null)
  const narrowed = {
    groupId,
    ...(of && { places: { some: { subjectId: of } } }),
    ...(after && { id: { lt: after } }),
  }
  const found = await db(viewer).redaction.findMany({
    where: { AND: [narrowed, { group: visible(viewer, 'redaction.read') }] },
    orderBy: { id: 'desc' },
    take: PAGE + 1,
    select: {
      id: true,
      at: true,
      reason: true,
      count: true,
      by: { select: { name: true } },
      places: { orderBy: { id: 'asc' }, select: { place: true, count: true } },
    },
    relationLoadStrategy: 'join',
  })
  return { of, after, ...pageOf(found, PAGE) }
}

export type RedactionRow = Awaited<ReturnType<typeof listRedactions>>['rows'][number]
