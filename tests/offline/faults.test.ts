import fc from 'fast-check'
import { beforeAll, expect, test } from 'vitest'
import { badPhone, type Fault, faults, imitate } from '../support/bad-phone'
import { type Far, model, program } from '../support/far'
import { NOW } from '../support/world'

// Histories of a phone with a bad line: nothing that was called kept is lost, and nothing counts twice.

const marks = ['', 'present', 'excused', 'sick', 'absent'] as const
const rooms = ['never', 'at once', 'after', 'denied'] as const
type Full = (typeof rooms)[number]
type Mark = (typeof marks)[number]
type Step =
  | { do: 'report'; full: Full }
  | { do: 'list'; marks: Mark[]; reopened: boolean; full: Full }
  | { do: 'minutes'; stale: boolean; full: Full }
  | { do: 'send'; faults: Fault[]; tabs: 1 | 2; dies: number }
  | { do: 'clock' | 'time'; by: number }
  | { do: 'secret'; room: number }
  | { do: 'enter'; who: 0 | 1 }
  | { do: 'leave' | 'update' }

const DAY = 86_400_000
const full = fc.constantFrom(...rooms, 'never' as const, 'never' as const)
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 2, arbitrary: fc.record({ do: fc.constant('report' as const), full }) },
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant('list' as const),
      marks: fc.array(fc.constantFrom(...marks), { minLength: 3, maxLength: 3 }),
      // A tab that was opened before shows nothing of what waits.
      reopened: fc.boolean(),
      full,
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constant('minutes' as const), stale: fc.boolean(), full }),
  },
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constant('send' as const),
      faults: fc.array(fc.constantFrom(...faults), { maxLength: 6 }),
      tabs: fc.constantFrom(1 as const, 2 as const),
      // After so many writes to the disk the browser is closed.
      dies: fc.integer({ min: 1, max: 12 }),
    }),
  },
  fc.record({ do: fc.constant('clock' as const), by: fc.constantFrom(-DAY, 0, DAY) }),
  fc.record({ do: fc.constant('time' as const), by: fc.constantFrom(60_000, 3_600_000, DAY, 51 * DAY) }),
  fc.record({ do: fc.constant('secret' as const), room: fc.integer({ min: 0, max: 8 }) }),
  fc.record({ do: fc.constant('enter' as const), who: fc.constantFrom(0 as const, 1 as const) }),
  fc.record({ do: fc.constantFrom('leave' as const, 'update' as const) }),
)

/** No room after so many writes. */
const after = (most: number) => {
  let writes = 0
  return () => {
    if (++writes > most) throw new DOMException('', 'QuotaExceededError')
  }
}
const most = { never: Number.POSITIVE_INFINITY, 'at once': 0, after: 1, denied: 0 }

async function history(far: Far, steps: Step[], locked: boolean) {
  const phone = badPhone(far, NOW.getTime(), locked)
  /** What each was told is kept. */
  const told = [0, 1].map(() => ({
    reports: [] as string[],
    marks: {} as Record<string, string>,
    lines: [] as string[],
  }))
  const all: string[] = []
  let made = 0
  for (const one of steps) {
    const mine = told[phone.who()] as (typeof told)[number]
    const meeting = far.meetings[phone.who()] as string
    const writes = one.do === 'report' || one.do === 'list' || one.do === 'minutes'
    if (writes && !phone.signedIn()) continue
    // A page of minutes that is denied the drawer while it is open.
    if (writes && one.do !== 'minutes') phone.deny(one.full === 'denied')
    const text = `t${++made}`
    if (one.do === 'report') {
      all.push(text)
      if (await phone.write('problem.report', '', far.form(text), false, after(most[one.full])))
        mine.reports.push(text)
    }
    if (one.do === 'list') {
      const said = Object.fromEntries(
        far.pupils.flatMap((id, i) => (one.marks[i] ? [[id, one.marks[i]]] : [])),
      )
      const fields = {
        ...{ activityId: meeting, member: far.pupils, rest: '' },
        ...Object.fromEntries(far.pupils.map((id) => [`was.${id}`, ''])),
        ...Object.fromEntries(Object.entries(said).map(([id, status]) => [`status.${id}`, status])),
      }
      const about = `attendance ${meeting}`
      if (await phone.write('attendance.record', about, fields, one.reopened, after(most[one.full])))
        Object.assign(mine.marks, said)
    }
    if (one.do === 'minutes' && (await phone.minutes(text, one.stale, after(most[one.full]))))
      mine.lines.push(text)
    phone.deny(false)
    if (one.do === 'send') await phone.sendAll(one.faults, one.tabs, after(one.dies))
    if (one.do === 'clock') phone.clock.wrong = one.by
    if (one.do === 'time') phone.clock.true += one.by
    if (one.do === 'secret') await phone.secret(after(one.room))
    if (one.do === 'enter') await phone.enter(one.who)
    if (one.do === 'leave') await phone.leave()
    if (one.do === 'update') phone.update()
  }
  expect(await phone.end()).toEqual([])
  const reports = await far.reports()
  expect(new Set(reports).size, 'counted once').toBe(reports.length)
  expect(reports).toEqual(expect.arrayContaining(told.flatMap((one) => one.reports)))
  for (const [who, { marks, lines }] of told.entries()) {
    const meeting = far.meetings[who] as string
    const there = await far.marks(meeting)
    // Where there are no locks, two tabs may send in another order; each mark is there all the same.
    if (locked) expect(there).toMatchObject(marks)
    expect(Object.keys(there)).toEqual(expect.arrayContaining(Object.keys(marks)))
    const written = (await far.minutes(meeting)).split('\n')
    expect(new Set(written).size, 'written once').toBe(written.length)
    expect(written).toEqual(expect.arrayContaining(lines))
  }
}

beforeAll(imitate)

test('nothing that was kept is ever lost or counted twice in 1,000 random histories, and the last mark stays', async () => {
  const one = fc.asyncProperty(fc.array(step, { maxLength: 25 }), fc.boolean(), (steps, locked) =>
    history(model(), steps, locked),
  )
  await fc.assert(one, { numRuns: 1000 })
}, 120_000)

test('nor in 100 that reach the program itself and its database', async () => {
  const begin = await program()
  const one = fc.asyncProperty(fc.array(step, { maxLength: 10 }), async (steps) =>
    history(await begin(), steps, true),
  )
  // What was sent, and then written on from a page that lay on the phone, comes once.
  const known: Step[] = [
    { do: 'minutes', stale: false, full: 'never' },
    { do: 'send', faults: [], tabs: 1, dies: 9 },
    { do: 'minutes', stale: true, full: 'never' },
  ]
  await fc.assert(one, { numRuns: 100, examples: [[known]] })
}, 120_000)
