import { z } from 'zod'
import { day } from '../../core/day'
import { id, oneOf, prose } from '../../core/input'

export const contacts = ['visit', 'call', 'observation', 'chat'] as const

export const contactInput = z.object({
  problemId: id,
  contact: oneOf(contacts),
  contactOn: day,
  text: prose(2000, 3),
})
export const thankInput = z.object({ problemId: id, eventId: id })
