import type { ActivityState } from '../rules'
import { MAX_MINUTES } from './schema'

const MINUTE = 60_000
type Day = { startsAt: Date; endsAt: Date }

/** Items can be added, changed and moved until the minutes are approved. */
export const agendaOpen = (state: ActivityState) =>
  ['draft', 'scheduled', 'postponed', 'held', 'locked'].includes(state)

/** Until then problems come to the agenda and items can be taken off; afterwards an item is marked as not reached. */
export const beforeHeld = (state: ActivityState) => ['draft', 'scheduled', 'postponed'].includes(state)

/** A line of the quick form: its minutes stand at its end, with their unit or in brackets. A bare number is part of the title. */
export function lineOf(text: string): { title: string; minutes: number | null } {
  const [, title, bracket, unit] =
    text.match(
      /^(.*\S)\s*(?:\(\s*(\d{1,3})\s*(?:menit|mnt|min|minutes|['’′])?\s*\)|[\s,:–-](\d{1,3})\s*(?:menit|mnt|min|minutes|['’′]))$/i,
    ) ?? []
  const minutes = Number(bracket ?? unit)
  if (!title || !(minutes >= 1 && minutes <= MAX_MINUTES)) return { title: text, minutes: null }
  return { title: title.replace(/[\s,:–-]+$/, ''), minutes }
}

/** The lines of the quick form; empty ones stay out. */
export function linesOf(text: string) {
  const lines = text.split('\n').map((one) => one.trim())
  return lines.filter(Boolean).map(lineOf)
}

/** Minutes that the days of a meeting have. */
export const roomOf = (days: Day[]) =>
  days.reduce((sum, day) => sum + (day.endsAt.getTime() - day.startsAt.getTime()) / MINUTE, 0)

/** The moment so many minutes of meeting after its first start: nights between its days do not count. */
function momentAt(days: Day[], minutes: number, ending: boolean): Date | null {
  let left = minutes
  for (const [i, day] of days.entries()) {
    const room = roomOf([day])
    const within = ending ? left <= room : left < room
    if (within || i === days.length - 1) return new Date(day.startsAt.getTime() + left * MINUTE)
    left -= room
  }
  return null
}

type Item = { minutes: number | null }
export type Timed<T> = T & { from: Date | null; to: Date | null; rest: boolean }

/**
 * When each item is, from the start of the first day on. One item without minutes takes what is left (`rest`);
 * behind the first of several such items no time is known. Without any minutes or days there are no times.
 */
export function timesOf<T extends Item>(items: T[], days: Day[]): Timed<T>[] {
  const open = items.filter((item) => item.minutes === null).length
  const spare = roomOf(days) - spentOn(items)
  const takesRest = open === 1 && open < items.length && spare > 0
  let at: number | null = open < items.length && days.length ? 0 : null
  return items.map((item) => {
    const rest = takesRest && item.minutes === null
    const minutes = rest ? spare : item.minutes
    const from = at
    at = at === null || minutes === null ? null : at + minutes
    return {
      ...item,
      rest,
      from: from === null ? null : momentAt(days, from, false),
      to: at === null ? null : momentAt(days, at, true),
    }
  })
}

type AboutProblem = { problemId: string | null; problem: { visibility: string } | null }

/** True for an item whose words are those of a problem for officers, or of one that is not there for who asks. */
export function isHidden({ problemId, problem }: AboutProblem): boolean {
  return problemId !== null && problem?.visibility !== 'group'
}

/** Minutes that the items ask for. */
export const spentOn = (items: Item[]) => items.reduce((sum, item) => sum + (item.minutes ?? 0), 0)

const meeting = { select: { id: true, title: true, startsAt: true } } as const
/** What is read of an item wherever an agenda is shown. */
export const agendaRow = {
  id: true,
  title: true,
  minutes: true,
  outcome: true,
  problemId: true,
  ownerName: true,
  owner: { select: { name: true } },
  carriedFrom: { select: { activity: meeting } },
  carriedTo: { select: { activity: meeting } },
} as const
