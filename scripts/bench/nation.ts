import pg from 'pg'
import { objectiveCodes } from '../../lib/objectives/schema'
import { copyInto } from './copy'

/** Ten school years are filled, the first of which begins here. */
const FIRST_YEAR = 2017
const YEARS = 10
const subjects = [
  'Matematika',
  'IPA',
  'Bahasa Indonesia',
  'Bahasa Inggris',
  'IPS',
  'PJOK',
  'Kimia',
  'Fisika',
  'Biologi',
]
const SLASH_N = '\\N'

/** The same numbers in each run. */
function dice(seed: number) {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

/** A key that grows with the number, as those of the application grow with time. */
function key(kind: number, number: number) {
  const hex = number.toString(16).padStart(12, '0')
  return `${hex.slice(0, 8)}-${hex.slice(8)}-7000-8000-00000000000${kind}`
}

const row = (...values: (string | number)[]) => values.join('\t')

type Group = { id: string; size: number; firstPerson: number }

/** Four of five are KKG of a district, the others MGMP of a regency or city; 15 to 75 members, most of them few. */
function* groupLines(count: number, codes: { districts: string[]; regencies: string[] }, groups: Group[]) {
  const roll = dice(7)
  let people = 0
  for (let i = 0; i < count; i += 1) {
    const size = 15 + Math.floor(60 * roll() ** 2)
    const id = key(1, i)
    groups.push({ id, size, firstPerson: people })
    people += size
    const mgmp = roll() < 0.2
    const places = mgmp ? codes.regencies : codes.districts
    const place = places[Math.floor(roll() * places.length)] ?? ''
    const subject = mgmp ? (subjects[Math.floor(roll() * subjects.length)] ?? '') : SLASH_N
    const name = mgmp ? `MGMP ${subject} nomor ${i}` : `KKG Gugus nomor ${i}`
    yield row(id, `sintetis-${i}`, mgmp ? 'mgmp' : 'kkg', name, subject, place, 'Asia/Jakarta')
  }
}

/** As many names as there are people, none in the order of the keys. */
const nameOf = (number: number) => `Guru ${Math.imul(number, 0x9e3779b1) >>> 0}`

function* personLines(groups: Group[]) {
  for (const group of groups)
    for (let i = 0; i < group.size; i += 1)
      yield row(key(2, group.firstPerson + i), nameOf(group.firstPerson + i))
}

function* memberLines(groups: Group[]) {
  for (const group of groups)
    for (let i = 0; i < group.size; i += 1)
      yield row(key(3, group.firstPerson + i), group.id, key(2, group.firstPerson + i), `${FIRST_YEAR}-07-01`)
}

function* officerLines(groups: Group[]) {
  for (const [i, group] of groups.entries())
    yield row(key(4, i), group.id, key(2, group.firstPerson), 'Ketua', '1/SK', `${FIRST_YEAR}-07-01`)
}

const masks = [1, 3, 7, 15, 31, 19, 23]
const two = (number: number) => String(number).padStart(2, '0')

/** Group after group, each through all its years; the marks are those that the application would leave. */
function* activityLines(count: number, groups: Group[]) {
  const roll = dice(11)
  let number = 0
  for (const [i, group] of groups.entries()) {
    const until = Math.floor((count * (i + 1)) / groups.length)
    for (; number < until; number += 1) {
      const month = Math.floor(roll() * 12 * YEARS)
      const year = FIRST_YEAR + Math.floor((month + 6) / 12)
      const date = `${year}-${two(((month + 6) % 12) + 1)}`
      const day = `${date}-${two(1 + Math.floor(roll() * 28))}`
      // Most talk about problems; every sixth activity supports another objective too.
      const main = objectiveCodes[Math.min(6, Math.floor(roll() * 8))] ?? 'D'
      const other = objectiveCodes[Math.floor(roll() * 7)] ?? 'A'
      const mask = masks[Math.floor(roll() * masks.length)] ?? 1
      const held = mask > 1
      const support = roll() < 0.16 && other !== main ? `{${other}}` : '{}'
      const state = mask & 4 ? 'approved' : held ? 'held' : 'scheduled'
      yield row(
        ...[
          key(5, number),
          group.id,
          'meeting',
          `Pertemuan nomor ${number}`,
          'inti_rutin',
          'programme',
          main,
        ],
        ...[
          support,
          state,
          `${day} 01:00+00`,
          `${day} 04:00+00`,
          4,
          key(2, group.firstPerson),
          `${day} 00:00+00`,
        ],
        ...[mask, `${date}-01`, main, held ? support : '{}', held ? 4 : 0],
        held ? Math.ceil(group.size * (0.3 + 0.6 * roll())) : 0,
      )
    }
  }
}

/** Indexes made at once behind all rows cost a fraction of what they cost row by row. Those of constraints stay. */
async function withoutIndexes(client: pg.Client, table: string, work: () => Promise<unknown>) {
  const { rows } = await client.query(
    `select indexrelid::regclass::text as name, pg_get_indexdef(indexrelid) as text from pg_index
     where indrelid = $1::regclass and not exists (select 1 from pg_constraint where conindid = indexrelid)`,
    [table],
  )
  for (const { name } of rows) await client.query(`drop index ${name}`)
  await work()
  for (const { text } of rows) await client.query(text)
}

/**
 * Fills a database that has regions and no groups with a synthetic nation: groups, members, and activities with the
 * marks of their stages, by COPY; then the counters and the sums of the regions. Attendance lists are not made.
 */
export async function makeNation(url: string, size: { activities: number; groups: number }): Promise<object> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  const took: Record<string, number> = {}
  const step = async (name: string, work: () => Promise<unknown>) => {
    const began = performance.now()
    await work()
    took[name] = Math.round((performance.now() - began) / 100) / 10
    console.error(`${name}: ${took[name]} s`)
  }
  const codes = async (level: number) =>
    (await client.query('select code from region where level = $1 order by code', [level])).rows.map(
      (one: { code: string }) => one.code,
    )
  const found = { districts: await codes(3), regencies: await codes(2) }
  const groups: Group[] = []
  // The rows are what they would be: neither checked again one by one nor followed by triggers.
  await client.query(
    "set session_replication_role = replica; set maintenance_work_mem = '512MB'; set work_mem = '256MB'",
  )
  await step('groups', () =>
    copyInto(
      client,
      '"group" (id, slug, kind, name, subject, region_code, zone)',
      groupLines(size.groups, found, groups),
    ),
  )
  await step('people', () => copyInto(client, 'person (id, name)', personLines(groups)))
  await step('members', async () => {
    await copyInto(client, 'membership (id, group_id, person_id, started_on)', memberLines(groups))
    await copyInto(
      client,
      'officer_term (id, group_id, person_id, title, decree_number, started_on)',
      officerLines(groups),
    )
  })
  const columns = `id, group_id, kind, title, category, origin, objective, supporting, state, starts_at, ends_at, jp,
    created_by_id, created_at, counted_stages, counted_month, counted_main, counted_support, counted_jp, counted_people`
  await step('activities', () =>
    withoutIndexes(client, 'activity', () =>
      copyInto(client, `activity (${columns})`, activityLines(size.activities, groups)),
    ),
  )
  await step('counters', () =>
    client.query('insert into coverage_counter select * from coverage_counter_recount'),
  )
  await step('regions', () => client.query('select coverage_rebuild()'))
  await step('vacuum', () => client.query('vacuum analyze'))
  await client.end()
  const people = groups.reduce((sum, one) => sum + one.size, 0)
  return { ...size, people, seconds: took }
}
