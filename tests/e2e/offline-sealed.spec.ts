import { randomBytes, randomUUID } from 'node:crypto'
import { type Browser, expect, type Page, test } from '@playwright/test'
import { comeIn } from '../support/journey'
import { behindBadLine, fillReport, item, told } from '../support/phone'
import { raw } from '../support/raw'
import { sql } from '../support/sql'

const report = '/groups/kkg-patimura/problems/new'
const { line } = behindBadLine()

/** Sari on a phone whose outbox no server answers. */
async function phoneOf(browser: Browser) {
  const context = await browser.newContext({ baseURL: line().base })
  const page = await context.newPage()
  page.setDefaultTimeout(20_000)
  await comeIn(page, 'sari')
  line().state.way = 'fail'
  return { context, page }
}

async function write(page: Page, words: string) {
  await fillReport(page, words)
  await page.getByRole('button', { name: 'Laporkan' }).click()
}

/** What the server has of a run, in the order in which it came. */
const arrived = async (run: string) =>
  (
    await sql(
      "select split_part(situation, ' ', 1) as word from problem where situation like $1 order by created_at, id",
      [`%${run}`],
    )
  ).map((row) => row.word)

const waiting = (page: Page) => page.getByRole('listitem').filter({ hasText: /Tersimpan di ponsel ini/ })
const sent = (page: Page) => page.getByRole('listitem').filter({ hasText: /Terkirim (\d+ \w+, )?\d\d\.\d\d/ })

/** What waits is half sealed anew, and stays so until the page ends. */
function halfway() {
  const { put } = IDBObjectStore.prototype
  let puts = 0
  IDBObjectStore.prototype.put = function (...args) {
    const asked = put.apply(this, args)
    puts += this.name === 'items' ? 1 : 0
    if (puts !== 2) return asked
    const hold = () => {
      this.get('none').onsuccess = hold
      document.documentElement.dataset.halfway = ''
    }
    hold()
    return asked
  }
}

test('under a changed key what waits is sealed anew altogether, also where its page is left, closed or crashes in between, and is sent once in order', async ({
  browser,
}) => {
  const run = randomUUID()
  const { context, page } = await phoneOf(browser)
  await page.goto(report)
  for (const word of ['satu', 'dua', 'tiga']) {
    await write(page, `${word} ${run}`)
    await expect(page.getByLabel('Apa yang terjadi?')).toHaveValue('')
  }
  // A page without script, that sends nothing meanwhile.
  await page.goto('/api/health')
  const before = await raw(page)
  expect(before.items).toHaveLength(3)

  // The server has another secret, as its pages say from now on.
  const seal = randomBytes(32).toString('base64url')
  line().state.seal = seal
  const ends: ((half: Page) => Promise<unknown>)[] = [
    (half) => half.goto('about:blank'),
    (half) => half.close(),
    async (half) => {
      const tools = await context.newCDPSession(half)
      const crashed = half.waitForEvent('crash')
      tools.send('Page.crash').catch(() => {})
      await crashed
      await half.close()
    },
  ]
  for (const end of ends) {
    const half = await context.newPage()
    await half.addInitScript(halfway)
    await half.goto('/outbox')
    await expect(half.locator('html[data-halfway]')).toBeAttached()
    await end(half)
    expect(await raw(page)).toEqual(before)
  }

  await page.goto('/outbox')
  await expect(waiting(page)).toHaveCount(3)
  const after = await raw(page)
  expect(after.notes.me).toMatchObject({ mark: seal.slice(0, 8) })
  expect(after.items.map(({ key }) => key)).toEqual(before.items.map(({ key }) => key))
  const bodies = new Set([...before.items, ...after.items].map(({ body }) => body))
  expect(bodies.size).toBe(6)

  // A server that is older than this program takes nothing and costs nothing.
  line().state.way = 'older'
  await page.getByRole('button', { name: 'Kirim sekarang' }).click()
  await expect(page.getByText(/Belum terkirim. Semua tetap tersimpan/)).toBeVisible()
  expect(line().state.sends).toBe(1)
  // For an hour it fails: it is asked less and less, and what waits goes by itself once it is well.
  line().state.way = 'fail'
  const { fails } = line().state
  await page.clock.install()
  await page.reload()
  for (let minute = 0; minute < 60; minute += 5) await page.clock.runFor('05:00')
  await expect(waiting(page)).toHaveCount(3)
  expect(line().state.fails - fails).toBeGreaterThan(1)
  expect(line().state.fails - fails).toBeLessThan(12)
  expect(await arrived(run)).toEqual([])
  line().state.way = 'open'
  // All that was asked has its answer, and what is asked from here on has the time of a real line.
  await page.waitForTimeout(500)
  await page.clock.fastForward('20:00')
  await expect(sent(page)).toHaveCount(3)
  await page.reload()
  await expect(sent(page)).toHaveCount(3)
  expect(await arrived(run)).toEqual(['satu', 'dua', 'tiga'])
  expect(line().state.sends).toBe(1 + 3)
  await context.close()
})

