import { z } from 'zod'
import { id, line, oneOf, whole } from '../../core/input'

export const answers = ['coming', 'excused'] as const

/** The group as it is on the day, or some of its members. */
export const audiences = ['all', 'some'] as const

export const chooseInput = z.object({
  activityId: id,
  who: oneOf(audiences),
  people: z.preprocess(
    (value) => (value === undefined || value === '' ? [] : [value].flat()),
    z.array(id).max(1000, 'tooLarge'),
  ),
})

/** Days before a meeting on which those who did not answer are reminded. */
export const remindInput = z.object({ groupId: id, days: whole(0, 14) })

export const answerInput = z
  .object({ activityId: id, answer: oneOf(answers), reason: line(400) })
  .transform((value) => ({ ...value, reason: value.answer === 'excused' ? value.reason : '' }))
  .refine((value) => value.answer !== 'excused' || value.reason.length > 2, {
    path: ['reason'],
    message: 'reason',
  })
