import { z } from 'zod'
import { id, oneOf, prose } from '../../core/input'

export const volunteerInput = z.object({ problemId: id, text: prose(1000) })
export const askInput = z.object({ problemId: id, personId: id, text: prose(1000) })
export const answerInput = z
  .object({ helperId: id, answer: oneOf(['accept', 'decline']), text: prose(1000) })
  .refine(({ answer, text }) => answer === 'accept' || text !== '', { path: ['text'], message: 'required' })
export const leaveInput = z.object({ helperId: id, text: prose(1000, 1) })
