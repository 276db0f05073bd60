import { z } from 'zod'
import { id } from '../../core/input'
import { type GroupsAsked, regionAsked } from '../regions/schema'

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
/** `among`: in which of the groups that one looks after; in all where it is not there. */
export type ExceptionFilter = z.output<typeof exceptionFilter> & { among?: GroupsAsked }

/** The filter of an address. A list has kinds of its own, so that KKG or MGMP is called `groups` there. */
export function exceptionsAsked(params: Record<string, unknown>): ExceptionFilter & { among: GroupsAsked } {
  const { region, kind, subject, name } = regionAsked.parse({ ...params, kind: params.groups })
  return { ...exceptionFilter.parse(params), among: { region, kind, subject, name } }
}
