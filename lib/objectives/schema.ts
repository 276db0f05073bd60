import { z } from 'zod'
import { oneOf } from '../core/input'

/** Codes of the seven official objectives, in their order. */
export const objectiveCodes = ['A', 'B', 'C', 'D', 'E', 'F', 'G'] as const
export type ObjectiveCode = (typeof objectiveCodes)[number]

/** The stages of an activity, in their order. */
export const stages = ['planned', 'held', 'documented', 'followedUp', 'evidenced'] as const
export type Stage = (typeof stages)[number]

/** Evidence kinds that prove each objective, from the data file of the official objectives. */
export const acceptedEvidence = {
  A: ['material', 'product'],
  B: ['peer_feedback', 'help_given'],
  C: ['classroom_trial'],
  D: ['problem_confirmed_solved'],
  E: ['reflection'],
  F: ['learning_result'],
  G: ['competence_change', 'certificate'],
} as const satisfies Record<ObjectiveCode, readonly string[]>

/** The form fields of a main objective and its optional supporting ones. */
export const objectiveFields = {
  objective: oneOf(objectiveCodes),
  supporting: z.preprocess(
    (value) => (value === undefined || value === '' ? [] : Array.isArray(value) ? value : [value]),
    z.array(oneOf(objectiveCodes)).transform((codes) => [...new Set(codes)].sort()),
  ),
}

/** Complains when the main objective stands among the supporting ones. */
export function mainNotSupporting(value: { objective: ObjectiveCode; supporting: ObjectiveCode[] }) {
  return !value.supporting.includes(value.objective)
}
