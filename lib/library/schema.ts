import { z } from 'zod'
import { id, line, oneOf } from '../core/input'
import { words } from '../core/search'
import { objectiveCodes } from '../objectives/schema'

export const entryKinds = ['material', 'problem', 'trial'] as const
export const phases = ['A', 'B', 'C', 'D', 'E', 'F'] as const
/** From the group outward. */
export const reaches = ['group', 'district', 'regency', 'province', 'nation'] as const
export type Reach = (typeof reaches)[number]

/** Where a page of results begins: after this score and key. */
const after = z
  .string()
  .regex(/^\d{1,3}(\.\d{1,6})?_[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/)
  .transform((text) => {
    const [score = '', key = ''] = text.split('_')
    return { score: Number(score), id: key }
  })

/** What is searched for; whatever makes no sense is left out. */
export const searchInput = z.object({
  q: words,
  kind: z.enum(entryKinds).nullable().catch(null),
  objective: z.enum(objectiveCodes).nullable().catch(null),
  phase: z.enum(phases).nullable().catch(null),
  subject: line(80).nullable().catch(null),
  group: z
    .string()
    .regex(/^[a-z0-9-]{1,80}$/)
    .nullable()
    .catch(null),
  after: after.nullable().catch(null),
})
export type Search = z.output<typeof searchInput>

export const shareInput = z.object({ entryId: id, reach: oneOf(reaches) })
export const takeBackInput = z.object({ entryId: id })
