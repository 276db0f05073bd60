import fc from 'fast-check'
import ICAL from 'ical.js'
import { expect, test } from 'vitest'
import { calendarText, type Entry } from '@/lib/calendar/export'

const words = { name: 'Sanggar – KKG', on: 'On: praktik', postponed: 'Ditunda', cancelled: 'Dibatalkan' }
const entry = (more: Partial<Entry> = {}): Entry => ({
  id: '019a0000-0000-7000-8000-000000000001',
  kind: 'meeting',
  title: 'Diskusi pembelajaran',
  mode: 'in',
  place: 'SDN 1 Selong',
  link: '',
  state: 'scheduled',
  sequence: 0,
  sequencedAt: null,
  createdAt: new Date('2026-08-01T00:00:00Z'),
  days: [{ startsAt: new Date('2026-08-13T00:00:00Z'), endsAt: new Date('2026-08-13T03:00:00Z') }],
  group: { slug: 'kkg', name: 'KKG Gugus Patimura', zone: 'Asia/Makassar' },
  ...more,
})
const write = (entries: Entry[]) => calendarText(entries, 'https://sanggar.example:8443/x', words)

/** What a reader other than the writer finds. */
function read(text: string) {
  const calendar = new ICAL.Component(ICAL.parse(text))
  for (const zone of calendar.getAllSubcomponents('vtimezone'))
    ICAL.TimezoneService.register(new ICAL.Timezone(zone))
  const events = calendar.getAllSubcomponents('vevent').map((one) => new ICAL.Event(one))
  return { calendar, events }
}

const overnight = { startsAt: new Date('2026-12-31T14:30:00Z'), endsAt: new Date('2026-12-31T18:00:00Z') }

test.each([
  ['Asia/Jakarta', '2026-12-31T21:30:00', '2027-01-01T01:00:00', '+07:00'],
  ['Asia/Makassar', '2026-12-31T22:30:00', '2027-01-01T02:00:00', '+08:00'],
  ['Asia/Jayapura', '2026-12-31T23:30:00', '2027-01-01T03:00:00', '+09:00'],
  // Half-hour and quarter-hour zones, though no group has one yet.
  ['Australia/Adelaide', '2027-01-01T01:00:00', '2027-01-01T04:30:00', '+10:30'],
  ['Asia/Kathmandu', '2026-12-31T20:15:00', '2026-12-31T23:45:00', '+05:45'],
])(
  '%s: wall-clock time, its own VTIMEZONE and the same instant, over midnight and New Year',
  (zone, from, to) => {
    const group = { slug: 'kkg', name: 'KKG', zone }
    const { calendar, events } = read(write([entry({ group, days: [overnight] })]))
    const [event] = events
    expect(event?.startDate.toString()).toBe(from)
    expect(event?.endDate.toString()).toBe(to)
    expect(event?.startDate.zone?.tzid).toBe(zone)
    expect(event?.startDate.toJSDate()).toEqual(overnight.startsAt)
    expect(event?.endDate.toJSDate()).toEqual(overnight.endsAt)
    const zones = calendar.getAllSubcomponents('vtimezone')
    expect(zones.map((one) => one.getFirstPropertyValue('tzid'))).toEqual([zone])
  },
)

test('an event a day, each with a key that stays, SEQUENCE and the stamp of the last change in UTC', () => {
  const days = [0, 1, 2].map((i) => ({
    startsAt: new Date(Date.UTC(2026, 7, 13 + i)),
    endsAt: new Date(Date.UTC(2026, 7, 13 + i, 3)),
  }))
  const sequencedAt = new Date('2026-08-02T05:00:00Z')
  const { calendar, events } = read(write([entry({ days, sequence: 4, sequencedAt })]))
  const key = '019a0000-0000-7000-8000-000000000001'
  expect(events.map((one) => one.uid)).toEqual([
    `${key}@sanggar.example`,
    `${key}-2@sanggar.example`,
    `${key}-3@sanggar.example`,
  ])
  for (const one of events) {
    expect(one.sequence).toBe(4)
    expect(one.component.getFirstPropertyValue('dtstamp')?.toString()).toBe('2026-08-02T05:00:00Z')
    expect(one.component.getFirstPropertyValue('status')).toBe('CONFIRMED')
    expect(one.component.getFirstPropertyValue('url')).toBe(
      `https://sanggar.example:8443/groups/kkg/meetings/${key}`,
    )
  }
  expect(calendar.getFirstPropertyValue('method')).toBe('PUBLISH')
  expect(calendar.getFirstPropertyValue('version')).toBe('2.0')
  expect(calendar.getFirstPropertyValue('prodid')).toBeTruthy()
})

test('cancelled, postponed, and On without a place', () => {
  const { events } = read(
    write([
      entry({ state: 'cancelled' }),
      entry({ state: 'postponed' }),
      entry({ mode: 'on', place: '' }),
      entry({ place: '', link: 'https://rapat.example/a' }),
      entry({ state: 'held', kind: 'sharing' }),
    ]),
  )
  const said = events.map((one) => [
    one.component.getFirstPropertyValue('status'),
    one.summary,
    one.location,
    one.description,
  ])
  expect(said).toEqual([
    ['CANCELLED', 'Dibatalkan: Diskusi pembelajaran', 'SDN 1 Selong', 'KKG Gugus Patimura'],
    ['TENTATIVE', 'Ditunda: Diskusi pembelajaran', 'SDN 1 Selong', 'KKG Gugus Patimura'],
    ['CONFIRMED', 'Diskusi pembelajaran', null, 'KKG Gugus Patimura\nOn: praktik'],
    ['CONFIRMED', 'Diskusi pembelajaran', 'https://rapat.example/a', 'KKG Gugus Patimura'],
    ['CONFIRMED', 'Diskusi pembelajaran', 'SDN 1 Selong', 'KKG Gugus Patimura'],
  ])
})

test('any title is read back as it was; CRLF and at most 75 octets a line', () => {
  const letters = fc.constantFrom(
    ...'aé–ng;,\\:"\'😀👩‍🏫ﷺ字\u00a0 ()%=TZ'.split(''),
    '😀',
    '👩‍🏫',
    'Dr.',
    'S.Pd.',
  )
  const titles = fc.array(letters, { minLength: 1, maxLength: 160 }).map((all) => all.join('').toWellFormed())
  fc.assert(
    fc.property(titles, titles, (title, place) => {
      const text = write([entry({ title, place })])
      const lines = text.split('\r\n')
      expect(lines.every((one) => Buffer.byteLength(one) <= 75)).toBe(true)
      // No line end but CRLF, and no letter cut in two.
      expect(lines.some((one) => /[\r\n]/.test(one))).toBe(false)
      expect(Buffer.from(text).toString()).toBe(text)
      const [event] = read(text).events
      expect(event?.summary).toBe(title)
      expect(event?.location).toBe(place)
    }),
    { numRuns: 150 },
  )
})

test('an empty calendar can be read too', () => {
  expect(read(write([])).events).toEqual([])
})
