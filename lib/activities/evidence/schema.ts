import { z } from 'zod'
import { httpsLink, id, oneOf, optional, prose, whole } from '../../core/input'

/** What an officer can put on record. Feedback and solved problems prove themselves: their own commands add them. */
export const handKinds = [
  'product',
  'material',
  'help_given',
  'classroom_trial',
  'reflection',
  'competence_change',
  'certificate',
] as const

const told = { activityId: id, note: prose(1000, 5), url: optional(httpsLink) }

// A comma is what Indonesian hands type.
const mean = z
  .string('mean')
  .trim()
  .regex(/^\d{1,3}([.,]\d{1,2})?$/, 'mean')
  .transform((text) => Number(text.replace(',', '.')))
  .refine((value) => value <= 100, 'mean')

export const evidenceInput = z.object({ ...told, kind: oneOf(handKinds) })
export const resultInput = z.object({ ...told, pupils: whole(1, 2000), before: mean, after: mean })
export const removeInput = z.object({ evidenceId: id })
