import { expect, type Page, test } from '@playwright/test'
import { crawl, type Form, formsOf, senderOf } from '../support/crawl'
import { comeIn } from '../support/journey'
import { sql } from '../support/sql'

// Each of these asks thousands of times: they are shared out among the workers.
test.describe.configure({ mode: 'parallel' })

test.beforeAll(() =>
  sql(
    `update person set email = 'agung@contoh.sch.id'
     where id = (select id from person where name like 'Agung%' and email is null order by name, id limit 1)
     and not exists (select from person where email = 'agung@contoh.sch.id')`,
  ),
)

const UNEXPECTED = 'terjadi gangguan'
const MEGABYTE = 'x'.repeat(1_000_000)
const LONG = 'x'.repeat(5_000)
const SCRIPT = '<script>alert(1)</script>'
const TURNED = 'tanda \u202e terbalik'
const EMOJI = '🙂🙂🙂'
const NUL = 'nol\u0000nol'
const NOBODY = '00000000-0000-7000-8000-000000000000'
const QUOTES = "' OR 1=1 --"

/** A hidden key, or a group's name, is either none or one that is not there: not each text says more of it. */
const KEY = /^[0-9a-f]{8}-[0-9a-f-]{27}$|^(kkg|mgmp)-/
const forKey = ['', LONG, NUL, NOBODY, QUOTES]
/** What reads any text is asked for what a text can hold; all else also for what is of no or of another kind. */
const forText = ['', LONG, NUL, SCRIPT, TURNED, EMOJI, QUOTES]
const forValue = ['', LONG, NUL, NOBODY, '2027-02-29', '-1', '1e99', 'Asia/Singapore', 'Mars/Olympus']

const START = ['/', '/check-in']
/** The administrator changes Agung, by whose account no journey comes in, whatever the others call themselves here. */
const startOf = (who: string) => (who === 'dinas' ? ['/admin/people?q=Agung', ...START] : START)
const PUBLIC = [
  '/sign-in',
  '/sign-in/code',
  '/sign-in/link',
  '/reset',
  '/verify',
  '/verify/x',
  '/check-in',
  '/guests/x',
]

/** Sends as many at once as the server's pool has connections; answers what was said against it. */
async function all<T>(jobs: T[], run: (job: T) => Promise<string | null>) {
  const said: string[] = []
  const waiting = jobs.values()
  const sender = async () => {
    for (const job of waiting) said.push(...[await run(job)].filter((one) => one !== null))
  }
  await Promise.all(Array.from({ length: 8 }, sender))
  return said
}

/** Comes in as this person, or as nobody. */
const openAs = (page: Page, who: string) => (who === 'nobody' ? page.goto('/sign-in') : comeIn(page, who))

/** Asks as this person's browser does, without a browser's work at each of thousands of answers. */
async function asker(page: Page, start = '/') {
  const { origin, cookie } = await senderOf(page)
  const headers = { cookie, origin, 'accept-encoding': 'identity' }
  const ask = (path: string, body: FormData | null = null, redirect: RequestRedirect = 'manual') =>
    fetch(origin + path, { method: body ? 'POST' : 'GET', body, headers, redirect })
  // Who is not known would be sent to sign in, and nothing below were asked at all.
  expect((await ask(start)).status).toBe(200)
  return ask
}

const forQuery = [...new Set([...forText, ...forValue])]
/** Most pages know these: asked together on a page that is not linked with them, in turns of a few texts each. */
const COMMON = ['state', 'year']
const FEW = 3

for (const who of ['budi', 'nurul', 'dinas', 'nobody']) {
  test(`each query parameter of ${who}'s pages: never 500`, async ({ page }) => {
    test.setTimeout(600_000)
    await openAs(page, who)
    const start = who === 'nobody' ? PUBLIC : startOf(who)
    const pages = [...(await crawl(page, start)).keys()].map((path) => new URL(path, 'http://x'))
    const jobs = pages.flatMap(({ pathname, searchParams }, place) => {
      const asked = searchParams.size ? [...searchParams.keys()].map((name) => [name]) : [COMMON]
      const turn = (_: string, i: number) => searchParams.size || (i + place * FEW) % forQuery.length < FEW
      return asked.flatMap((names) =>
        forQuery.filter(turn).map((value) => {
          const query = new URLSearchParams(searchParams)
          for (const name of names) query.set(name, value)
          return `${pathname}?${query}`
        }),
      )
    })
    const ask = await asker(page, start[0])
    const said = await all(jobs, async (path) => {
      const answer = await ask(path, null, 'follow')
      await answer.arrayBuffer()
      return answer.status < 500 ? null : `${answer.status} ${path.slice(0, 120)}`
    })
    expect(said).toEqual([])
    expect(jobs.length).toBeGreaterThan(who === 'nobody' ? 20 : 200)
  })
}

