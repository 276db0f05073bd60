import type { ActivityState } from '../rules'

/** After the lock attendance changes only as a correction with a reason. */
export const correctionOpen = (state: ActivityState) => state === 'locked' || state === 'approved'

export type Mark = { personId: string; status: Status; late: boolean }
export type Status = 'present' | 'excused' | 'sick' | 'onDuty' | 'absent'

/** The words of *daftar hadir*, as the database keeps them. */
export const stored = {
  present: 'hadir',
  excused: 'izin',
  sick: 'sakit',
  onDuty: 'tugas_luar',
  absent: 'alpa',
} as const satisfies Record<Status, string>
export type Stored = (typeof stored)[Status]
export const statusOf = Object.fromEntries(
  Object.entries(stored).map(([status, word]) => [word, status]),
) as Record<Stored, Status>

/** A mark as it is kept: only who is present can be late. */
export function kept<M extends Mark>(mark: M): M {
  return { ...mark, late: mark.late && mark.status === 'present' }
}

type Known = Pick<Mark, 'status' | 'late'>

/** True when two marks say the same. */
export function same(one: Known | null | undefined, other: Known): boolean {
  return one?.status === other.status && one.late === other.late
}

/** A mark that somebody sends: `was` is what their list showed of the person, as `shown` writes it. */
export type Sent = Mark & {
  /** For those whom nobody marked: a mark that came meanwhile stays. */
  unlessMarked?: boolean
  was?: string | undefined
}

/** A mark as a list writes down what it showed: `present late`, empty where there was none. */
export const shown = (row: Known | undefined) => (row ? `${row.status}${row.late ? ' late' : ''}` : '')

/**
 * What becomes of a mark beside what stands on record now. Somebody else's mark that the list did not show is not
 * overwritten: it stays until a person who saw both decides.
 */
export function fateOf(
  row: (Known & { recordedBy: string }) | undefined,
  mark: Sent,
  by: string,
): 'write' | 'stays' | 'differs' {
  if (!row) return 'write'
  if (mark.unlessMarked || same(row, mark)) return 'stays'
  const seen = mark.was === undefined || mark.was === shown(row)
  return seen || row.recordedBy === by ? 'write' : 'differs'
}
