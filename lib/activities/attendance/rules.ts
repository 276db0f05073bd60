import type { ActivityState } from '../rules'

/** After the lock attendance changes only as a correction with a reason. */
export const correctionOpen = (state: ActivityState) => state === 'locked' || state === 'approved'

export type Mark = { personId: string; status: Status; late: boolean }
export type Status = 'present' | 'excused' | 'sick' | 'onDuty' | 'absent'

/** A mark as it is kept: only who is present can be late. */
export function kept<M extends Mark>(mark: M): M {
  return { ...mark, late: mark.late && mark.status === 'present' }
}

type Known = Pick<Mark, 'status' | 'late'>

/** True when two marks say the same. */
export function same(one: Known | null | undefined, other: Known): boolean {
  return one?.status === other.status && one.late === other.late
}
