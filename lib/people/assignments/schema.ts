import { z } from 'zod'
import { day, inOrder, outOfOrder } from '../../core/day'
import { id, line, optional } from '../../core/input'
import { cursor, words } from '../../core/search'

export const assignInput = z
  .object({
    /** From the page of a person; otherwise `who` names them. */
    personId: optional(id),
    who: line(254),
    regionCode: line(20),
    group: line(80),
    school: line(200),
    startedOn: day,
    endedOn: optional(day),
  })
  .refine(({ personId, who }) => personId || who, { path: ['who'], message: 'whoNeeded' })
  .refine(({ regionCode, group, school }) => [regionCode, group, school].filter(Boolean).length === 1, {
    path: ['regionCode'],
    message: 'exactlyOne',
  })
  .refine(inOrder, outOfOrder)

export const revokeAssignmentInput = z.object({ assignmentId: id })

export const endAssignmentInput = z.object({ assignmentId: id, endedOn: day })

/** What the list of supervisors can be narrowed by. */
export const assignmentFilter = z.object({
  q: words,
  show: z.enum(['ended']).nullable().catch(null),
  after: cursor,
})
