import { z } from 'zod'
import { day } from '../../core/day'
import { id, line, oneOf } from '../../core/input'

export const dateKinds = ['holiday', 'exam', 'event'] as const
/** A group keeps so many dates at most. */
export const MAX_DATES = 200

export const addDateInput = z
  .object({ groupId: id, name: line(120, 2), kind: oneOf(dateKinds), firstOn: day, lastOn: day })
  .refine(({ firstOn, lastOn }) => lastOn >= firstOn, { path: ['lastOn'], message: 'lastBeforeFirst' })

export const removeDateInput = z.object({ dateId: id })