/** A form, and the texts that each of its fields is given: the fields that are shown together, each hidden one alone. */
type Trial = { path: string; form: Form; shown: Map<string, string[]>; hidden: Map<string, string[]> }

/** Every form knows these in the same way: asked along with the others. */
const ALONG = ['formKey']

/** Each of the forms that a person reaches and that were not `seen`; one met again, on another page, is given a few texts, to show that this page tells of them too. */
async function trialsOf(page: Page, who: string, seen = new Set<string>()) {
  const trials: Trial[] = []
  await comeIn(page, who)
  for (const [path, html] of await crawl(page, startOf(who))) {
    for (const form of await formsOf(page, html)) {
      const names = form.names.filter((name) => !name.startsWith('$ACTION'))
      // A list has the same form on each row, and a form the same field for each person or line: the last stands for them.
      const kindOf = (name: string) => name.replace(/[0-9a-f-]{36}/, ':id').replace(/\.\d+/, '.:row')
      const kinds = new Map(names.map((name) => [kindOf(name), name]))
      const place = `${path.replace(/[0-9a-f-]{36}/g, ':id')} ${[...kinds.keys()]}`
      if (form.method !== 'post' || !kinds.size || kinds.has('locale') || seen.has(place)) continue
      const action = `${form.action} ${[...kinds.keys()]}`
      const known = seen.has(action)
      seen.add(place).add(action)
      const isKey = (name: string) => form.fields.some(([key, value]) => key === name && KEY.test(value))
      const isAlone = (name: string) => form.hidden.includes(name) && !ALONG.includes(name)
      const shown = [...kinds.values()].filter((name) => !isAlone(name))
      // What is hidden cannot be complained of beside its field: each alone, in turns of a few texts.
      const hidden = known ? [] : [...kinds.values()].filter(isAlone)
      const turns = (texts: string[]) => texts.filter((_, i) => (i + trials.length) % texts.length < FEW)
      const alone = (name: string) =>
        isKey(name) ? [NUL, NOBODY, ...turns(forKey)] : [NUL, ...turns(forValue)]
      const together = (name: string) => (form.free.includes(name) ? forText : forValue)
      trials.push({
        path,
        form,
        shown: new Map(shown.map((name) => [name, together(name).slice(0, known ? FEW : undefined)])),
        hidden: new Map(hidden.map((name) => [name, [...new Set(alone(name))]])),
      })
    }
  }
  return trials
}

const REFUSED = /<(?:input|select|textarea)\b[^>]*\baria-invalid="true"[^>]*>/g

/** The fields that a page complains of. */
const complaints = (html: string) =>
  new Set([...html.matchAll(REFUSED)].map(([tag]) => /\bname="([^"]*)"/.exec(tag)?.[1]))

/** The sentences of refusal that belong to no refused field or group of fields: a reader who does not see would miss them. */
function untied(html: string): string[] {
  const owners = [...html.matchAll(/<\w+\b[^>]*\baria-describedby="([^"]*)"[^>]*>/g)]
  const told = new Set(
    owners.flatMap(([tag, ids = '']) => (/aria-invalid="true"|^<fieldset/.test(tag) ? ids.split(' ') : [])),
  )
  const said = [...html.matchAll(/<(?:p|span)\b(?![^>]*\bhidden)[^>]*\bclass="error"[^>]*>/g)]
  return said.map(([tag]) => tag).filter((tag) => !told.has(/\bid="([^"]*)"/.exec(tag)?.[1] ?? ''))
}

const SIGNS: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#x27;' }

