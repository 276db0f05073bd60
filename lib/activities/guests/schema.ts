import { z } from 'zod'
import { id, line, optional } from '../../core/input'

/** A guest by name; `dayId` says that they are present on that day. */
export const guestInput = z.object({
  activityId: id,
  dayId: optional(id),
  name: line(160, 1),
  institution: line(160),
  role: line(80),
})

const ids = z.preprocess(
  (value) => (value === undefined ? [] : [value].flat()),
  z.array(id).max(100, 'tooLarge'),
)

export const guestMarksInput = z.object({ activityId: id, dayId: id, present: ids })
export const removeGuestInput = z.object({ guestId: id })
export const mergeInput = z.object({ guestId: id, personId: id, reason: line(400) })

/** More guests than this make a list of its own. */
export const MAX_GUESTS = 100
