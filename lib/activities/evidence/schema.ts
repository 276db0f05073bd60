import { z } from 'zod'
import { httpsLink, id, oneOf, optional, prose } from '../../core/input'
import { figuresInput } from '../../problems/results/schema'

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

export const evidenceInput = z.object({ ...told, kind: oneOf(handKinds) })
export const resultInput = z.object({ ...told, figures: figuresInput })
export const removeInput = z.object({ evidenceId: id })
