import { z } from 'zod'
import { id, oneOf, optional, prose, whole } from '../../core/input'
import { choices, fields } from './rules'

const texts = { text: prose(40_000), decisions: prose(10_000) }

/** `version` is the one that the writer began from. */
export const minutesInput = z.object({ activityId: id, version: whole(0, 1_000_000), ...texts })

/** The form without script: also the texts it began from, and what was chosen where two wrote the same lines. */
export const mergeInput = minutesInput.extend({
  base: z.object(texts),
  /** The version beside which the choices were shown. */
  against: optional(whole(0, 1_000_000)),
  chosen: z.object({
    text: z.array(oneOf(choices)).max(400, 'tooLarge'),
    decisions: z.array(oneOf(choices)).max(400, 'tooLarge'),
  }),
})

export const correctInput = z.object({
  activityId: id,
  version: whole(0, 1_000_000),
  text: prose(40_000, 10),
  decisions: prose(10_000),
  reason: prose(1000, 3),
})

type Sent = Record<string, string | string[]>

/** The fields of the form without script: `base.text`, `choice.text.0`, … */
export function mergeOf(values: Sent) {
  const chosen = (field: string) => {
    const made = []
    for (let i = 0; values[`choice.${field}.${i}`] !== undefined; i += 1)
      made.push(values[`choice.${field}.${i}`])
    return made
  }
  return {
    ...values,
    base: Object.fromEntries(fields.map((field) => [field, values[`base.${field}`] ?? ''])),
    chosen: Object.fromEntries(fields.map((field) => [field, chosen(field)])),
  }
}