/** The database as the first program wrote it, with two reports that wait; its tab holds it open whatever comes. */
async function firstProgram({ run, groupId }: { run: string; groupId: string }) {
  const html = await (await fetch('/outbox')).text()
  const said = new DOMParser().parseFromString(html, 'text/html').querySelector<HTMLElement>('[data-person]')
  const { person = '', seal = '' } = said?.dataset ?? {}
  const bytes = Uint8Array.from(atob(seal.replace(/-/g, '+').replace(/_/g, '/')), (one) => one.charCodeAt(0))
  const key = await crypto.subtle.importKey('raw', bytes, 'AES-GCM', false, ['encrypt', 'decrypt'])
  const asked = indexedDB.open('sanggar', 1)
  asked.onupgradeneeded = () => {
    asked.result.createObjectStore('items', { keyPath: 'key' })
    asked.result.createObjectStore('notes')
  }
  await new Promise<unknown>((done) => {
    asked.onsuccess = done
  })
  const put = (drawer: string, value: object, place?: string) =>
    new Promise<unknown>((done) => {
      const deed = asked.result.transaction(drawer, 'readwrite')
      deed.objectStore(drawer).put(value, place)
      deed.oncomplete = done
    })
  await put('notes', { person, mark: seal.slice(0, 8), key }, 'me')
  for (const [at, word] of ['satu', 'dua'].entries()) {
    const name = crypto.randomUUID()
    const fields = {
      ...{ groupId, group: 'kkg-patimura', grade: 'IV', subject: 'IPAS', situation: `${word} ${run}` },
      ...{ tried: '', visibility: 'group', objective: 'D' },
    }
    const place = {
      key: name,
      kind: 'problem.report',
      about: name,
      title: 'Laporan masalah',
      from: '/',
      fields,
    }
    const rest = { at: Date.now(), tried: 0, failures: 0, state: 'waiting', said: [], to: '', taken: 0 }
    const chance = crypto.getRandomValues(new Uint8Array(12))
    const text = new TextEncoder().encode(JSON.stringify({ ...place, ...rest, seq: at + 1 }))
    const body = await crypto.subtle.encrypt({ name: 'AES-GCM', iv: chance }, key, text)
    await put('items', { key: name, person, chance, body })
  }
}

/** The program with the next number of its database. */
function nextProgram() {
  const { open } = IDBFactory.prototype
  IDBFactory.prototype.open = function (name, version) {
    return open.call(this, name, version && version + 1)
  }
}

