import { z } from 'zod'
import { id, line, oneOf, optional, prose, whole } from '../../core/input'
import { mainNotSupporting } from '../../objectives/schema'
import { firstOverlap } from '../rules'
import {
  clocked,
  date,
  hasVenue,
  MAX_DAYS,
  main,
  modes,
  plan,
  refuseClocks,
  rowsOf,
  topics,
  venue,
} from '../schema'
import { datesOf, isLastOfMonth, MAX_MEETINGS, type Row, repeats, rowsFrom, ruleOf, runsOf } from './rules'

/** From this meeting on, or all of its series; always those that are still to come about. */
export const scopes = ['one', 'following', 'all'] as const

const row = z.object({ ...clocked, mode: oneOf(modes) }).superRefine(refuseClocks)
const start = (one: Row) => `${one.date} ${one.from}`

type Rule = { rows: Row[]; repeat: (typeof repeats)[number]; every: number } & Ends
type Ends = { until: string | null; count: number | null }
type Told = { path: (string | number)[]; message: string }

function* faults(rule: Rule): Generator<Told> {
  const { rows, repeat, until, count } = rule
  const first = rows[0]?.date
  if (!first) return
  const clash = firstOverlap(rows)
  if (clash !== null) yield { path: ['rows', clash, 'from'], message: 'daysOverlap' }
  if (repeat !== 'once') {
    if (!until && !count) return yield { path: ['count'], message: 'untilOrCount' }
    if (until && count) return yield { path: ['until'], message: 'untilAndCount' }
  }
  if (repeat !== 'once' && until && until < first)
    return yield { path: ['until'], message: 'untilBeforeFirst' }
  if (repeat === 'monthlyLast' && !isLastOfMonth(first))
    return yield { path: ['rows', 0, 'date'], message: 'notLastWeekday' }
  const dates = datesOf(ruleOf(rule, first), first, MAX_MEETINGS + 1)
  if (dates.length * runsOf(rows).length > MAX_MEETINGS)
    return yield { path: [until ? 'until' : 'count'], message: 'tooManyMeetings' }
  const all = dates.flatMap((one) => rowsFrom(rows, one))
  const within = dates.some((one, i) => one <= (rowsFrom(rows, dates[i - 1] ?? one).at(-1)?.date ?? '') && i)
  if (clash === null && (within || firstOverlap(all) !== null))
    yield { path: ['every'], message: 'packagesOverlap' }
}

/** When the meetings of a series are: the days of the first package, and how they come again. */
export const ruleInput = z
  .object({
    rows: z
      .array(row)
      .min(1, 'date')
      .max(MAX_DAYS, 'tooLarge')
      .transform((rows) => rows.toSorted((a, b) => (start(a) < start(b) ? -1 : 1))),
    repeat: oneOf(repeats),
    every: whole(1, 12),
    until: optional(date),
    count: optional(whole(1, MAX_MEETINGS)),
  })
  // Only a rule whose every field is right can be reckoned with.
  .transform((rule) => rule)
  .superRefine((rule, context) => {
    for (const fault of faults(rule)) context.addIssue({ code: 'custom', ...fault })
  })

type Sent = Record<string, string | string[]>

/** The rule as the fields of a form or an address have it. */
export function ruleSent(values: Sent) {
  const rows = rowsOf(values, 'rows', MAX_DAYS).map((one, i) => ({
    ...one,
    mode: values[`rows.${i}.mode`] ?? 'in',
  }))
  const { repeat = 'weekly', every = '1', until = '', count = '' } = values
  return { rows, repeat, every, until, count }
}

const { days: _days, mode: _mode, letterNumber: _number, letterOn: _on, ...words } = plan

export const seriesInput = z
  .object({
    groupId: id,
    itemId: optional(id),
    ...words,
    ...topics,
    rule: ruleInput,
    dates: z.preprocess(
      (value) => (value === undefined || value === '' ? [] : [value].flat()),
      z.array(date).min(1, 'chooseDates').max(MAX_MEETINGS, 'tooLarge'),
    ),
  })
  .refine(mainNotSupporting, main)
  .refine(({ rule, place, link }) => {
    const mode = rule.rows.every((one) => one.mode === 'on') ? 'on' : 'in'
    return hasVenue({ mode, place, link })
  }, venue)

export const changeSeriesInput = z
  .object({
    activityId: id,
    version: whole(1, 1_000_000),
    reason: line(400),
    scope: oneOf(scopes),
    ...plan,
  })
  .refine(mainNotSupporting, main)
  .refine(hasVenue, venue)

export const cancelSeriesInput = z.object({ activityId: id, scope: oneOf(scopes), reason: prose(1000, 3) })
