/** The states of an activity and the steps between them; nobody can skip one. */
export type ActivityState =
  | 'offered'
  | 'accepted'
  | 'declined'
  | 'scheduled'
  | 'postponed'
  | 'cancelled'
  | 'held'
  | 'locked'
  | 'approved'
export const activitySteps = ['hold', 'lock', 'approve', 'postpone', 'cancel'] as const
export type ActivityStep = (typeof activitySteps)[number]

const table: Record<ActivityStep, Partial<Record<ActivityState, ActivityState>>> = {
  hold: { scheduled: 'held' },
  lock: { held: 'locked' },
  approve: { locked: 'approved' },
  postpone: { scheduled: 'postponed' },
  cancel: { scheduled: 'cancelled', postponed: 'cancelled', accepted: 'cancelled' },
}

/** The state after a step, or null when the step does not fit. */
export function afterStep(state: ActivityState, step: ActivityStep): ActivityState | null {
  return table[step][state] ?? null
}

/** Attendance and minutes can be written until they are locked and approved. */
export const attendanceOpen = (state: ActivityState) => state === 'scheduled' || state === 'held'
export const minutesOpen = (state: ActivityState) => attendanceOpen(state) || state === 'locked'

/** True once an activity has taken place, whatever was done with its records since. */
export const wasHeld = (state: ActivityState) =>
  state === 'held' || state === 'locked' || state === 'approved'

/** A step that takes something away from the members needs a reason. */
export const needsReason = (step: ActivityStep) => step === 'postpone' || step === 'cancel'
