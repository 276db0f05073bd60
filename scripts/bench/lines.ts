import { objectiveCodes } from '../../lib/objectives/schema'

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

export type Group = { id: string; size: number; firstPerson: number }
/** A held activity whose attendance list is made. */
export type Listed = { id: string; group: Group; day: string; people: number }

export const columns = {
  groups: '"group" (id, slug, kind, name, subject, region_code, zone)',
  people: 'person (id, name)',
  members: 'membership (id, group_id, person_id, started_on)',
  officers: 'officer_term (id, group_id, person_id, title, decree_number, started_on)',
  activities: `activity (id, group_id, kind, title, category, origin, objective, supporting, state, starts_at, ends_at, jp,
    created_by_id, created_at, counted_stages, counted_month, counted_main, counted_support, counted_jp, counted_people)`,
  days: 'activity_day (id, group_id, activity_id, starts_at, ends_at)',
  attendance:
    'attendance (id, group_id, activity_id, day_id, person_id, status, recorded_at, recorded_by_id)',
}

/** Four of five are KKG of a district, the others MGMP of a regency or city; 15 to 75 members, most of them few. */
export function* groupLines(
  count: number,
  codes: { districts: string[]; regencies: string[] },
  groups: Group[],
) {
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

export function* personLines(count: number) {
  for (let i = 0; i < count; i += 1) yield row(key(2, i), nameOf(i))
}

export function* memberLines(groups: Group[]) {
  for (const group of groups)
    for (let i = 0; i < group.size; i += 1)
      yield row(key(3, group.firstPerson + i), group.id, key(2, group.firstPerson + i), `${FIRST_YEAR}-07-01`)
}

export function* officerLines(groups: Group[]) {
  for (const [i, group] of groups.entries())
    yield row(key(4, i), group.id, key(2, group.firstPerson), 'Ketua', '1/SK', `${FIRST_YEAR}-07-01`)
}

const masks = [1, 3, 7, 15, 31, 19, 23]
const two = (number: number) => String(number).padStart(2, '0')
/** One of so many held activities has its attendance list, beside all of the groups that are measured. */
const LISTED = 50

type Part = { groups: Group[]; measured: Set<string>; from: number; to: number }

/**
 * The activities of some of the groups, group after group, each through all its years; the marks are those that the
 * application would leave. Those with an attendance list are put into `listed`.
 */
export function* activityLines(count: number, { groups, measured, from, to }: Part, listed: Listed[]) {
  let number = Math.floor((count * from) / groups.length)
  for (let i = from; i < to; i += 1) {
    const group = groups[i]
    if (!group) return
    // Each group has numbers of its own, whoever makes its lines.
    const roll = dice(11 + i * 7919)
    const every = measured.has(group.id)
    const by = key(2, group.firstPerson)
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
      const people = held ? Math.ceil(group.size * (0.3 + 0.6 * roll())) : 0
      const id = key(5, number)
      if (held && (every || number % LISTED === 0)) listed.push({ id, group, day, people })
      // One text: ten million arrays of twenty values would cost more than all else here.
      yield `${id}\t${group.id}\tmeeting\tPertemuan nomor ${number}\tinti_rutin\tprogramme\t${main}\t${support}\t${state}\t${day} 01:00+00\t${day} 04:00+00\t4\t${by}\t${day} 00:00+00\t${mask}\t${date}-01\t${main}\t${held ? support : '{}'}\t${held ? 4 : 0}\t${people}`
    }
  }
}

export function* dayLines(listed: Listed[]) {
  for (const [i, { id, group, day }] of listed.entries())
    yield row(key(6, i), group.id, id, `${day} 01:00+00`, `${day} 04:00+00`)
}

/** As many of the members present as the activity counts, others each time. */
export function* attendanceLines(listed: Listed[]) {
  let number = 0
  for (const [i, { id, group, day, people }] of listed.entries()) {
    const by = key(2, group.firstPerson)
    const first = (i * 7919) % group.size
    for (let j = 0; j < people; j += 1) {
      const person = key(2, group.firstPerson + ((first + j) % group.size))
      yield `${key(7, number)}\t${group.id}\t${id}\t${key(6, i)}\t${person}\thadir\t${day} 05:00+00\t${by}`
      number += 1
    }
  }
}
