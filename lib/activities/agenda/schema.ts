import { z } from 'zod'
import { id, line, oneOf, optional, whole } from '../../core/input'

export const MAX_MINUTES = 600
/** So many items at most stand on one agenda. */
export const MAX_ITEMS = 100

const item = {
  title: line(200, 1),
  minutes: optional(whole(1, MAX_MINUTES)),
  ownerId: optional(id),
  ownerName: line(120),
}
const oneOwner = { path: ['ownerName'], message: 'oneOwner' }
const hasOneOwner = (value: { ownerId: string | null; ownerName: string }) =>
  !value.ownerId || !value.ownerName

export const addItemInput = z.object({ activityId: id, ...item }).refine(hasOneOwner, oneOwner)
export const changeItemInput = z
  .object({ activityId: id, itemId: id, version: whole(1, 1_000_000), ...item })
  .refine(hasOneOwner, oneOwner)

export const moves = ['up', 'down'] as const
export const moveItemInput = z.object({ activityId: id, itemId: id, to: oneOf(moves) })
export const removeItemInput = z.object({ activityId: id, itemId: id })

type Sent = Record<string, string | string[]>

/** What a button of the list says: `up.<id>`, `down.<id>`, `remove.<id>`. */
export function buttonOf(values: Sent) {
  const [, verb, itemId] = String(values.do ?? '').match(/^(up|down|remove)\.([0-9a-f-]{36})$/) ?? []
  return { activityId: values.activityId, itemId, to: verb }
}
