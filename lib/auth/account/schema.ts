import { z } from 'zod'
import { id } from '../../core/input'

const typed = z.string('required').min(1, 'required').max(200, 'tooLong')

/** A new password is taken as typed, spaces and all; half a character or NUL cannot be typed again elsewhere. */
export const newPassword = z
  .string('passwordShort')
  .min(10, 'passwordShort')
  .max(200, 'tooLong')
  .refine((text) => text.isWellFormed() && !text.includes('\0'), 'forbiddenCharacters')

export const passwordInput = z
  .object({
    old: typed,
    password: newPassword,
    again: z.string('passwordRepeat'),
  })
  .refine(({ password, again }) => password === again, { path: ['again'], message: 'passwordRepeat' })
  .refine(({ old, password }) => password !== old, { path: ['password'], message: 'passwordSame' })

export const sessionInput = z.object({ sessionId: id })
