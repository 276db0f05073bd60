import { z } from 'zod'
import { id, line, link, oneOf, optional, prose, whole } from '../core/input'
import { isDate } from '../core/time'
import { mainNotSupporting, objectiveFields } from '../objectives/schema'
import { categories } from '../programme/schema'
import { activitySteps, clockFault, firstOverlap, needsReason } from './rules'

export const origins = ['problem', 'programme', 'policy'] as const
export const modes = ['in', 'on'] as const
export const statuses = ['present', 'excused', 'sick', 'onDuty', 'absent'] as const
export const outcomes = ['pending', 'discussed', 'notReached'] as const
/** The form offers this many days; a package of more days is several activities. */
export const MAX_DAYS = 8

export const clock = z.string('clock').regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'clock')
export const date = z.string('date').refine(isDate, 'date')

/** A day runs to a clock time of its own date, or of the next one when the person says so. */
export const clocked = { date, from: clock, to: clock, nextDay: z.boolean().default(false) }
type Refused = { addIssue: (issue: { code: 'custom'; path: string[]; message: string }) => void }
export function refuseClocks(value: { from: string; to: string; nextDay: boolean }, context: Refused) {
  const message = clockFault(value)
  if (message) context.addIssue({ code: 'custom', path: ['to'], message })
}
export const day = z.object(clocked).superRefine(refuseClocks)

const someDays = z
  .array(day)
  .max(MAX_DAYS, 'tooLarge')
  .superRefine((list, context) => {
    const at = firstOverlap(list)
    if (at !== null) context.addIssue({ code: 'custom', path: [at, 'from'], message: 'daysOverlap' })
  })
const days = someDays.min(1, 'date')

const LINE = 200
const agenda = prose(6000).superRefine((text, context) => {
  const lines = text.split('\n')
  if (lines.some((one) => one.trim().length > LINE))
    context.addIssue({ code: 'custom', message: 'agendaLineLong' })
  if (lines.length > 60) context.addIssue({ code: 'custom', message: 'agendaTooMany' })
})

/** The fields of a meeting beside its group and agenda. */
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
}
/** What a new meeting has to talk about: waiting problems, and an item a line. */
export const topics = {
  agenda,
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
    nextDay: Boolean(values[`${name}.${i}.nextDay`]),
  }))
  const last = rows.findLastIndex((row) => row.date || row.from || row.to)
  return rows.slice(0, Math.max(1, last + 1))
}

/** The fields of a meeting's form with its days as a list. */
export const planOf = (values: Sent) => ({ ...values, days: rowsOf(values, 'days', MAX_DAYS) })

export const scheduleInput = z
  .object({ groupId: id, itemId: optional(id), ...plan, ...topics })
  .refine(mainNotSupporting, main)
  .refine(hasVenue, venue)

export const changeInput = z
  .object({ activityId: id, version: whole(1, 1_000_000), reason: line(400), ...plan })
  .refine(mainNotSupporting, main)
  .refine(hasVenue, venue)

/** A draft may still lack its days and its place. */
const unfinished = { ...plan, days: someDays }
export const draftInput = z
  .object({ groupId: id, itemId: optional(id), ...unfinished, ...topics })
  .refine(mainNotSupporting, main)
export const changeDraftInput = z
  .object({ activityId: id, version: whole(1, 1_000_000), ...unfinished })
  .refine(mainNotSupporting, main)
export const completeDraftInput = z
  .object({ activityId: id, version: whole(1, 1_000_000), ...plan })
  .refine(mainNotSupporting, main)
  .refine(hasVenue, venue)
export const deleteDraftInput = z.object({ activityId: id })

/** The fields of a draft's form: a day without a date is none, whatever its clocks say. */
export const draftOf = (values: Sent) => {
  const { days, ...rest } = planOf(values)
  return { ...rest, days: days.filter((one) => one.date) }
}

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
        /** What the list showed of the person: `present late`, or nothing. */
        was: z.string().max(40).optional(),
      }),
    )
    .max(1000, 'tooLarge'),
})

/**
 * One field a person (`status.<id>`, `late.<id>`), sent only where it differs from what the form showed (`was.<id>`):
 * who checked in meanwhile is not overwritten. `rest` says what becomes of those whom nobody marked.
 */
export function attendanceOf(values: Sent) {
  const { activityId, dayId } = values
  const rows = [values.member ?? []].flat().flatMap((personId) => {
    const status = values[`status.${personId}`]
    const late = values[`late.${personId}`] !== undefined
    const was = values[`was.${personId}`]
    if (status) return was === `${status}${late ? ' late' : ''}` ? [] : [{ personId, status, late, was }]
    return values.rest ? [{ personId, status: values.rest, late, was, unlessMarked: true }] : []
  })
  return { activityId, dayId, rows }
}

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
