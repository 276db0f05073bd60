import { z } from 'zod'
import { day, inOrder, outOfOrder } from '../../core/day'
import { id, line, optional } from '../../core/input'

export const appointInput = z
  .object({
    membershipId: id,
    title: line(80, 2),
    section: line(80),
    decreeNumber: line(80, 1),
    startedOn: day,
    endedOn: optional(day),
  })
  .refine(inOrder, outOfOrder)

export const endTermInput = z.object({ termId: id, endedOn: day })
