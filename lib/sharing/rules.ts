import type { ActivityState } from '../activities/rules'

/** An offer is answered once. */
export const awaitsAnswer = (state: ActivityState) => state === 'offered'

/** A session gets its date when it was accepted, and a new one when it was postponed. */
export const canBeScheduled = (state: ActivityState) => state === 'accepted' || state === 'postponed'

/** Materials can be prepared from the first day, and added long after the session. */
export const takesMaterials = (state: ActivityState) => state !== 'declined' && state !== 'cancelled'

/** Enough for any session, and a bound to what one session can lay on the disk. */
export const MOST_MATERIALS = 20

type Given = { usefulness: number; willUse: boolean; text: string }

/** What a presenter reads of the feedback: figures and words, without names and not in the order in which they came. */
export function summaryOf(feedback: Given[]) {
  const sum = feedback.reduce((total, one) => total + one.usefulness, 0)
  return {
    count: feedback.length,
    mean: feedback.length ? sum / feedback.length : null,
    willUse: feedback.filter((one) => one.willUse).length,
    texts: feedback
      .map((one) => one.text)
      .filter(Boolean)
      .sort(),
  }
}
