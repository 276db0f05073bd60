import { invalidField } from '../../core/errors'
import { dateIn, dateValue } from '../../core/time'
import type { Figures, Measure } from './schema'

/** Below this number a difference may well be chance. */
export const FEW_PUPILS = 30
/** From so many points on, a change is asked back: it is seldom true and often a slip of the finger. */
const JUMP = 40

/**
 * How far a class came: the difference, and the normalised gain, the share of what was still to be gained:
 * (after − before) / (100 − before), after R. R. Hake, “Interactive-engagement versus traditional methods”,
 * American Journal of Physics 66 (1998), 64–74. Negative where the class fell back, undefined where it began at 100.
 */
export function progressOf(before: number, after: number) {
  const difference = Math.round((after - before) * 100) / 100
  return { difference, gain: before < 100 ? difference / (100 - before) : null }
}

/** Half of the last digit that was typed; a cut-off second digit is let pass. */
function slack(value: number): number {
  const digits = String(value).split('.')[1]?.length ?? 0
  return digits ? 10 ** -digits : 0.5
}

/** The shares of a class just below and above, when no whole number of its pupils makes this one; null when one does. */
export function nearestShares(pupils: number, share: number) {
  const exact = (share * pupils) / 100
  const of = (count: number) => ({ count, share: Math.round((count / pupils) * 10_000) / 100 })
  if (Math.abs(of(Math.round(exact)).share - share) <= slack(share)) return null
  return { low: of(Math.floor(exact)), high: of(Math.ceil(exact)) }
}

function assertWhole(field: 'before' | 'after', { pupils, measure, [field]: share }: Figures) {
  const near = measure === 'share' && nearestShares(pupils, share)
  if (!near) return
  const values = {
    pupils,
    low: near.low.share,
    lowCount: near.low.count,
    high: near.high.share,
    highCount: near.high.count,
  }
  throw invalidField(`figures.${field}`, 'shareNotWhole', values)
}

/** Throws invalid where figures cannot be true; a sudden jump is asked back once, and let pass when it was meant. */
export function assertPlausible(figures: Figures, now: Date): void {
  // The easternmost zone has the latest date.
  if (figures.afterOn > dateValue(dateIn('Asia/Jayapura', now)))
    throw invalidField('figures.afterOn', 'dateAhead')
  assertWhole('before', figures)
  assertWhole('after', figures)
  const { difference } = progressOf(figures.before, figures.after)
  if (Math.abs(difference) >= JUMP && figures.sure !== 'yes')
    throw invalidField('figures.sure', difference > 0 ? 'jumpUp' : 'jumpDown', {
      points: Math.abs(difference),
    })
}

/** What a page shows of class figures. */
export const resultRow = {
  measure: true,
  pupils: true,
  instrument: true,
  before: true,
  after: true,
  beforeOn: true,
  afterOn: true,
} as const

type Row = {
  measure: Measure
  pupils: number
  instrument: string
  before: unknown
  after: unknown
  beforeOn: Date | null
  afterOn: Date | null
}

export type Reading = ReturnType<typeof readingOf>

/** Class figures as they are read: plain numbers, with what they are worth. */
export function readingOf({ before, after, ...row }: Row) {
  const figures = { before: Number(before), after: Number(after) }
  return {
    ...row,
    ...figures,
    ...progressOf(figures.before, figures.after),
    few: row.pupils < FEW_PUPILS,
  }
}
