import type { Prisma } from '../../core/generated/client'

const DAY = 86_400_000

/** How long a group waits before an open problem returns to its officers, and the moment that is asked about. */
export type Patience = { now: Date; days: number }

/** Whole days since a problem was sent in, or opened again. */
export function daysOpen(openedAt: Date, now: Date): number {
  return Math.max(0, Math.floor((now.getTime() - openedAt.getTime()) / DAY))
}

/** Open problems of a list: sent in, not closed, and not told by another one. */
export const stillOpen = {
  state: { notIn: ['draft', 'closed'] },
  mergedId: null,
} satisfies Prisma.ProblemWhereInput

function since({ now, days }: Patience) {
  return new Date(now.getTime() - days * DAY)
}

/** True for a problem that is open for longer than its group wants. */
export function isOverdue(
  problem: { state: string; mergedId: string | null; openedAt: Date },
  patience: Patience,
): boolean {
  const open = problem.state !== 'draft' && problem.state !== 'closed' && problem.mergedId === null
  return open && problem.openedAt < since(patience)
}

/** The same as a filter. */
export function overdue(patience: Patience) {
  return { ...stillOpen, openedAt: { lt: since(patience) } } satisfies Prisma.ProblemWhereInput
}

/** On no agenda of a meeting that is still to come: what the officers have to see to. */
export function onNoAgenda() {
  const coming = { state: { in: ['scheduled' as const, 'postponed' as const] } }
  return { agendaItems: { none: { activity: coming } } } satisfies Prisma.ProblemWhereInput
}

const MOST_RETURNING = 10

/** Of what is proposed for a new agenda, in its order, what comes back by itself: the ten that are open for too long the longest. */
export function returning(proposed: { id: string; overdueDays: number | null }[]): string[] {
  return proposed
    .filter((one) => one.overdueDays !== null)
    .slice(0, MOST_RETURNING)
    .map((one) => one.id)
}
