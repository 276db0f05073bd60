import { randomUUID } from 'node:crypto'
import { statuses } from '../../lib/activities/schema'
import { fieldsOf, filled } from './form'
import type { Wish } from './judge'
import type { Scene } from './scene'

const AGAIN = 250
const PATIENCE = 25_000
/** How long somebody goes on trying after the run. */
const LAST = 60_000
/** So many bytes has a file that somebody attaches. */
const BYTES = 20_000
const pause = (ms: number) => new Promise((done) => setTimeout(done, ms))

type Mark = { personId: string; status: string }
/** What is acknowledged is kept here, as a person would remember it; `unseen` are records that were not there at once. */
export type Kept = {
  reports: Wish[]
  marks: Wish[]
  files: (Wish & { sent: string })[]
  last: Mark[]
  unseen: number
}
export type Run = { base: string; scene: Scene; over: () => number | null; kept: Kept }

async function ask(url: string, init: RequestInit): Promise<Response | null> {
  const signal = AbortSignal.timeout(PATIENCE)
  return fetch(url, { ...init, redirect: 'manual', signal }).catch(() => null)
}

/** Tries until there is an answer; null once the run is over for long. */
async function persist<T>(
  { over }: Run,
  attempt: () => Promise<T | null>,
): Promise<{ found: T; tries: number } | null> {
  for (let tries = 1; ; tries += 1) {
    const found = await attempt()
    if (found !== null) return { found, tries }
    const end = over()
    if (end !== null && Date.now() > end + LAST) return null
    await pause(AGAIN)
  }
}

async function page(base: string, path: string, cookie: string): Promise<string | null> {
  const response = await ask(base + path, { headers: { cookie } })
  const body = await response?.text().catch(() => null)
  return response?.status === 200 ? (body ?? null) : null
}

type Sending = {
  path: string
  cookie: string
  holding: string
  typed: Record<string, string>
  file?: File
  to: RegExp
}

/**
 * Opens a form, fills it in and sends it until it is acknowledged: each time the same form with the same key. Answers
 * where it led.
 */
async function send(run: Run, sending: Sending, wish: (began: number) => Wish): Promise<string | null> {
  const { path, cookie, holding, typed, file, to } = sending
  const { base } = run
  const opened = await persist(run, async () => {
    const html = await page(base, path, cookie)
    return html ? fieldsOf(html, holding) : null
  })
  if (!opened) return null
  const own = wish(Date.now())
  const sent = await persist(run, async () => {
    own.tries += 1
    const body = filled(opened.found, typed)
    if (file) body.append('file', file)
    const response = await ask(base + path, { method: 'POST', headers: { cookie, origin: base }, body })
    await response?.arrayBuffer().catch(() => null)
    return to.exec(response?.headers.get('location') ?? '')?.[0] ?? null
  })
  if (sent) own.done = Date.now()
  return sent?.found ?? null
}

function begun(key: string, list: Wish[]) {
  return (began: number): Wish => {
    const wish = { key, began, done: null, tries: 0 }
    list.push(wish)
    return wish
  }
}

async function attach(run: Run, path: string, cookie: string) {
  const key = `${randomUUID()}.pdf`
  const text = `%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\n%${key.repeat(Math.ceil(BYTES / key.length))}\n%%EOF\n`
  const file = new File([text], key, { type: 'application/pdf' })
  const one = (began: number) => {
    const wish = { key, began, done: null, tries: 0, sent: text }
    run.kept.files.push(wish)
    return wish
  }
  await send(run, { path, cookie, holding: 'file', typed: {}, file, to: /\/problems\/[0-9a-f-]{36}/ }, one)
}

/** Reports one problem after the other, looks at each at once, and attaches a file to every fourth. */
export async function reporter(run: Run, cookie: string): Promise<void> {
  const { base, scene, kept } = run
  const path = `/groups/${scene.slug}/problems/new`
  for (let count = 0; run.over() === null; count += 1) {
    const key = randomUUID()
    const typed = {
      ...{ grade: 'II', subject: 'Matematika', tried: '', visibility: 'group', objective: 'D' },
      situation: `Siswa menghafal tetapi belum memahami. ${key}`,
    }
    const to = /\/groups\/[^/]+\/problems\/[0-9a-f-]{36}/
    const made = await send(run, { path, cookie, holding: 'grade', typed, to }, begun(key, kept.reports))
    if (!made) return
    const seen = await persist(run, async () => {
      const response = await ask(base + made, { headers: { cookie } })
      const body = await response?.text().catch(() => null)
      if (response?.status === 404) return 'missing'
      return response?.status === 200 && body ? body : null
    })
    if (seen && !seen.found.includes(key)) kept.unseen += 1
    if (count % 4 === 0) await attach(run, made, cookie)
  }
}

/** Marks one person after the other on the list of a meeting, each time otherwise than before. */
export async function officer(run: Run, cookie: string, people: string[]): Promise<void> {
  const { scene, kept } = run
  const path = `/groups/${scene.slug}/meetings/${scene.activityId}/attendance`
  for (let count = 0; run.over() === null; count += 1) {
    const personId = people[count % people.length] ?? ''
    const status = statuses[(count + Math.floor(count / people.length)) % statuses.length] ?? 'present'
    const typed = { [`status.${personId}`]: status }
    const holding = `was.${personId}`
    const to = /\/attendance/
    const done = await send(
      run,
      { path, cookie, holding, typed, to },
      begun(`${personId} ${count}`, kept.marks),
    )
    if (!done) return
    kept.last = [...kept.last.filter((one) => one.personId !== personId), { personId, status }]
  }
}
