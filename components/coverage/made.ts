import type { Viewer } from '@/lib/access/viewer'
import { clockIn, longDate, zoneLabel } from '@/lib/core/time'

/** When and by whom a table was made, in words. */
export function madeBy(viewer: Viewer, locale: string, now: Date, zone = 'Asia/Jakarta'): string {
  const clock = clockIn(zone, now).replace(':', '.')
  return `${longDate(locale, zone, now)}, ${clock} ${zoneLabel(zone)}, ${viewer.name}`
}
