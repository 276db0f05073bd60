import type { ActivityState } from '../activities/rules'

/** An offer is answered once. */
export const awaitsAnswer = (state: ActivityState) => state === 'offered'

/** A session gets its date when it was accepted, and a new one when it was postponed. */
export const canBeScheduled = (state: ActivityState) => state === 'accepted' || state === 'postponed'

/** Materials can be prepared from the first day, and added long after the session. */
export const takesMaterials = (state: ActivityState) => state !== 'declined' && state !== 'cancelled'

/** Enough for any session, and a bound to what one session can lay on the disk. */
export const MOST_MATERIALS = 20

type Given = {
  usefulness: number
  clarity: number | null
  fit: number | null
  willUse: boolean
  text: string
}

/** The questions that are answered on the scale of five, as a form and a summary show them. */
export const scales = ['usefulness', 'clarity', 'fit'] as const

/** Fewer answers than these would tell the presenter who said what. */
export const FEWEST_ANSWERS = 3

function spreadOf(answers: number[]) {
  // From five to one, as the form shows them.
  const spread = [5, 4, 3, 2, 1].map((mark) => answers.filter((one) => one === mark).length)
  const sum = answers.reduce((total, one) => total + one, 0)
  return { mean: answers.length ? sum / answers.length : null, count: answers.length, spread }
}

/**
 * What a presenter reads of the feedback: sums, spread and words, without names and not in the order in which they
 * came; from three answers on, and of fewer only how many there are.
 */
export function summaryOf(feedback: Given[]) {
  const count = feedback.length
  if (count < FEWEST_ANSWERS) return { count, told: null }
  const asked = scales.map((scale) => ({
    scale,
    ...spreadOf(feedback.flatMap((one) => one[scale] ?? [])),
  }))
  return {
    count,
    told: {
      asked,
      willUse: feedback.filter((one) => one.willUse).length,
      texts: feedback
        .map((one) => one.text)
        .filter(Boolean)
        .sort(),
    },
  }
}
