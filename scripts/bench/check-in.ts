import { codeAt } from '../../lib/activities/checkin/rules'
import { system } from '../../lib/core/db'
import { shortKey } from '../../lib/core/short'
import { crowd, type Part, percentiles } from './crowd'

const PEOPLE = 500
/** So many of them scan twice at the same moment. */
const TWICE = 50
const MINUTE = 60_000
/** What 95 of 100 may wait at most, when 500 come within one minute. */
const AIM = 500

type Meeting = { activityId: string; dayId: string; codeKey: string }
type Answer = { milliseconds: number; right: boolean }

async function meeting(groupId: string, createdById: string): Promise<Meeting> {
  const now = Date.now()
  const when = { startsAt: new Date(now - 5 * MINUTE), endsAt: new Date(now + 120 * MINUTE) }
  const { id, days } = await system('job').activity.create({
    data: {
      groupId,
      kind: 'meeting',
      title: 'Pertemuan besar',
      category: 'coreRoutine',
      origin: 'problem',
      objective: 'D',
      supporting: [],
      countedSupport: [],
      state: 'held',
      createdById,
      createdAt: new Date(now),
      ...when,
      days: { create: when },
    },
    select: { id: true, days: { select: { id: true, codeKey: true } } },
  })
  const [day] = days
  if (!day) throw new Error('The meeting has no day')
  return { activityId: id, dayId: day.id, codeKey: day.codeKey }
}

/** One scan as a phone makes it: the link with the code of the moment, then the page that says what was recorded. */
async function scan(base: string, cookie: string, { dayId, codeKey }: Meeting): Promise<Answer[]> {
  const headers = { cookie }
  const get = async (path: string, right: (response: Response, body: string) => boolean) => {
    const began = performance.now()
    const response = await fetch(base + path, { headers, redirect: 'manual' }).catch(() => null)
    const body = (await response?.text()) ?? ''
    const milliseconds = performance.now() - began
    return { milliseconds, right: response !== null && right(response, body) }
  }
  const { code } = codeAt({ id: dayId, codeKey }, new Date())
  const done = `/check-in/done/${shortKey(dayId)}`
  const link = `/check-in/${shortKey(dayId)}?code=${code}`
  const checked = await get(link, (response) => response.headers.get('location') === done)
  const shown = await get(done, (response, body) => response.ok && body.includes('Kehadiran Anda tercatat'))
  return [checked, shown]
}

/**
 * 500 people check in within `spread` milliseconds, at moments strewn over it, 50 of them twice at once.
 * Answers what was lost, what was double, and how long each waited.
 */
async function run(base: string, cookies: string[], one: Meeting, spread: number) {
  const began = Date.now()
  const scans = [...cookies, ...cookies.slice(0, TWICE)].map(async (cookie, i) => {
    // The second scan of a pair falls on the moment of the first.
    const moment = ((((i % PEOPLE) * 7919) % PEOPLE) / PEOPLE) * spread
    await new Promise((go) => setTimeout(go, moment))
    return scan(base, cookie, one)
  })
  const answers = await Promise.all(scans)
  const checked = answers.flatMap(([first]) => first ?? [])
  const all = answers.flat()
  const rows = await system('job').attendance.findMany({
    where: { dayId: one.dayId, status: 'present' },
    select: { personId: true },
  })
  const people = new Set(rows.map((row) => row.personId)).size
  return {
    seconds: Math.round((Date.now() - began) / 100) / 10,
    scans: answers.length,
    requests: all.length,
    errors: all.filter((answer) => !answer.right).length,
    rows: rows.length,
    lost: PEOPLE - people,
    double: rows.length - people,
    checkIn: percentiles(checked.map((answer) => answer.milliseconds)),
    checkInAndPage: percentiles(
      answers.map((pair) => pair.reduce((sum, each) => sum + each.milliseconds, 0)),
    ),
  }
}

/** 500 people check in within one minute: none lost, none double, in time. Within ten seconds: a figure beside it. */
export async function checkIn(base: string): Promise<Part> {
  const { groupId, people, cookies } = await crowd(PEOPLE)
  const by = people[0]?.id ?? ''
  // The first requests of a process compile and connect; no room of people meets a server in its first second.
  const warm = await meeting(groupId, by)
  for (const cookie of cookies.slice(0, 20)) await scan(base, cookie, warm)
  const minute = await run(base, cookies, await meeting(groupId, by), MINUTE)
  const burst = await run(base, cookies, await meeting(groupId, by), MINUTE / 6)
  const failures: string[] = []
  for (const fault of ['errors', 'lost', 'double'] as const)
    if (minute[fault]) failures.push(`check-in: ${minute[fault]} ${fault} of ${PEOPLE} within one minute`)
  if (minute.checkIn.p95 >= AIM)
    failures.push(`check-in: p95 ${minute.checkIn.p95} ms, below ${AIM} is wanted`)
  return { result: { people: PEOPLE, withinOneMinute: minute, withinTenSeconds: burst }, failures }
}
