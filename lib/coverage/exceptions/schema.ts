import { z } from 'zod'
import { id } from '../../core/input'

/** What stands out in a group, in the order in which it is told. */
export const exceptionKinds = [
  'silent',
  'nothingHeld',
  'undocumented',
  'overdue',
  'falling',
  'oneSided',
] as const
export type ExceptionKind = (typeof exceptionKinds)[number]

/** What a list of exceptions is narrowed by; what makes no sense is left out. `after` is a place in the order. */
export const exceptionFilter = z.object({
  kind: z.enum(exceptionKinds).nullable().catch(null),
  after: z
    .string()
    .transform((text) => text.match(/^(\d{1,9})_(.{36})$/))
    .transform((found) => found && { weight: Number(found[1]), id: found[2] ?? '' })
    .refine((place) => place === null || id.safeParse(place.id).success)
    .nullable()
    .catch(null),
})
export type ExceptionFilter = z.output<typeof exceptionFilter>
