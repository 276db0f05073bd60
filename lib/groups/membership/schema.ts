import { z } from 'zod'
import { day } from '../../core/day'
import { id, line, optional } from '../../core/input'
import { cursor, words } from '../../core/search'
import { email } from '../../people/persons/schema'

/** Somebody who is known already, by e-mail, NIP or NUPTK, or somebody new by name: one of the two. */
export const addMemberInput = z
  .object({
    groupId: id,
    who: line(254),
    name: line(160),
    school: line(200),
    email: optional(email),
    startedOn: day,
  })
  .refine(({ who, name }) => who || name, { path: ['who'], message: 'whoOrName' })
  .refine(({ who, name }) => !(who && name), { path: ['name'], message: 'notBoth' })

export const endMembershipInput = z.object({ membershipId: id, endedOn: day })

/** What the list of members can be narrowed by. */
export const memberFilter = z.object({
  q: words,
  show: z.enum(['former']).nullable().catch(null),
  after: cursor,
})
