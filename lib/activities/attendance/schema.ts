import { z } from 'zod'
import { id, oneOf, optional, prose } from '../../core/input'
import { statuses } from '../schema'

/** A form's checkbox: there or not. */
export const ticked = z
  .preprocess((value) => value !== undefined && value !== false, z.boolean())
  .prefault(false)

export const correctionInput = z.object({
  activityId: id,
  dayId: optional(id),
  personId: id,
  status: oneOf(statuses),
  late: ticked,
  reason: prose(400, 3),
})
