import { z } from 'zod'
import { objectiveCodes } from '../../objectives/schema'
import { cellFigure } from '../schema'

const free = (length: number) =>
  z
    .string()
    .trim()
    .max(length)
    .regex(/^[^\u0000]*$/)
    .catch('')

/** Asked for with a code that cannot be one: there is no such region. */
export const NOWHERE = '?'

/**
 * Where the page of the regions stands, `''` for all that one may see, and what it is narrowed by. A subject belongs to
 * MGMP alone; `every` lists all groups below instead of the next regions. `after` is the last group of the page
 * before. What makes no sense is left out, a region becomes none.
 */
export const regionAsked = z
  .object({
    region: z
      .string()
      .max(20)
      .regex(/^[\d.]*$/)
      .default('')
      .catch(NOWHERE),
    kind: z.enum(['kkg', 'mgmp']).or(z.literal('')).catch(''),
    subject: free(80),
    name: free(80),
    every: z.enum(['1', '']).catch(''),
    after: z.uuid().nullable().catch(null),
  })
  .transform(({ kind, subject, ...rest }) => {
    const narrowed = kind === 'kkg' ? '' : subject.toLowerCase()
    return { ...rest, kind: narrowed ? ('mgmp' as const) : kind, subject: narrowed }
  })
export type RegionAsked = z.output<typeof regionAsked>

/** Which groups are meant, wherever else the page stands. */
export type GroupsAsked = Pick<RegionAsked, 'region' | 'kind' | 'subject' | 'name'>

/** The figure whose parts the page shows, if any. */
export const cellAsked = z.object({
  objective: z.enum(objectiveCodes).nullable().catch(null),
  // Different members are known of one group alone.
  stage: cellFigure.transform((figure) => (figure === 'members' ? 'people' : figure)),
})
