import { dateIn } from '../../core/time'
import type { dateKinds } from '../dates/schema'

/** A time that somebody thinks of meeting at. */
export type Slot = { startsAt: Date; endsAt: Date }
export type Busy = Slot & { groupId: string; name: string | null; shared: number }
export type MarkedDate = { name: string; kind: (typeof dateKinds)[number]; firstOn: Date; lastOn: Date }

/** What an officer should know before people are invited; it never refuses. */
export type Warning =
  | { about: 'date'; name: string; kind: MarkedDate['kind'] }
  | { about: 'clash'; name: string | null; shared: number }
  | { about: 'notice'; days: number }
  | { about: 'past' }

/** Less notice than this many days is little. */
export const NOTICE_DAYS = 3
const DAY = 86_400_000

/** The warnings of one slot: marked days of the group, meetings of the same people elsewhere, little notice. */
export function warningsOf(
  slot: Slot,
  around: { dates: MarkedDate[]; busy: Busy[]; zone: string },
  now: Date,
): Warning[] {
  const found: Warning[] = []
  const [first, last] = [dateIn(around.zone, slot.startsAt), dateIn(around.zone, slot.endsAt)]
  for (const { name, kind, firstOn, lastOn } of around.dates)
    if (dateIn('UTC', firstOn) <= last && dateIn('UTC', lastOn) >= first)
      found.push({ about: 'date', name, kind })
  const met = new Set<string>()
  for (const one of around.busy) {
    if (met.has(one.groupId) || one.startsAt >= slot.endsAt || one.endsAt <= slot.startsAt) continue
    met.add(one.groupId)
    found.push({ about: 'clash', name: one.name, shared: one.shared })
  }
  const notice = slot.startsAt.getTime() - now.getTime()
  if (notice < 0) found.push({ about: 'past' })
  else if (notice < NOTICE_DAYS * DAY) found.push({ about: 'notice', days: Math.floor(notice / DAY) })
  return found
}
