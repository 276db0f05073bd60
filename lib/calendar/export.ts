import ical, { ICalCalendarMethod, ICalEventStatus } from 'ical-generator'
import { Temporal } from 'temporal-polyfill'
import { tzlib_get_ical_block } from 'timezones-ical-library'
import { activityPath } from '../activities/paths'
import { type ActivityState, calendarStatus } from '../activities/rules'

/** What a calendar tells of an activity: when, where and of which group; no person, no agenda. */
export type Entry = {
  id: string
  kind: 'meeting' | 'sharing'
  title: string
  mode: 'in' | 'on'
  place: string
  link: string
  state: ActivityState
  sequence: number
  sequencedAt: Date | null
  createdAt: Date
  days: { startsAt: Date; endsAt: Date }[]
  /** For a reader who has no account: their own page of it. */
  address?: string
  group: { slug: string; name: string; zone: string }
}
export type CalendarWords = { name: string; on: string; postponed: string; cancelled: string }

const zoned = (at: Date, zone: string) =>
  Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(zone)

/** When an entry last became what it is. */
export const changedAt = (entry: Entry) => entry.sequencedAt ?? entry.createdAt

function titleOf(entry: Entry, words: CalendarWords) {
  if (entry.state === 'cancelled') return `${words.cancelled}: ${entry.title}`
  return entry.state === 'postponed' ? `${words.postponed}: ${entry.title}` : entry.title
}

function* eventsOf(entry: Entry, base: URL, words: CalendarWords) {
  const { zone, slug, name } = entry.group
  const where = entry.place || entry.link
  const told = [name, entry.mode === 'on' ? words.on : '', entry.place && entry.link].filter(Boolean)
  for (const [i, day] of entry.days.entries())
    yield {
      // The first day keeps the plain key, however many days there are.
      id: `${entry.id}${i ? `-${i + 1}` : ''}@${base.hostname}`,
      sequence: entry.sequence,
      stamp: changedAt(entry),
      start: zoned(day.startsAt, zone),
      end: zoned(day.endsAt, zone),
      timezone: zone,
      summary: titleOf(entry, words),
      description: told.join('\n'),
      ...(where && { location: where }),
      status: ICalEventStatus[calendarStatus(entry.state)],
      url: entry.address ?? new URL(`/groups/${slug}${activityPath(entry)}`, base).href,
    }
}

/** Activities as an iCalendar object (RFC 5545), an event for each day, in the wall-clock time of their groups. */
export function calendarText(entries: Entry[], base: string, words: CalendarWords): string {
  const calendar = ical({
    name: words.name,
    prodId: { company: 'Sanggar', product: 'Sanggar', language: 'ID' },
    method: ICalCalendarMethod.PUBLISH,
    // Without a name of its own: stamps stay in UTC, and each zone that an event names is described.
    timezone: { name: null, generator: (zone) => tzlib_get_ical_block(zone)[0] ?? null },
  })
  for (const entry of entries)
    for (const event of eventsOf(entry, new URL(base), words)) calendar.createEvent(event)
  return `${calendar.toString()}\r\n`
}
