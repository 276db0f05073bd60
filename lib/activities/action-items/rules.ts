import { dateIn } from '../../core/time'

type Item = { doneAt: Date | null; withdrawnAt: Date | null; dueOn: Date | null }
export type ItemState = 'open' | 'overdue' | 'done' | 'withdrawn'

/** Where an action item stands at a moment in its group's zone: its last day is still in time. */
export function itemState({ doneAt, withdrawnAt, dueOn }: Item, zone: string, now: Date): ItemState {
  if (doneAt) return 'done'
  if (withdrawnAt) return 'withdrawn'
  return dueOn && dueOn.toISOString().slice(0, 10) < dateIn(zone, now) ? 'overdue' : 'open'
}

/** What a page shows of an activity's action items, in the order in which they were given. */
export const itemRows = {
  orderBy: { id: 'asc' },
  select: {
    id: true,
    text: true,
    dueOn: true,
    doneAt: true,
    withdrawnAt: true,
    withdrawnReason: true,
    version: true,
    ownerId: true,
    owner: { select: { name: true } },
  },
} as const
