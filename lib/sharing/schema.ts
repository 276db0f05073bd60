import { z } from 'zod'
import { clock, clocked, origins, refuseClocks } from '../activities/schema'
import { httpsLink, id, line, oneOf, optional, prose } from '../core/input'
import { isDate } from '../core/time'
import { mainNotSupporting, objectiveFields } from '../objectives/schema'
import { categories } from '../programme/schema'

export const offerInput = z
  .object({
    groupId: id,
    title: line(160, 3),
    description: prose(4000, 10),
    ...objectiveFields,
    presenterIds: z.preprocess(
      (value) => (value === undefined || value === '' ? [] : [value].flat()),
      z.array(id).max(20, 'tooLarge'),
    ),
    resourcePerson: line(120),
    callId: optional(id),
  })
  .refine(mainNotSupporting, { path: ['supporting'], message: 'mainAmongSupporting' })

export const acceptInput = z.object({ activityId: id })
export const declineInput = z.object({ activityId: id, reason: prose(1000, 3) })

export const scheduleInput = z
  .object({
    activityId: id,
    category: oneOf(categories),
    origin: oneOf(origins),
    ...clocked,
    place: line(160, 1),
  })
  .superRefine(refuseClocks)

/** What others may do with a material, from the narrowest to the widest. */
export const licences = [
  'group',
  'ccByNcNd',
  'ccByNcSa',
  'ccByNc',
  'ccByNd',
  'ccBySa',
  'ccBy',
  'cc0',
] as const

const described = {
  licence: oneOf(licences).prefault('group'),
  grade: line(40).prefault(''),
  subject: line(80).prefault(''),
}

export const linkInput = z.object({ activityId: id, title: line(160, 3), url: httpsLink, ...described })
export const fileInput = z.object({ activityId: id, title: line(160), ...described })
export const describeInput = z.object({ materialId: id, title: line(160, 3), ...described })
export const materialInput = z.object({ materialId: id })

/** From the best to the least, as a form shows them. */
export const marks = ['5', '4', '3', '2', '1'] as const

export const feedbackInput = z.object({
  activityId: id,
  usefulness: oneOf(marks).transform(Number),
  clarity: oneOf(marks).transform(Number),
  fit: oneOf(marks).transform(Number),
  willUse: oneOf(['yes', 'no']).transform((value) => value === 'yes'),
  text: prose(2000),
})

export const listFilter = z.object({ before: z.uuid().nullable().catch(null) })

const day = z.string('date').refine(isDate, 'date')

export const callInput = z.object({
  groupId: id,
  topic: line(160, 3),
  description: prose(2000),
  objective: objectiveFields.objective,
  closesOn: day,
})
export const closeCallInput = z.object({ callId: id })

export const presenterInput = z
  .object({ activityId: id, personId: optional(id), name: line(120) })
  .refine((value) => Boolean(value.personId) !== Boolean(value.name), {
    path: ['name'],
    message: 'memberOrName',
  })
export const presenterGoneInput = z.object({ activityId: id, presenterId: id })

/** A slot inside a meeting: on one of its days, between its hours. */
export const slotInput = z
  .object({
    activityId: id,
    dayId: id,
    from: clock,
    to: clock,
    category: oneOf(categories),
    origin: oneOf(origins),
  })
  .refine((value) => value.to > value.from, { path: ['to'], message: 'endBeforeStart' })

/** After how many weeks to be asked whether it was used. */
export const weeks = ['1', '2', '4'] as const
export const intendInput = z.object({ activityId: id, weeks: oneOf(weeks).prefault('2').transform(Number) })
export const useInput = z.object({
  activityId: id,
  usedOn: day,
  grade: line(40, 1),
  subject: line(80, 1),
  happened: prose(4000, 20),
  reflection: prose(4000, 20),
})
