import { z } from 'zod'
import { clocked, origins, refuseClocks } from '../activities/schema'
import { httpsLink, id, line, oneOf, prose } from '../core/input'
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

export const linkInput = z.object({ activityId: id, title: line(160, 3), url: httpsLink })
export const fileInput = z.object({ activityId: id, title: line(160) })
export const materialInput = z.object({ materialId: id })

/** From the best to the least, as a form shows them. */
export const marks = ['5', '4', '3', '2', '1'] as const

export const feedbackInput = z.object({
  activityId: id,
  usefulness: oneOf(marks).transform(Number),
  willUse: oneOf(['yes', 'no']).transform((value) => value === 'yes'),
  text: prose(2000),
})

export const listFilter = z.object({ before: z.uuid().nullable().catch(null) })
