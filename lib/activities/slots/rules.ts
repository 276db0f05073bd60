export type Span = { startsAt: Date; endsAt: Date }

/** True where a span lies in one of these days. */
export const within = ({ startsAt, endsAt }: Span, days: Span[]) =>
  days.some((day) => startsAt >= day.startsAt && endsAt <= day.endsAt)

/**
 * Where a slot goes when the days of its meeting change: it stays where it still lies within them, else it keeps
 * its distance from the start of its day; null when it does not fit there.
 */
export function placeIn(slot: Span, before: Span[], after: Span[]): Span | null {
  if (within(slot, after)) return slot
  const at = before.findIndex((day) => slot.startsAt >= day.startsAt && slot.startsAt < day.endsAt)
  const [from, to] = [before[at], after[at]]
  if (!from || !to) return null
  const moved = (time: Date) => new Date(time.getTime() + to.startsAt.getTime() - from.startsAt.getTime())
  const span = { startsAt: moved(slot.startsAt), endsAt: moved(slot.endsAt) }
  return within(span, after) ? span : null
}
