import { z } from 'zod'
import { line } from '../../core/input'
import { newPassword } from '../account/schema'
import { signInInput } from '../schema'

export const askInput = signInInput.pick({ email: true })

export const resetInput = z
  .object({ password: newPassword, again: z.string('passwordRepeat') })
  .refine(({ password, again }) => password === again, { path: ['again'], message: 'passwordRepeat' })

export const addressInput = z.object({
  email: line(254, 1).pipe(z.string().toLowerCase().pipe(z.email('email'))),
  old: z.string('required').min(1, 'required').max(200, 'tooLong'),
})
