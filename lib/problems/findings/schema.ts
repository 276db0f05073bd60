import { z } from 'zod'
import { id, oneOf, optional, prose } from '../../core/input'

/** Where a cause was looked for; without a source it is something that was tried. */
export const sources = ['self', 'colleagues', 'headTeacher', 'literature', 'supervisor'] as const

export const findingInput = z.object({
  problemId: id,
  source: optional(oneOf(sources)),
  text: prose(2000, 3),
})
export const removeFindingInput = z.object({ problemId: id, findingId: id })
export const nameInput = z.object({ problemId: id, hideName: oneOf(['yes', 'no']) })