test('what an older program kept survives the next version of the database; a tab that holds the old one is named, and nothing is lost or sent twice', async ({
  browser,
}) => {
  const run = randomUUID()
  const { context, page: old } = await phoneOf(browser)
  const [group] = await sql('select id from "group" where slug = $1', ['kkg-patimura'])
  await old.goto('/api/health')
  await old.evaluate(firstProgram, { run, groupId: String(group?.id) })
  // The program of now reads it as it is.
  const now = await context.newPage()
  await now.goto('/outbox')
  await expect(waiting(now)).toHaveCount(2)
  await now.goto(report)

  const next = await context.newPage()
  await next.addInitScript(nextProgram)
  for (const page of [now, next]) await page.clock.install()
  await next.goto('/outbox')
  await expect(next.locator('main .saving')).toHaveText('')
  await next.clock.fastForward(8_000)
  await expect(
    next.getByText(/Tab Sanggar lain yang dibuka lebih dahulu .* Yang menunggu tidak hilang/),
  ).toBeVisible()
  await expect(next.getByText('Tidak ada yang menunggu')).toBeHidden()
  // Nor does the program of now get to it: what is written goes at once, as from a phone that keeps nothing.
  await write(now, `langsung ${run}`)
  await expect(told(now)).toHaveText('Menyimpan …')
  await now.clock.fastForward(8_000)
  await expect(now.getByRole('heading', { level: 1 })).toContainText('IPAS, kelas IV')
  expect(await arrived(run)).toEqual(['langsung'])

  await old.close()
  await next.reload()
  await expect(waiting(next)).toHaveCount(2)
  expect((await raw(next)).version).toBe(2)
  // Before the newer database the program of now goes on.
  await now.goto(report)
  await write(now, `tiga ${run}`)
  await expect(told(now)).toHaveText(/Tersimpan di ponsel ini, belum terkirim/)
  await expect(waiting(next)).toHaveCount(3)
  line().state.way = 'open'
  await next.getByRole('button', { name: 'Kirim sekarang' }).click()
  await expect(sent(next)).toHaveCount(3)
  await now.goto('/outbox')
  await expect(item(now, 'Laporan masalah')).toHaveText([/Terkirim/, /Terkirim/, /Terkirim/])
  expect(await arrived(run)).toEqual(['langsung', 'satu', 'dua', 'tiga'])
  expect(line().state.sends).toBe(3)
  await context.close()
})

test('a service worker that cannot open its database lets every page through', async ({ browser }) => {
  line().state.program = `IDBFactory.prototype.open = () => { throw new DOMException('', 'SecurityError') }`
  const context = await browser.newContext({ baseURL: line().base, serviceWorkers: 'allow' })
  const page = await context.newPage()
  await comeIn(page, 'sari')
  await page.goto('/')
  await page.evaluate(async () => {
    const { serviceWorker } = navigator
    const taken = new Promise((done) => serviceWorker.addEventListener('controllerchange', done))
    if (!serviceWorker.controller) await taken
  })
  await page.goto('/notices')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Kabar')
  line().state.way = 'cut'
  await page.goto('/')
  await expect(page.getByRole('heading', { name: 'Tidak ada jaringan' })).toBeVisible()
  await context.close()
})

test('where the browser has no room left a report goes at once, without a line it is not called kept, and with room again it waits', async ({
  browser,
}) => {
  const run = randomUUID()
  const { context, page } = await phoneOf(browser)
  await page.goto('/api/health')
  const tools = await context.newCDPSession(page)
  const room = (quotaSize?: number) =>
    tools.send('Storage.overrideQuotaForOrigin', { origin: line().base, ...(quotaSize && { quotaSize }) })
  await room(1)
  await page.goto(report)
  await write(page, `penuh ${run}`)
  await expect(page.getByRole('heading', { level: 1 })).toContainText('IPAS, kelas IV')
  await page.goto(report)
  line().state.way = 'cut'
  await write(page, `ada ${run}`)
  await expect(told(page)).toHaveText(/Belum tersimpan: Sanggar tidak terjangkau/)
  await room()
  await page.getByRole('button', { name: 'Laporkan' }).click()
  await expect(told(page)).toHaveText(/Tersimpan di ponsel ini, belum terkirim/)
  expect(await arrived(run)).toEqual(['penuh'])
  line().state.way = 'open'
  await page.goto('/outbox')
  await expect(sent(page)).toHaveCount(1)
  expect(await arrived(run)).toEqual(['penuh', 'ada'])
  await context.close()
})
