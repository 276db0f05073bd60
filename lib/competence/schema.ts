import { z } from 'zod'
import { id, line, oneOf, optional } from '../core/input'

/** The four competences of a teacher (UU 14/2005), in their usual order. */
export const areas = ['pedagogic', 'personal', 'social', 'professional'] as const
/** So many statements stand for each of them, one after the other. */
export const EACH = 3
export const STATEMENTS = areas.length * EACH
export const steps = ['1', '2', '3', '4'] as const
export const points = ['start', 'end'] as const
export type Point = (typeof points)[number]

export const openInput = z.object({ groupId: id, title: line(120, 3) })
export const answerInput = z.object({
  roundId: id,
  point: oneOf(points),
  steps: z.array(oneOf(steps).transform(Number)).length(STATEMENTS, 'choose'),
})
export const moveInput = z.object({
  roundId: id,
  /** The state that the officer saw. */
  from: oneOf(['start', 'between', 'end']),
  activityId: optional(id),
})
