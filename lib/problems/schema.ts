import { z } from 'zod'
import { id, line, oneOf, prose } from '../core/input'
import { mainNotSupporting, objectiveFields } from '../objectives/schema'

export const visibilities = ['group', 'officers'] as const

/** A tick in a form: there or not. */
export const tick = z.preprocess((value) => value === true || value === 'yes', z.boolean()).prefault(false)

/** What a report says, whether sent at once or out of a draft. */
export const told = {
  grade: line(40, 1),
  subject: line(80, 1),
  situation: prose(4000, 10),
  tried: prose(4000),
  visibility: oneOf(visibilities),
  hideName: tick,
  ...objectiveFields,
}

/** What `mainNotSupporting` complains about. */
export const amongSupporting = { path: ['supporting'], message: 'mainAmongSupporting' }

export const reportInput = z.object({ groupId: id, ...told }).refine(mainNotSupporting, amongSupporting)

export const tellInput = z.object({ problemId: id, text: prose(4000, 1) })
export const closeInput = z.object({
  problemId: id,
  outcome: oneOf(['solved', 'unsolved']),
  text: prose(4000, 1),
})
export const archiveInput = z.object({ problemId: id, text: prose(4000, 3) })
export const reopenInput = z.object({ problemId: id, text: prose(4000, 1) })

/** What a list of problems begins with: all, one's own, nobody took it up yet, open for too long. */
export const lists = ['all', 'mine', 'waiting', 'overdue'] as const

/** What the list of problems can be narrowed by; a value that is not known is left out. */
export const problemFilter = z.object({
  show: z.enum(lists).catch('all'),
  state: z.enum(['open', 'submitted', 'takenUp', 'helped', 'tried', 'closed']).nullable().catch(null),
  objective: objectiveFields.objective.nullable().catch(null),
  before: z.uuid().nullable().catch(null),
})
