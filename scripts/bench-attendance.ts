import { randomBytes } from 'node:crypto'
import { availableParallelism } from 'node:os'
import { codeAt } from '../lib/activities/checkin/rules'
import { startSession } from '../lib/auth/sessions'
import { sessionCookie } from '../lib/auth/token'
import { db } from '../lib/core/db'
import { shortKey } from '../lib/core/short'
import { serveDemonstration } from './demo'

const PEOPLE = 500
/** So many of them scan twice at the same moment. */
const TWICE = 50
const MINUTE = 60_000

type Meeting = { activityId: string; dayId: string; codeKey: string }
type Answer = { milliseconds: number; right: boolean }

/** 500 members of one group, each with a session made by the application's own code; answers their cookies. */
async function crowd(groupId: string): Promise<string[]> {
  const people = Array.from({ length: PEOPLE }, (_, i) => ({ id: crypto.randomUUID(), name: `Guru ${i}` }))
  await db().person.createMany({ data: people })
  const startedOn = new Date('2020-01-01')
  await db().membership.createMany({ data: people.map(({ id }) => ({ groupId, personId: id, startedOn })) })
  const browser = { address: '', userAgent: 'bench', now: new Date() }
  const cookies: string[] = []
  for (const { id } of people) {
    const { name, value } = await sessionCookie((await startSession(id, browser)).id)
    cookies.push(`${name}=${value}`)
  }
  return cookies
}

async function meeting(groupId: string, createdById: string): Promise<Meeting> {
  const now = Date.now()
  const when = { startsAt: new Date(now - 5 * MINUTE), endsAt: new Date(now + 120 * MINUTE) }
  const { id, days } = await db().activity.create({
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

function percentiles(answers: Answer[]) {
  const sorted = answers.map((one) => one.milliseconds).sort((a, b) => a - b)
  const at = (share: number) => Math.round(sorted[Math.ceil(sorted.length * share) - 1] ?? 0)
  return { p50: at(0.5), p95: at(0.95), p99: at(0.99), slowest: at(1) }
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
  const rows = await db().attendance.findMany({
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
    checkIn: percentiles(checked),
    checkInAndPage: percentiles(
      answers.map((pair) => ({
        milliseconds: pair.reduce((sum, each) => sum + each.milliseconds, 0),
        right: true,
      })),
    ),
  }
}

/** Measures a running server whose database this process reaches too. */
async function measure(base: string) {
  const slug = `bench-${randomBytes(4).toString('hex')}`
  const region = await db().region.findFirstOrThrow({ select: { code: true } })
  const { id: groupId } = await db().group.create({
    data: { slug, kind: 'kkg', name: 'KKG besar', regionCode: region.code, zone: 'Asia/Jakarta' },
    select: { id: true },
  })
  const cookies = await crowd(groupId)
  const { personId } = await db().membership.findFirstOrThrow({ where: { groupId } })
  // The first requests of a process compile and connect; no room of people meets a server in its first second.
  const warm = await meeting(groupId, personId)
  for (const cookie of cookies.slice(0, 20)) await scan(base, cookie, warm)
  const minute = await run(base, cookies, await meeting(groupId, personId), MINUTE)
  const burst = await run(base, cookies, await meeting(groupId, personId), MINUTE / 6)
  return { cores: availableParallelism(), people: PEOPLE, withinOneMinute: minute, withinTenSeconds: burst }
}

/** The production build with a database of its own, for the length of one measurement. */
async function ownServer() {
  const NEXTAUTH_SECRET = randomBytes(32).toString('hex')
  const demo = await serveDemonstration({ NEXTAUTH_SECRET })
  Object.assign(process.env, { DATABASE_URL: demo.url, NEXTAUTH_SECRET, NEXTAUTH_URL: demo.base })
  return { base: demo.base, end: demo.stop }
}

// BENCH_URL with its DATABASE_URL and NEXTAUTH_SECRET measures a server that runs already.
const given = process.env.BENCH_URL
const own = given ? null : await ownServer()
console.log(JSON.stringify(await measure(own?.base ?? given ?? ''), null, 2))
await db().$disconnect()
await own?.end()
