import { z } from 'zod'
import { cursor, words } from '../../core/search'
import { regionChoice } from '../../people/regions/schema'

/** What the list of all groups can be narrowed by. */
export const directoryFilter = z.object({
  q: words,
  region: regionChoice,
  show: z.enum(['unled']).nullable().catch(null),
  after: cursor,
})
