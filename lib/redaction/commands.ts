import 'server-only'
import { enter } from '../core/audit'
import { command } from '../core/command'
import type { Database } from '../core/db'
import type { RedactionReason } from '../core/generated/enums'
import { groupRecord } from '../groups/access'
import { enqueue } from '../jobs/queue'
import { forgetWords, indexEntries } from '../library/entries/commands'
import { blankKept, type Sum } from './kept/commands'
import { tellBlanked } from './notices/commands'
import { allHitsOf, assertFound, type Hit, hitsOf } from './queries'
import { type Place, places } from './registry'
import type { Sought } from './rules'
import { redactInput } from './schema'

/** `closing`: for an account that is closed, so that papers stay valid. */
type By = { personId: string; now: Date; closing?: boolean }

/** Said of papers, which are Indonesian whatever language their reader chose. */
const WHY_REVOKED = 'Ada kata yang ditutup sesudah dokumen ini terbit.'

// What a calendar shows of an activity: subscribers fetch it anew when its sequence rises.
const inCalendars = ['title', 'description', 'place', 'link']

/** What else changes with a record's texts: its version, its place in calendars, and a paper's standing. */
function besides(place: Place, hit: Hit, closing: boolean): string[] {
  if (place.table === 'document' && closing) return ['renewed_at = $2::timestamptz']
  if (place.table === 'document')
    return [
      `revoked_reason = case when revoked_at is null then $3 else coalesce($4, revoked_reason) end`,
      'revoked_by_id = coalesce(revoked_by_id, $5::uuid)',
      'revoked_at = coalesce(revoked_at, $2::timestamptz)',
      'withheld_at = coalesce(withheld_at, $2::timestamptz)',
    ]
  const shown = place.table === 'activity' && inCalendars.some((one) => one in hit.changed)
  return [
    ...(place.version === 'own' ? ['version = version + 1'] : []),
    ...(shown ? ['sequence = sequence + 1', 'sequenced_at = $2::timestamptz'] : []),
  ]
}

async function write(tx: Database, place: Place, hit: Hit, { personId, now, closing = false }: By) {
  const revokes = place.table === 'document' && !closing
  // A reason of revoking stands on papers alone.
  const { revoked_reason: reason, ...most } = hit.changed
  const changed = revokes || reason === undefined ? most : { ...most, revoked_reason: reason }
  const paper = [WHY_REVOKED, reason ?? null, personId]
  const given: unknown[] = [hit.key, now, ...(revokes ? paper : [])]
  const sets = Object.entries(changed).map(([column, value]) => {
    given.push(value)
    const sent = `$${given.length}`
    if (place.lists?.includes(column))
      return `"${column}" = array(select jsonb_array_elements_text(${sent}::jsonb))`
    return `"${column}" = ${sent}${place.json?.includes(column) ? '::jsonb' : ''}`
  })
  // The second value is not used by every table.
  const where = `"${place.key ?? 'id'}" = $1::uuid and $2::timestamptz is not null`
  const text = `update "${place.table}" set ${[...sets, ...besides(place, hit, closing)].join(', ')} where ${where}`
  await tx.$executeRawUnsafe(text, ...given)
  // A form that still holds the old words is refused when it comes back.
  if (place.version === 'activity')
    await tx.$executeRaw`update activity set version = version + 1 where id = ${hit.subject}::uuid`
  if (place.version === 'minutes')
    await tx.$executeRaw`update minutes set version = version + 1 where activity_id = ${hit.subject}::uuid`
}

/** Approved minutes and what else is kept as it was let their words be blanked, and nothing else. */
async function letBlank(tx: Database, groupId: string) {
  await tx.$queryRaw`select set_config('sanggar.redacting', ${groupId}, true)`
}

/**
 * Blanks words in every text of a group for an account that is closed, however many they are: papers stay valid, and
 * what is made of the texts is made anew. Answers the papers that changed.
 */
export async function blankForClosing(
  tx: Database,
  groupId: string,
  sought: Sought,
  now: Date,
): Promise<string[]> {
  await letBlank(tx, groupId)
  const papers: string[] = []
  let count = counted(await blankKept(tx, groupId, sought))
  for (const place of places) {
    const found = await allHitsOf(tx, place, { groupId, sought, where: 'own' })
    for (const hit of found) await write(tx, place, hit, { personId: '', now, closing: true })
    if (place.table === 'document') papers.push(...found.map((hit) => hit.key))
    count += found.length
  }
  if (count) {
    await indexEntries(tx, { groupId })
    await forgetWords(tx)
  }
  return papers
}

