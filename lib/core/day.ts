import { z } from 'zod'
import { AppError, invalidField } from './errors'
import { dateValue, isDate } from './time'

/** A calendar date typed by a person, as the database keeps it; no records are older than the republic. */
export const day = z
  .string('date')
  .refine(isDate, { message: 'date', abort: true })
  .refine((text) => text >= '1945-01-01' && text <= '2200-12-31', 'dateFar')
  .transform(dateValue)

/** First and last day, both counted; no last day means that it runs on. */
export type Period = { startedOn: Date; endedOn: Date | null }

/** True when a period holds this day. */
export function covers({ startedOn, endedOn }: Period, on: Date): boolean {
  return startedOn <= on && (endedOn === null || endedOn >= on)
}

/** True when two periods share a day. */
export function overlap(one: Period, other: Period): boolean {
  return (
    (other.endedOn === null || one.startedOn <= other.endedOn) &&
    (one.endedOn === null || other.startedOn <= one.endedOn)
  )
}

/** For a schema's refine: the last day is the first one or later. */
export function inOrder({ startedOn, endedOn }: Period): boolean {
  return endedOn === null || endedOn >= startedOn
}

/** What `inOrder` complains about, beside the last day. */
export const outOfOrder = { path: ['endedOn'], message: 'lastBeforeFirst' }

/** Records that run on a day, as a filter. */
export function running(on: Date) {
  return { startedOn: { lte: on }, OR: [{ endedOn: null }, { endedOn: { gte: on } }] }
}

/** Records that run on a day or will begin later, as a filter. */
export function runningOrComing(on: Date) {
  return { OR: [{ endedOn: null }, { endedOn: { gte: on } }] }
}

/** The day after a day. */
export function dayAfter(on: Date): Date {
  return new Date(on.getTime() + 86_400_000)
}

/** The day before a day. */
export function dayBefore(on: Date): Date {
  return new Date(on.getTime() - 86_400_000)
}

/** The later of two days. */
export function later(one: Date, other: Date): Date {
  return new Date(Math.max(one.getTime(), other.getTime()))
}

/** A stored date as a form shows it: `2026-08-13`. */
export function typedDay(on: Date): string {
  return on.toISOString().slice(0, 10)
}

/** Throws unless something that runs, or is still to come, can end on this day. */
export function assertCanEnd(period: Period, endedOn: Date, today: Date): void {
  const last = period.endedOn
  if (last && last < today) throw new AppError('conflict', { key: 'endedAlready' })
  if (endedOn < period.startedOn) throw invalidField('endedOn', 'lastBeforeFirst')
  if (last && endedOn > last) throw invalidField('endedOn', 'endsEarlier')
}
