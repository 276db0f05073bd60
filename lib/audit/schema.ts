import { z } from 'zod'
import { day } from '../core/day'
import { cursor, words } from '../core/search'
import { areas } from './rules'

/** What a list of the trail is narrowed by; what makes no sense is left out. */
export const trailFilter = z.object({
  who: words,
  what: z
    .enum(Object.keys(areas) as [keyof typeof areas, ...(keyof typeof areas)[]])
    .nullable()
    .catch(null),
  from: day.nullable().catch(null),
  to: day.nullable().catch(null),
  after: cursor,
})
export type TrailFilter = z.output<typeof trailFilter>