/** What was typed into the fields that take any text and does not stand on the page that refused it. */
function lost(html: string, { form }: Trial, texts: [string, string][]): string[] {
  const kept = (text: string) => html.includes(text.replace(/[&<>"']/g, (sign) => SIGNS[sign] ?? sign))
  const typed = texts.filter(([name, text]) => form.free.includes(name) && text !== NUL && text !== MEGABYTE)
  return typed.filter(([, text]) => !kept(text)).map(([name]) => `lost ${name}`)
}

/** Sends forms as `ask` does; keeps what was answered as nothing may be, and which fields were complained of. */
function sender(ask: Awaited<ReturnType<typeof asker>>) {
  const wrong: string[] = []
  const told = new Set<string>()
  const send = async (trial: Trial, texts: [string, string][]) => {
    const { path, form } = trial
    const given = new Map(texts)
    const data = new FormData()
    for (const [key, kept] of form.fields) if (!given.has(key)) data.append(key, kept)
    for (const [name, text] of given) data.append(name, text)
    const answer = await ask(path, data)
    const html = await answer.text()
    const of = complaints(html)
    const loose = [...untied(html), ...(of.size ? lost(html, trial, texts) : [])]
    if (answer.status >= 500 || html.includes(UNEXPECTED) || loose.length)
      wrong.push(
        `${answer.status} ${path} ${texts.map((pair) => pair.join('=').slice(0, 50))} ${loose[0] ?? ''}`,
      )
    for (const [name] of texts) if (of.has(name)) told.add(`${path} ${name}`)
    // What was taken was taken with all of them.
    const taken = answer.status === 303 || !(of.size || html.includes('class="notice error'))
    return { taken, left: texts.filter(([name]) => !of.has(name)) }
  }
  /** Those that are complained of leave; where the whole was refused, it is looked for whose doing that was. */
  const carryOut = async (trial: Trial, texts: [string, string][], halvings: number): Promise<void> => {
    if (!texts.some(([name]) => !ALONG.includes(name))) return
    const { taken, left } = await send(trial, texts)
    if (taken || texts.length === 1) return
    if (left.length < texts.length) return carryOut(trial, left, halvings)
    if (!halvings) return
    const half = Math.ceil(left.length / 2)
    for (const some of [left.slice(0, half), left.slice(half)]) await carryOut(trial, some, halvings - 1)
  }
  /** The nth text of each field. */
  const turn = (texts: Map<string, string[]>, n: number) =>
    [...texts].flatMap(([name, all]): [string, string][] => (n < all.length ? [[name, all[n] ?? '']] : []))
  const longest = (texts: Map<string, string[]>) =>
    Math.max(0, ...[...texts.values()].map((all) => all.length))

  const tryOut = async (trial: Trial) => {
    const passed = new Map<string, string[]>()
    for (let n = 0; n < longest(trial.shown); n += 1) {
      const texts = turn(trial.shown, n)
      const { taken, left } = await send(trial, texts)
      for (const [name, text] of taken ? [] : left) passed.set(name, [...(passed.get(name) ?? []), text])
    }
    // Complained of beside others, these were not carried out yet.
    for (let n = 0; n < longest(passed); n += 1) await carryOut(trial, turn(passed, n), n ? 1 : 8)
    for (const [name, texts] of trial.hidden) for (const text of texts) await send(trial, [[name, text]])
    const [first] = trial.shown.keys()
    if (first) await send(trial, [[first, MEGABYTE]])
    return null
  }
  return { tryOut, wrong, told }
}

// The many forms of an officer are shared out among two.
for (const [who, part, parts] of [
  ['budi', 0, 2],
  ['budi', 1, 2],
  ['dinas', 0, 1],
] as const) {
  test(`each field of each form of ${who}, part ${part + 1} of ${parts}: a sentence or a refusal, never 500`, async ({
    browser,
  }) => {
    test.setTimeout(1_500_000)
    const page = await (await browser.newContext({ javaScriptEnabled: false })).newPage()
    const trials = await trialsOf(page, who)
    const { tryOut, wrong, told } = sender(await asker(page))
    const own = trials.filter((_, i) => i % parts === part)
    await all(own, tryOut)
    expect(wrong).toEqual([])
    expect(own.length).toBeGreaterThan(20)
    expect(told.size).toBeGreaterThan(50)
  })
}

test('each field of each form that only a teacher or a supervisor reaches', async ({ browser }) => {
  test.setTimeout(600_000)
  const open = async () => (await browser.newContext({ javaScriptEnabled: false })).newPage()
  const seen = new Set<string>()
  for (const who of ['budi', 'dinas']) await trialsOf(await open(), who, seen)
  for (const who of ['sari', 'nurul']) {
    const page = await open()
    const trials = await trialsOf(page, who, seen)
    const { tryOut, wrong } = sender(await asker(page))
    await all(trials, tryOut)
    expect(wrong).toEqual([])
    expect(trials.length, who).toBeGreaterThan(0)
  }
})
