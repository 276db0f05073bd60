import { z } from 'zod'
import { id, line, oneOf, prose, whole } from '../core/input'
import { isDate } from '../core/time'
import { mainNotSupporting, objectiveFields } from '../objectives/schema'
import { activitySteps, needsReason } from './rules'

export const categories = ['general', 'coreRoutine', 'coreDevelopment', 'supporting'] as const
export const origins = ['problem', 'programme', 'policy'] as const
export const statuses = ['present', 'excused', 'sick', 'onDuty', 'absent'] as const

export const clock = z.string('clock').regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'clock')

export const scheduleInput = z
  .object({
    groupId: id,
    title: line(160, 3),
    category: oneOf(categories),
    origin: oneOf(origins),
    ...objectiveFields,
    date: z.string('date').refine(isDate, 'date'),
    from: clock,
    to: clock,
    place: line(160, 1),
    agenda: prose(6000),
    problemIds: z.preprocess(
      (value) => (value === undefined ? [] : [value].flat()),
      z.array(id).max(60, 'tooLarge'),
    ),
  })
  .refine(mainNotSupporting, { path: ['supporting'], message: 'mainAmongSupporting' })
  .refine((value) => value.to > value.from, { path: ['to'], message: 'endBeforeStart' })

export const attendanceInput = z.object({
  activityId: id,
  rows: z.array(z.object({ personId: id, status: oneOf(statuses) })).max(500, 'tooLarge'),
})

export const stepInput = z
  .object({ activityId: id, step: oneOf(activitySteps), reason: prose(1000) })
  .refine((value) => !needsReason(value.step) || value.reason.length > 2, {
    path: ['reason'],
    message: 'reason',
  })

export const minutesInput = z.object({
  activityId: id,
  version: whole(0, 100_000),
  text: prose(40_000, 10),
  decisions: prose(10_000),
})

export const actionItemInput = z.object({
  activityId: id,
  text: line(400, 3),
  ownerId: id,
  dueOn: z.string('date').refine(isDate, 'date'),
})
export const completeInput = z.object({ actionItemId: id })
