import { z } from 'zod'
import { id, prose } from '../../core/input'
import { cursor, words } from '../../core/search'

export const mergeInput = z
  .object({
    /** Who is kept, and whose account ends. */
    personId: id,
    mergedId: id,
    reason: prose(400, 10),
    sure: z.literal('1', 'mergeSure'),
  })
  .refine(({ personId, mergedId }) => personId !== mergedId, { path: ['personId'], message: 'mergeTwo' })

export const partInput = z.object({ mergeId: id, sure: z.literal('1', 'partSure') })

/** Whom to look for, and who was chosen. */
export const mergeFilter = z.object({ q: words, with: cursor })

/** Keys of rows that moved, whole rows that were set aside, and values of kept rows that changed. */
export type Rows = {
  moved: { table: string; column: string; keys: object[] }[]
  aside: { table: string; rows: object[] }[]
  changed: { table: string; id: string; before: Record<string, unknown>; after: Record<string, unknown> }[]
}
