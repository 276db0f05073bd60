import { z } from 'zod'
import { id, line, link, oneOf, optional, prose, whole } from '../core/input'
import { isDate } from '../core/time'
import { mainNotSupporting, objectiveFields } from '../objectives/schema'
import { categories } from '../programme/schema'
import { activitySteps, firstOverlap, needsReason } from './rules'

export const origins = ['problem', 'programme', 'policy'] as const
export const modes = ['in', 'on'] as const
export const statuses = ['present', 'excused', 'sick', 'onDuty', 'absent'] as const
export const outcomes = ['pending', 'discussed', 'notReached'] as const
/** The form offers this many days; a package of more days is several activities. */
export const MAX_DAYS = 8

export const clock = z.string('clock').regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'clock')
export const date = z.string('date').refine(isDate, 'date')

export const day = z
  .object({ date, from: clock, to: clock })
  .refine((value) => value.to > value.from, { path: ['to'], message: 'endBeforeStart' })

const days = z
  .array(day)
  .min(1, 'date')
  .max(MAX_DAYS, 'tooLarge')
  .superRefine((list, context) => {
    const at = firstOverlap(list)
    if (at !== null) context.addIssue({ code: 'custom', path: [at, 'from'], message: 'daysOverlap' })
  })

/** The fields of a meeting beside its group. */
export const plan = {
  title: line(160, 3),
  category: oneOf(categories),
  origin: oneOf(origins),
  ...objectiveFields,
  mode: oneOf(modes),
  days,
  place: line(160),
  link,
  letterNumber: line(80),
  letterOn: optional(date),
  agenda: prose(6000),
  problemIds: z.preprocess(
    (value) => (value === undefined ? [] : [value].flat()),
    z.array(id).max(60, 'tooLarge'),
  ),
}
export const main = { path: ['supporting'], message: 'mainAmongSupporting' }
export const venue = { path: ['place'], message: 'placeOrLink' }
export const hasVenue = (value: { mode: string; place: string; link: string }) =>
  value.mode === 'on' || value.place !== '' || value.link !== ''

type Sent = Record<string, string | string[]>

/** The rows of a form named `name.0.date`, `name.0.from`, …; those left blank behind the last written one stay out. */
export function rowsOf(values: Sent, name: string, most: number) {
  const rows = Array.from({ length: most }, (_, i) => ({
    date: values[`${name}.${i}.date`] ?? '',
    from: values[`${name}.${i}.from`] ?? '',
    to: values[`${name}.${i}.to`] ?? '',
  }))
  const last = rows.findLastIndex((row) => row.date || row.from || row.to)
  return rows.slice(0, Math.max(1, last + 1))
}

/** The fields of a meeting's form with its days as a list. */
export const planOf = (values: Sent) => ({ ...values, days: rowsOf(values, 'days', MAX_DAYS) })

export const scheduleInput = z
  .object({ groupId: id, itemId: optional(id), ...plan })
  .refine(mainNotSupporting, main)
  .refine(hasVenue, venue)

export const changeInput = z
  .object({ activityId: id, version: whole(1, 1_000_000), reason: line(400), ...plan })
  .refine(mainNotSupporting, main)
  .refine(hasVenue, venue)

export const attendanceInput = z.object({
  activityId: id,
  dayId: optional(id),
  rows: z
    .array(
      z.object({
        personId: id,
        status: oneOf(statuses),
        late: z.boolean().default(false),
        /** For those whom nobody marked: a mark that came meanwhile stays. */
        unlessMarked: z.boolean().default(false),
      }),
    )
    .max(1000, 'tooLarge'),
})

export const stepInput = z
  .object({ activityId: id, step: oneOf(activitySteps), reason: prose(1000) })
  .refine((value) => !needsReason(value.step) || value.reason.length > 2, {
    path: ['reason'],
    message: 'reason',
  })

export const agendaInput = z.object({
  activityId: id,
  items: z.array(z.object({ id, outcome: oneOf(outcomes) })).max(120, 'tooLarge'),
})
export const linkInput = z.object({ activityId: id, problemId: id })