/** Officers of two groups that have the same problem would else wait for each other. */
async function oneAtATime(tx: Database) {
  await tx.$queryRaw`select 1 from pg_advisory_xact_lock(hashtext('sanggar.redacting'))`
}

type Found = { table: string; hit: Hit }

const counted = (sums: Sum[]) => sums.reduce((sum, one) => sum + one.count, 0)

function summed(hits: Found[]): Sum[] {
  const sums = new Map<string, Sum>()
  for (const { table, hit } of hits) {
    const key = `${table} ${hit.subject}`
    const sum = sums.get(key) ?? { place: table, subjectId: hit.subject, count: 0 }
    sums.set(key, { ...sum, count: sum.count + hit.count })
  }
  return [...sums.values()]
}

type Why = By & { reason: RedactionReason }

/** That words were blanked in a group: who, when, why, where and how many. */
async function keepRecord(tx: Database, groupId: string, sums: Sum[], { personId, now, reason }: Why) {
  const count = counted(sums)
  const { id } = await tx.redaction.create({
    data: { groupId, byId: personId, at: now, reason, count },
    select: { id: true },
  })
  await tx.redactionPlace.createMany({ data: sums.map((sum) => ({ ...sum, groupId, redactionId: id })) })
  return { id, count }
}

/**
 * A referral carries words to other groups, and theirs back: what is told of a shared problem is blanked in each of
 * them, with a record of its own. Their officers are told, since the word may stand in what they wrote besides.
 */
async function blankElsewhere(
  tx: Database,
  groupId: string,
  read: Found[],
  { sought, ...by }: Why & { sought: Sought },
) {
  const hits = read.filter(({ hit }) => hit.group !== groupId)
  for (const place of places) {
    const found = await allHitsOf(tx, place, { groupId, sought, where: 'elsewhere' })
    for (const hit of found) await write(tx, place, hit, by)
    hits.push(...found.map((hit) => ({ table: place.table, hit })))
  }
  for (const other of new Set(hits.map(({ hit }) => hit.group))) {
    const sums = summed(hits.filter(({ hit }) => hit.group === other))
    sums.push(...(await blankKept(tx, other, sought)))
    const { id, count } = await keepRecord(tx, other, sums, by)
    await indexEntries(tx, { groupId: other })
    const { personId, now: at, reason } = by
    const detail = { reason, count, papers: 0 }
    await enter(tx, { at, command: 'redaction.make', personId, groupId: other, subjectId: id, detail })
    await tellBlanked(tx, { groupId: other, redactionId: id, sums }, by)
  }
}

/**
 * An officer blanks words in every text of the group, for good: the words are kept nowhere, also not in the record of it.
 * Issued papers that hold them are revoked, and given out no more. Answers the record, and how many words and papers
 * of what the group reads.
 */
export const redactWords = command({
  name: 'redaction.make',
  beyond: 'referral',
  action: 'redaction.make',
  input: redactInput,
  record: (tx, viewer, input) => groupRecord(tx, viewer, { id: input.groupId }),
  run: async ({ tx, viewer, now, input, note }) => {
    const { groupId, reason } = input
    const by = { personId: viewer.personId, now }
    await letBlank(tx, groupId)
    await oneAtATime(tx)
    const hits: Found[] = []
    for (const place of places) {
      const found = await hitsOf(tx, place, groupId, input, true)
      hits.push(...found.map((hit) => ({ table: place.table, hit })))
      assertFound(Math.max(1, hits.length))
      for (const hit of found) await write(tx, place, hit, by)
    }
    assertFound(hits.filter(({ hit }) => !hit.secret).length)
    const kept = await blankKept(tx, groupId, input)
    const sums = [...summed(hits), ...kept]
    const { id, count } = await keepRecord(tx, groupId, sums, { ...by, reason })
    await blankElsewhere(tx, groupId, hits, { ...by, reason, sought: input })
    // The library is made of these texts, and its list of words for mistyped questions of them too.
    await indexEntries(tx, { groupId })
    await forgetWords(tx)
    const papers = hits.filter((one) => one.table === 'document').map((one) => one.hit.key)
    if (papers.length) await enqueue(tx, 'redaction.discard', { papers })
    note({ subjectId: id, detail: { reason, count, papers: papers.length } })
    return { id, count, papers: papers.length }
  },
})
