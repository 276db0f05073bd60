import { z } from 'zod'
import { id, line, oneOf } from '../../../core/input'
import { answers } from '../../invitations/schema'

export const linkInput = z.object({ guestId: id, link: oneOf(['renew', 'withdraw']) })

export const guestAnswerInput = z
  .object({ answer: oneOf(answers), reason: line(400) })
  .transform((value) => ({ ...value, reason: value.answer === 'excused' ? value.reason : '' }))
