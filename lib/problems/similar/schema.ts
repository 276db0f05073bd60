import { z } from 'zod'

/** What was typed so far; whatever cannot be compared counts as nothing. */
export const similarQuery = z
  .object({
    group: z.string().max(200).catch(''),
    text: z
      .string()
      .transform((text) => text.slice(0, 1000).toWellFormed().replaceAll('\0', ''))
      .catch(''),
  })
  .catch({ group: '', text: '' })
