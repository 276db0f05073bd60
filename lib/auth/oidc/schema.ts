import { z } from 'zod'
import { id } from '../../core/input'

export const linkInput = z.object({
  password: z.string('required').min(1, 'required').max(200, 'tooLong'),
})

/** One's own password once more; who comes in by another service alone has none. */
const old = z.string().max(200, 'tooLong').prefault('')

export const beginInput = z.object({ service: z.string(), old })

export const unlinkInput = z.object({ identityId: id, old })

/** What a note of the browser keeps between the service's answer and the password. */
export const askedInput = z.object({ issuer: z.string(), subject: z.string(), personId: id })
