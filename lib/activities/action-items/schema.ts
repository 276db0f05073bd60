import { z } from 'zod'
import { id, line, whole } from '../../core/input'
import { date } from '../schema'

export const addInput = z.object({ activityId: id, text: line(400, 3), ownerId: id, dueOn: date })
export const completeInput = z.object({ actionItemId: id })
export const changeInput = z.object({
  actionItemId: id,
  version: whole(1, 1_000_000),
  ownerId: id,
  dueOn: date,
})
export const withdrawInput = z.object({ actionItemId: id, reason: line(400, 3) })
