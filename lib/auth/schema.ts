import { z } from 'zod'
import { line } from '../core/input'

export const signInInput = z.object({
  email: line(254, 1).pipe(z.string().toLowerCase().pipe(z.email('email'))),
  password: z.string('required').min(1, 'required').max(200, 'tooLong'),
})
