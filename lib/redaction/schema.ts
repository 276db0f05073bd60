import { z } from 'zod'
import { id, oneOf, optional } from '../core/input'

export const reasons = ['pupil', 'person', 'sensitive'] as const
export const MOST_PHRASES = 10
/** A word that stands in more texts than this is none that should be blanked. */
export const MOST_TEXTS = 500

const told = (text: string) => (text.match(/[\p{L}\p{N}]/gu) ?? []).length >= 2

/** One phrase a line, each once. */
const phrases = z
  .string('required')
  .max(2000, 'tooLong')
  .refine((text) => text.isWellFormed() && !text.includes('\0'), 'forbiddenCharacters')
  .transform((text) => [
    ...new Set(
      text
        .split('\n')
        .map((one) => one.trim().replace(/\s+/g, ' '))
        .filter(Boolean),
    ),
  ])
  .refine((all) => all.length > 0, 'phraseMissing')
  .refine((all) => all.every(told), 'phraseShort')
  .pipe(z.array(z.string()).max(MOST_PHRASES, 'phrasesMany'))

export const redactInput = z.object({
  groupId: id,
  phrases,
  inside: z.preprocess((value) => value === 'yes', z.boolean()),
  reason: oneOf(reasons),
})

/** What a list of redactions can be narrowed by: the problem or activity that they touched. */
export const ofInput = optional(id).catch(null)
