import { isHidden, timesOf } from '../../activities/agenda/rules'
import { clockRange, dateIn, dateValue, longDate, shortDate } from '../../core/time'
import type { Gathered } from './queries'
import type { AgendaLine, Fact, Head, Signer } from './schema'

const LOCALE = 'id'
/** An agenda longer than this goes on a sheet of its own. */
const LONG_AGENDA = 10

const title = (text: string) => text.trim().toLowerCase()

/** Name of the running office that a title says; the head of a section is not the head of the group. */
function holder(terms: Gathered['group']['officerTerms'], office: string): Signer {
  const whole = terms.filter((term) => !term.section)
  const found =
    whole.find((term) => title(term.title) === office) ??
    whole.find((term) => title(term.title).startsWith(`${office} `)) ??
    terms.find((term) => title(term.title).startsWith(office))
  return {
    role: found?.title ?? office.charAt(0).toUpperCase() + office.slice(1),
    name: found?.person.name ?? '',
  }
}

/** The head of the group signs; where two sign, the secretary stands on the left. */
export function signersOf({ group }: Gathered, both: boolean): Signer[] {
  const head = holder(group.officerTerms, 'ketua')
  return both ? [holder(group.officerTerms, 'sekretaris'), head] : [head]
}

type HeadGroup = Pick<Gathered['group'], 'name' | 'decreeNumber' | 'region'> & {
  letterhead: { above: string; address: string; place: string; logoId: string | null } | null
}

function regionLine({ region }: HeadGroup) {
  const first = region.level === 3 ? `Kecamatan ${region.name}` : region.name
  const above = [region.parent?.name, region.parent?.parent?.name]
  return [first, ...above].filter(Boolean).join(', ')
}

/** The head of each paper of a group, with or without a letterhead of its own. */
export function headOf({ group }: { group: HeadGroup }): Head {
  const own = group.letterhead
  const decree = group.decreeNumber ? `SK ${group.decreeNumber}` : ''
  return {
    above: (own?.above ?? '')
      .split('\n')
      .map((one) => one.trim())
      .filter(Boolean),
    name: group.name,
    lines: [[regionLine(group), decree].filter(Boolean).join(' · '), own?.address ?? ''].filter(Boolean),
    logo: own?.logoId ?? '',
  }
}

/** `Selong, 13 Agustus 2026` */
export function writtenOf({ group }: { group: HeadGroup }, on: Date): string {
  const place = group.letterhead?.place || group.region.name.replace(/^(Kabupaten|Kota)( Administrasi)? /, '')
  return `${place}, ${dayWords(on)}`
}

/** When an activity takes place: a line for each day, with the zone. */
export function whenFacts({ days, group }: Pick<Gathered, 'days' | 'group'>): Fact[] {
  const { zone } = group
  const [first] = days
  if (!first) return [{ label: 'Hari, tanggal', value: ['belum ditentukan'] }]
  const date = (at: Date) => longDate(LOCALE, zone, at)
  const clock = (day: typeof first) => clockRange(LOCALE, zone, day.startsAt, day.endsAt)
  if (days.length > 1)
    return [{ label: 'Hari, tanggal', value: days.map((day) => `${date(day.startsAt)}, ${clock(day)}`) }]
  return [
    { label: 'Hari, tanggal', value: [date(first.startsAt)] },
    { label: 'Waktu', value: [clock(first)] },
  ]
}

/** Where it takes place: practice in one's own class has no venue. */
export function whereFacts({ mode, place, link }: Gathered): Fact[] {
  const where = mode === 'on' ? 'kelas masing-masing (On)' : place || 'daring'
  const facts = [{ label: 'Tempat', value: [where] }]
  return link ? [...facts, { label: 'Tautan', value: [link] }] : facts
}

const said = { pending: '', discussed: 'dibahas', notReached: 'belum sempat dibahas' } as const

/** The agenda as the group may read it: words of a problem for officers stay out, also for officers. */
export function agendaOf({ agenda, days, group }: Gathered, outcomes: boolean): AgendaLine[] {
  return timesOf(agenda, days).map((item) => ({
    title: isHidden(item) ? 'Masalah pembelajaran anggota' : item.title,
    minutes: [
      item.from && days.length > 1 ? shortDate(LOCALE, group.zone, item.from) : '',
      item.from && item.to ? clockRange(LOCALE, group.zone, item.from, item.to) : '',
      item.minutes ? `${item.minutes} menit` : '',
      item.owner?.name ?? item.ownerName,
    ]
      .filter(Boolean)
      .join(', '),
    outcome: outcomes ? said[item.outcome] : '',
  }))
}

/** `1 lembar` when the agenda needs a sheet of its own. */
export function attachmentOf(agenda: AgendaLine[]): string {
  const length = agenda.reduce((sum, one) => sum + Math.ceil(one.title.length / 80), 0)
  return length > LONG_AGENDA ? 'Susunan acara' : '-'
}

/** `13 Agustus 2026` of a stored date; a dash where there is none. */
export function dayWords(on: Date | null): string {
  return on ? longDate(LOCALE, 'UTC', on).replace(/^\p{L}+, /u, '') : '–'
}

/** Says that approved minutes were corrected, how often and when last; nothing when they were not. */
export function correctedFacts({ minutes, group }: Pick<Gathered, 'minutes' | 'group'>): Fact[] {
  const all = minutes?.corrections ?? []
  const last = all.at(-1)
  if (!last) return []
  const on = dayWords(dateValue(dateIn(group.zone, last.at)))
  const often = all.length > 1 ? `dikoreksi ${all.length} kali, terakhir ${on}` : `dikoreksi ${on}`
  return [{ label: 'Notulen', value: [often] }]
}

/** Today in the group's zone, as the database keeps a date. */
export function writtenOn(zone: string, now: Date): Date {
  return dateValue(dateIn(zone, now))
}
