import { z } from 'zod'
import { id, line, oneOf, prose } from '../core/input'
import { mainNotSupporting, objectiveFields } from '../objectives/schema'

export const visibilities = ['group', 'officers'] as const

export const reportInput = z
  .object({
    groupId: id,
    grade: line(40, 1),
    subject: line(80, 1),
    situation: prose(4000, 10),
    tried: prose(4000),
    visibility: oneOf(visibilities),
    ...objectiveFields,
  })
  .refine(mainNotSupporting, { path: ['supporting'], message: 'mainAmongSupporting' })

export const stepInput = z.object({ problemId: id, text: prose(4000) })
export const tellInput = z.object({ problemId: id, text: prose(4000, 1) })
export const closeInput = z.object({
  problemId: id,
  outcome: oneOf(['solved', 'unsolved']),
  text: prose(4000),
})
export const reopenInput = z.object({ problemId: id, text: prose(4000, 1) })

/** What the list of problems can be narrowed by; a value that is not known is left out. */
export const problemFilter = z.object({
  state: z.enum(['open', 'submitted', 'takenUp', 'helped', 'tried', 'closed']).nullable().catch(null),
  objective: objectiveFields.objective.nullable().catch(null),
  before: z.uuid().nullable().catch(null),
})
