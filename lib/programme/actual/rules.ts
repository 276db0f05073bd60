import { type ObjectiveCode, objectiveCodes } from '../../objectives/schema'
import { categories } from '../schema'

type Category = (typeof categories)[number]
type Happened = {
  id: string
  kind: 'meeting' | 'sharing'
  title: string
  startsAt: Date | null
  jp: number | null
  transitions: { to: string; at: Date }[]
}
type Planned = {
  id: string
  title: string
  month: Date
  objective: ObjectiveCode
  category: Category
  jp: number | null
  budget: number | null
}

const held = ['held', 'locked', 'approved']
/** How an item, or an activity beside the programme, stood on a day. */
export const standings = ['none', 'scheduled', 'postponed', 'cancelled', 'held'] as const
export type Standing = (typeof standings)[number]

/** The state of an activity before an instant, by its history; null when it was not there yet. */
export function stateBefore(transitions: { to: string; at: Date }[], until: Date): string | null {
  const past = transitions.filter((one) => one.at < until)
  const last = past.reduce<(typeof past)[number] | null>(
    (found, one) => (found && found.at > one.at ? found : one),
    null,
  )
  return last?.to ?? null
}

function standing(activity: Happened, until: Date): Standing {
  const state = stateBefore(activity.transitions, until) ?? 'none'
  const begun = activity.startsAt !== null && activity.startsAt < until
  if (held.includes(state)) return begun ? 'held' : 'scheduled'
  return standings.find((one) => one === state) ?? 'none'
}

/** The furthest that one of several activities came; one cancelled and another held is held. */
function furthest(all: Standing[]): Standing {
  const order: Standing[] = ['held', 'scheduled', 'postponed', 'cancelled', 'none']
  return order.find((one) => all.includes(one)) ?? 'none'
}

/** One item against what came of it until an instant. */
export function itemActual<A extends Happened>(item: Planned & { activities: A[] }, until: Date) {
  const activities = item.activities
    .map((one) => ({ ...one, standing: standing(one, until) }))
    .filter((one) => one.standing !== 'none')
  const done = activities.filter((one) => one.standing === 'held')
  const now = furthest(activities.map((one) => one.standing))
  const past = new Date(Date.UTC(item.month.getUTCFullYear(), item.month.getUTCMonth() + 1, 1)) <= until
  return {
    ...item,
    activities,
    standing: now,
    /** Its month is over and it was not held. */
    late: now !== 'held' && past,
    jpHeld: done.reduce((sum, one) => sum + (one.jp ?? 0), 0),
  }
}

export type Actual = ReturnType<typeof itemActual>

function sum(rows: Actual[]) {
  const add = (value: (row: Actual) => number) => rows.reduce((total, row) => total + value(row), 0)
  return {
    items: rows.length,
    held: add((row) => (row.standing === 'held' ? 1 : 0)),
    jp: add((row) => row.jp ?? 0),
    jpHeld: add((row) => row.jpHeld),
    budget: add((row) => row.budget ?? 0),
  }
}

/** Sums of all items, of each objective (all seven) and of each category. */
export function actualSums(rows: Actual[]) {
  return {
    all: sum(rows),
    objectives: objectiveCodes.map((key) => ({ key, ...sum(rows.filter((row) => row.objective === key)) })),
    categories: categories.map((key) => ({ key, ...sum(rows.filter((row) => row.category === key)) })),
  }
}

/** Activities beside the programme that had been held. */
export function besides<A extends Happened>(activities: A[], until: Date): A[] {
  return activities.filter((one) => standing(one, until) === 'held')
}
