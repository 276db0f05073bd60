import { z } from 'zod'

/** The password proves that it is oneself; without one, the e-mail address is typed. */
export const closeInput = z.object({
  password: z.string().max(200, 'tooLong').prefault(''),
  email: z
    .string()
    .max(254, 'tooLong')
    .prefault('')
    .transform((text) => text.trim().toLowerCase()),
  sure: z.literal('1', 'closeSure'),
})
