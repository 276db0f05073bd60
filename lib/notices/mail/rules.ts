import { clockIn, dateIn, instantOf, ZONES, type Zone } from '../../core/time'

/** When letters may come: never between the quiet hours, and with a digest once a day. */
export type Hours = { zone: string; quietFrom: number; quietTo: number; digestAt: number | null }

/** For who never chose: not by night, and as it happens. */
export function usualHours(zone = 'Asia/Jakarta'): Hours {
  return { zone: zone in ZONES ? (zone as Zone) : 'Asia/Jakarta', quietFrom: 20, quietTo: 6, digestAt: null }
}

const MINUTE = 60_000
/** News that come in one breath go in one letter. */
const BREATH = 2 * MINUTE
const DAY = 86_400_000

/** The next moment at which a clock in a zone shows this full hour; the same moment when it does now. */
function nextHour(zone: string, hour: number, from: Date): Date {
  const clock = `${String(hour).padStart(2, '0')}:00`
  const today = instantOf(zone, dateIn(zone, from), clock)
  return today >= from ? today : instantOf(zone, dateIn(zone, new Date(from.getTime() + DAY)), clock)
}

function isQuiet({ zone, quietFrom, quietTo }: Hours, at: Date): boolean {
  const hour = Number(clockIn(zone, at).slice(0, 2))
  if (quietFrom === quietTo) return false
  if (quietFrom < quietTo) return hour >= quietFrom && hour < quietTo
  return hour >= quietFrom || hour < quietTo
}

/** When news of a moment are to go: at the hour of the digest, or soon but not in quiet hours. */
export function momentOf(hours: Hours, at: Date): Date {
  if (hours.digestAt !== null) return nextHour(hours.zone, hours.digestAt, at)
  const soon = new Date(at.getTime() + BREATH)
  return isQuiet(hours, soon) ? nextHour(hours.zone, hours.quietTo, soon) : soon
}
