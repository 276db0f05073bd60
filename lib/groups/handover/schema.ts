import { z } from 'zod'
import { day, inOrder, outOfOrder } from '../../core/day'
import { id, line, optional } from '../../core/input'

declare module '../../notices/schema' {
  interface Kinds {
    'membership.handover': { due: string }
    'membership.termEnding': { due: string }
    'membership.acting': { due: string }
  }
}

/** So many people a board can be named with in one form. */
export const SEATS = 24

/** How many days before the end of a term its group is told. */
export const WARN_DAYS = 30

const seat = z.object({ membershipId: optional(id), title: line(80), section: line(80) })
const at = (row: number, field: string) => ['seats', row, field]

/** The next board: people with their titles, one decree, one time. A title without a person stays vacant. */
export const handoverInput = z
  .object({
    groupId: id,
    decreeNumber: line(80, 1),
    startedOn: day,
    endedOn: optional(day),
    seats: z.array(seat).max(SEATS),
  })
  .refine(inOrder, outOfOrder)
  .superRefine(({ seats }, context) => {
    const complain = (row: number, field: string, message: string) =>
      context.addIssue({ code: 'custom', message, path: at(row, field) })
    if (!seats.some((one) => one.membershipId)) complain(0, 'membershipId', 'boardEmpty')
    const taken = new Set<string>()
    for (const [row, { membershipId, title }] of seats.entries()) {
      if (!membershipId) continue
      const key = `${membershipId} ${title}`
      if (title.length < 2) complain(row, 'title', 'required')
      else if (taken.has(key)) complain(row, 'membershipId', 'seatTwice')
      taken.add(key)
    }
  })
