import { RRuleTemporal } from 'rrule-temporal'
import { Temporal } from 'temporal-polyfill'
import { type Clocked, clockFault } from '../rules'

export const repeats = ['once', 'weekly', 'monthlyDate', 'monthlyWeekday', 'monthlyLast'] as const
export type Repeat = (typeof repeats)[number]
/** So many meetings at most come out of one rule. */
export const MAX_MEETINGS = 60

const WEEKDAYS = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU']
const dateOf = (text: string) => Temporal.PlainDate.from(text)
const basic = (date: string) => date.replaceAll('-', '')

/** The date some days later. */
export function plusDays(date: string, days: number): string {
  return dateOf(date).add({ days }).toString()
}

/** How many days lie between two dates. */
export function daysBetween(from: string, to: string): number {
  return dateOf(from).until(dateOf(to)).days
}

/** `3SA` of the third Saturday of a month, `-1SA` when counted from its end; what a rule calls the day. */
export function weekdayOf(date: string, last = false): string {
  const { day, dayOfWeek } = dateOf(date)
  return `${last ? -1 : Math.ceil(day / 7)}${WEEKDAYS[dayOfWeek - 1]}`
}

/** True when no later day of the month has the same weekday. */
export function isLastOfMonth(date: string): boolean {
  const { day, daysInMonth } = dateOf(date)
  return day + 7 > daysInMonth
}

type Wish = { repeat: Repeat; every: number; until: string | null; count: number | null }

/** The rule of RFC 5545 for what a form says; its first date names the day of the month or the weekday. */
export function ruleOf({ repeat, every, until, count }: Wish, first: string): string {
  if (repeat === 'once') return 'FREQ=DAILY;COUNT=1'
  const end = until ? `;UNTIL=${basic(until)}` : `;COUNT=${count ?? 1}`
  if (repeat === 'weekly') return `FREQ=WEEKLY;INTERVAL=${every}${end}`
  const day =
    repeat === 'monthlyDate'
      ? `BYMONTHDAY=${dateOf(first).day}`
      : `BYDAY=${weekdayOf(first, repeat === 'monthlyLast')}`
  return `FREQ=MONTHLY;INTERVAL=${every};${day}${end}`
}

/** The dates of a rule from its first one on, at most `most`. A month without the day is passed over, as RFC 5545 has it. */
export function datesOf(rule: string, first: string, most: number): string[] {
  const rruleString = `DTSTART;VALUE=DATE:${basic(first)}\nRRULE:${rule}`
  const found = new RRuleTemporal({ rruleString }).all((_, i) => i < most)
  return found.map((at) => at.toPlainDate().toString())
}

/** The months (`2027-02`) that a monthly rule passes over, because they lack its day. */
export function skippedMonths(rule: string, dates: string[]): string[] {
  const every = Number(rule.match(/^FREQ=MONTHLY;INTERVAL=(\d+)/)?.[1] ?? 0)
  const [first, last] = [dates[0], dates.at(-1)]
  if (!every || !first || !last) return []
  const met = new Set(dates.map((date) => date.slice(0, 7)))
  const skipped: string[] = []
  for (
    let month = dateOf(first).toPlainYearMonth();
    month.toString() < last.slice(0, 7);
    month = month.add({ months: every })
  )
    if (!met.has(month.toString())) skipped.push(month.toString())
  return skipped
}

export type Row = Clocked & { mode: 'in' | 'on' }

/** The rows of a package as meetings: days of one form that follow each other belong together. */
export function runsOf(rows: Row[]): { mode: Row['mode']; days: Clocked[]; name: string }[] {
  const runs: { mode: Row['mode']; days: Clocked[]; name: string }[] = []
  for (const { mode, ...day } of rows) {
    const last = runs.at(-1)
    if (last?.mode === mode) last.days.push(day)
    else {
      const number = runs.filter((run) => run.mode === mode).length + 1
      runs.push({ mode, days: [day], name: `${mode === 'in' ? 'In' : 'On'} ${number}` })
    }
  }
  return runs
}

/** The same rows, begun on another date. */
export function rowsFrom<T extends Clocked>(rows: T[], date: string): T[] {
  const first = rows[0]?.date ?? date
  return rows.map((row) => ({ ...row, date: plusDays(date, daysBetween(first, row.date)) }))
}

const clocks = (was: Clocked, is: Clocked, own: Clocked) => {
  const from = own.from === was.from ? is.from : own.from
  const sameEnd = own.to === was.to && own.nextDay === was.nextDay
  const { to, nextDay } = sameEnd ? is : own
  return clockFault({ from, to, nextDay })
    ? { from: is.from, to: is.to, nextDay: is.nextDay }
    : { from, to, nextDay }
}

/**
 * The days of another meeting of a series after one of it was moved: dates move by as many days,
 * clock times follow unless they had been changed for that meeting alone.
 */
export function movedWith(was: Clocked[], is: Clocked[], own: Clocked[]): Clocked[] {
  const [wasFirst, isFirst, ownFirst] = [was[0], is[0], own[0]]
  if (!wasFirst || !isFirst || !ownFirst || JSON.stringify(was) === JSON.stringify(is)) return own
  const shift = daysBetween(wasFirst.date, isFirst.date)
  if (own.length !== was.length) return own.map((day) => ({ ...day, date: plusDays(day.date, shift) }))
  if (is.length !== was.length) return rowsFrom(is, plusDays(ownFirst.date, shift))
  return own.map((day, i) => {
    const [before, after] = [was[i] ?? day, is[i] ?? day]
    const date = plusDays(day.date, daysBetween(before.date, after.date))
    return { date, ...clocks(before, after, day) }
  })
}
