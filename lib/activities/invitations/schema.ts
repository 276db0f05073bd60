import { z } from 'zod'
import { id, line, oneOf } from '../../core/input'

export const answers = ['coming', 'excused'] as const

export const answerInput = z
  .object({ activityId: id, answer: oneOf(answers), reason: line(400) })
  .transform((value) => ({ ...value, reason: value.answer === 'excused' ? value.reason : '' }))
  .refine((value) => value.answer !== 'excused' || value.reason.length > 2, {
    path: ['reason'],
    message: 'reason',
  })
