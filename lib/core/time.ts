import { Temporal } from 'temporal-polyfill'

/** The three zones of Indonesia and the name that is printed with each time. */
export const ZONES = { 'Asia/Jakarta': 'WIB', 'Asia/Makassar': 'WITA', 'Asia/Jayapura': 'WIT' } as const
export type Zone = keyof typeof ZONES
export const zoneNames = Object.keys(ZONES) as [Zone, ...Zone[]]

/** `WIB`, `WITA` or `WIT`; any other zone by its own name. */
export function zoneLabel(zone: string): string {
  return (ZONES as Record<string, string>)[zone] ?? zone
}

function zoned(at: Date, zone: string) {
  return Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(zone)
}

const HOUR = 3_600_000
/** Hours ahead of UTC since 1970; none of the three ever changed its clocks after that. */
const AHEAD: Record<string, number> = { 'Asia/Jakarta': 7, 'Asia/Makassar': 8, 'Asia/Jayapura': 9 }
const FAR = Date.UTC(9999, 0)

/** Calendar date (`2026-08-13`) of an instant in a zone. */
export function dateIn(zone: string, at: Date): string {
  const ahead = AHEAD[zone]
  const time = at.getTime()
  // Asked for in each row of a report, where a calendar takes a tenth of its time.
  if (ahead && time >= 0 && time < FAR) return new Date(time + ahead * HOUR).toISOString().slice(0, 10)
  return zoned(at, zone).toPlainDate().toString()
}

/** Clock time (`08:00`) of an instant in a zone. */
export function clockIn(zone: string, at: Date): string {
  return zoned(at, zone).toPlainTime().toString({ smallestUnit: 'minute' })
}

/** The instant of a date (`2026-08-13`) and clock time (`08:00`) in a zone. Throws RangeError on an impossible date. */
export function instantOf(zone: string, date: string, clock: string): Date {
  const day = Temporal.PlainDate.from(date, { overflow: 'reject' })
  const at = day.toZonedDateTime({ timeZone: zone, plainTime: Temporal.PlainTime.from(clock) })
  return new Date(at.epochMilliseconds)
}

/** True for a date that exists: `2027-02-29` does not. */
export function isDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false
  try {
    Temporal.PlainDate.from(text, { overflow: 'reject' })
    return true
  } catch {
    return false
  }
}

/** A calendar date as the database keeps it: midnight UTC. */
export function dateValue(text: string): Date {
  return new Date(`${text}T00:00:00Z`)
}

/** First day of the month of an instant in a zone, as the database keeps a date. */
export function monthOf(zone: string, at: Date): Date {
  return dateValue(`${dateIn(zone, at).slice(0, 7)}-01`)
}

/** The westernmost zone, which keeps the last day of a membership whole. */
export const WEST = 'Asia/Jakarta'

/** The day by which memberships and terms are judged. */
export function today(now: Date): Date {
  return dateValue(dateIn(WEST, now))
}

/** School year (named by its first calendar year, July to June) of an instant in a zone. */
export function schoolYearOf(zone: string, at: Date): number {
  const { year, month } = zoned(at, zone)
  return month >= 7 ? year : year - 1
}

/** `Kamis, 13 Agustus 2026` */
export function longDate(locale: string, zone: string, at: Date): string {
  return printed(locale, 'full', dateIn(zone, at))
}

/** `13 Agu 2026` */
export function shortDate(locale: string, zone: string, at: Date): string {
  return printed(locale, 'medium', dateIn(zone, at))
}

/** `Agustus 2026` of `2026-08` */
export function monthName(locale: string, month: string): string {
  return printed(locale, 'month', `${month}-01`)
}

/** `Agu 2026` of `2026-08`, where there is little room. */
export function shortMonth(locale: string, month: string): string {
  return printed(locale, 'little', `${month}-01`)
}

/** `08.00–13.00 WITA`; an end on another day is printed with its date. */
export function clockRange(locale: string, zone: string, from: Date, to: Date): string {
  const print = (at: Date) => clockIn(zone, at).replace(':', '.')
  const sameDay = dateIn(zone, from) === dateIn(zone, to)
  const end = sameDay ? print(to) : `${print(to)} (${shortDate(locale, zone, to)})`
  // The zone never stands alone on a line.
  return `${print(from)}–${end}\u00a0${zoneLabel(zone)}`
}

/** `Kamis, 13 Agustus 2026, 08.00–13.00 WITA`; over midnight `31 Des 2026 20.00 – 1 Jan 2027 01.00 WITA`. */
export function whenRange(locale: string, zone: string, from: Date, to: Date): string {
  if (dateIn(zone, from) === dateIn(zone, to))
    return `${longDate(locale, zone, from)}, ${clockRange(locale, zone, from, to)}`
  const print = (at: Date) => `${shortDate(locale, zone, at)} ${clockIn(zone, at).replace(':', '.')}`
  return `${print(from)} – ${print(to)}\u00a0${zoneLabel(zone)}`
}

const words = {
  full: { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' },
  medium: { dateStyle: 'medium' },
  month: { month: 'long', year: 'numeric' },
  little: { month: 'short', year: 'numeric' },
} as const
const printers = new Map<string, Intl.DateTimeFormat>()

/** Making one takes longer than printing a hundred dates with it, and there are a dozen in all. */
function printer(locale: string, form: keyof typeof words) {
  const key = `${locale} ${form}`
  const known = printers.get(key)
  if (known) return known
  // As the language is written in Indonesia; one whose dates nobody has laid down prints Indonesian ones.
  const made = new Intl.DateTimeFormat([`${locale}-ID`, 'id-ID'], { ...words[form], timeZone: 'UTC' })
  printers.set(key, made)
  return made
}

const MOST = 5_000
const days = new Map<string, string>()

/** A calendar date in words. Lists name the same days again and again. */
function printed(locale: string, form: keyof typeof words, date: string): string {
  const key = `${locale} ${form} ${date}`
  const known = days.get(key)
  if (known) return known
  const made = printer(locale, form).format(dateValue(date))
  if (days.size >= MOST) days.clear()
  days.set(key, made)
  return made
}
