import { z } from 'zod'
import { id } from '../core/input'

/** What `PushSubscription.toJSON()` says; a point of P-256 and sixteen bytes, base64url. */
const subscription = z.object({
  endpoint: z.string().max(1000),
  keys: z.object({ p256dh: z.string().regex(/^B[\w-]{86}$/), auth: z.string().regex(/^[\w-]{22}$/) }),
})

function read(text: string) {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

/** A form brings it as text, a program as an object. */
export const deviceInput = z.object({
  answer: z.preprocess((sent) => (typeof sent === 'string' ? read(sent) : sent), subscription),
})

export const removeInput = z.object({ deviceId: id })
