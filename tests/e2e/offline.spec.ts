import { randomUUID } from 'node:crypto'
import { expect, type Page, test } from '@playwright/test'
import { clean } from '../support/journey'
import { behindBadLine, brought, enter, fillReport, item, shelf, told, worker } from '../support/phone'
import { sql } from '../support/sql'

const group = '/groups/kkg-patimura'
const { line, take } = behindBadLine()

async function sendIn(page: Page, words: string) {
  await fillReport(page, words)
  await page.getByRole('button', { name: 'Laporkan' }).click()
}

async function report(page: Page, words: string) {
  await page.goto(`${group}/problems/new`)
  await sendIn(page, words)
}
async function reported(words: string) {
  const rows = await sql('select count(*)::int as n from problem where situation = $1', [words])
  return Number(rows[0]?.n)
}

/** What must be read on those of the kept pages that are one's own problem or a meeting with an agenda. */
async function wordsOf(paths: string[]) {
  const of = (part: string) => paths.filter((path) => new RegExp(`/${part}/[0-9a-f-]{36}$`).test(path))
  const [problems, meetings] = [of('problems'), of('meetings')]
  const ids = (some: string[]) => [some.map((path) => path.slice(-36))]
  const rows = [
    ...(await sql('select id, situation as words from problem where id = any($1)', ids(problems))),
    ...(await sql(
      'select activity_id as id, max(title) as words from agenda_item where problem_id is null and activity_id = any($1) group by 1',
      ids(meetings),
    )),
  ]
  const found = new Map(rows.map((row) => [String(row.id), String(row.words)]))
  return new Map(
    [...problems, ...meetings].flatMap((path) => {
      const words = found.get(path.slice(-36))
      return words ? [[path, words] as const] : []
    }),
  )
}

test('a report is written without a network, kept over a closed browser, a portal, a lost answer and a new program, and sent once', async () => {
  const words = `Magnet hanya dihafal ${randomUUID()}`
  const { open, close } = await take()
  let page = await open()
  await enter(page, 'sari')
  await brought(page, `${group}/problems/new`)
  await brought(page, '/outbox')

  line().state.way = 'cut'
  await page.goto('/')
  await expect(page.getByText(/Tidak ada jawaban dari jaringan. Halaman ini dari \d\d\.\d\d/)).toBeVisible()
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Selamat datang')
  await report(page, words)
  await expect(told(page)).toHaveText(/Tersimpan di ponsel ini, belum terkirim/)
  await expect(page.getByLabel('Apa yang terjadi?')).toHaveValue('')
  await clean(page)
  await page.getByRole('link', { name: 'Lihat kiriman di ponsel ini' }).click()
  await expect(item(page, 'Laporan masalah: IPAS')).toContainText('belum ada jawaban')
  await clean(page)
  await page.goto('/library')
  await expect(page.getByRole('heading', { name: 'Tidak ada jaringan' })).toBeVisible()
  await expect(page.getByRole('link', { name: 'Kiriman di ponsel ini' })).toBeVisible()
  await clean(page)
  await close()

  // A captive portal answers everything with its own page.
  line().state.way = 'portal'
  page = await open()
  await page.goto('/')
  await expect(page.getByRole('heading', { name: 'Wifi' })).toBeVisible()
  line().state.way = 'swallow'
  await page.goto('/outbox')
  await expect(item(page, 'IPAS')).toContainText('belum ada jawaban')
  await page.getByRole('button', { name: 'Kirim sekarang' }).click()
  await expect.poll(() => line().state.sends).toBeGreaterThan(0)
  await expect(page.getByText(/Belum terkirim. Semua tetap tersimpan/)).toBeVisible()
  expect(await reported(words)).toBe(1)

  // A new program takes over; what waits stays.
  line().state.way = 'open'
  line().state.program = '// newer'
  await page.evaluate(async () => {
    const taken = new Promise((done) => navigator.serviceWorker.addEventListener('controllerchange', done))
    await (await navigator.serviceWorker.getRegistration())?.update()
    await taken
  })
  await page.reload()
  await expect(item(page, 'IPAS')).toContainText(/Terkirim (\d+ \w+, )?\d\d\.\d\d/)
  expect(await reported(words)).toBe(1)
  await item(page, 'IPAS').getByRole('link', { name: 'Lihat' }).click()
  await expect(page.getByText(words)).toBeVisible()

  // Refused only when it arrived, it opens again with all that was typed.
  await page.goto(`${group}/problems/new`)
  line().state.way = 'cut'
  await page.getByLabel('Kelas', { exact: true }).fill('V')
  await page.getByRole('button', { name: 'Laporkan' }).click()
  await expect(told(page)).toHaveText(/belum terkirim/)
  line().state.way = 'open'
  await page.goto('/outbox')
  const refused = page.getByRole('listitem').filter({ hasText: 'Tidak diterima' })
  await refused.getByRole('link', { name: 'Perbaiki' }).click()
  await expect(page.getByLabel('Kelas', { exact: true })).toHaveValue('V')
  await sendIn(page, `${words} lagi`)
  await expect(page.getByRole('heading', { level: 1 })).toContainText('IPAS, kelas IV')
  await page.goto('/outbox')
  await expect(refused).toHaveCount(0)

  // With a network the form leads on as ever, and a refusal stands beside its field.
  await page.goto(`${group}/problems/new`)
  await page.getByRole('button', { name: 'Laporkan' }).click()
  await expect(page.getByLabel('Mata pelajaran')).toHaveAttribute('aria-invalid', 'true')
  await close()
})

test('a shared phone: the next person sees nothing, and what waits is sent when its writer is back', async () => {
  const words = `Soal cerita membingungkan ${randomUUID()}`
  const { open } = await take()
  const page = await open()
  await enter(page, 'sari')
  await brought(page, `${group}/problems/new`)
  await brought(page, '/outbox')
  line().state.way = 'cut'
  await report(page, words)
  await expect(told(page)).toHaveText(/belum terkirim/)

  // Signed out without a network: nothing opens any more, and the session ends as soon as there is one.
  await page.context().setOffline(true)
  await page.getByRole('button', { name: 'Keluar' }).click()
  await expect(page.getByRole('heading', { name: 'Tidak ada jaringan' })).toBeVisible()
  expect(await shelf(page)).toEqual([])
  line().state.way = 'open'
  // The page asks again by itself.
  await page.context().setOffline(false)
  await expect(page.getByRole('heading', { name: 'Masuk ke sanggar' })).toBeVisible()
  await expect(page.getByText(/terkunci di ponsel ini: 1 kiriman/)).toBeVisible()

  await enter(page, 'maria')
  await page.goto('/outbox')
  await expect(page.getByText('Tidak ada yang menunggu')).toBeVisible()
  expect(await reported(words)).toBe(0)
  await brought(page, '/outbox')
  await page.getByRole('button', { name: 'Keluar' }).click()
  await expect(page.getByRole('heading', { name: 'Masuk ke sanggar' })).toBeVisible()
  expect(await shelf(page)).toEqual([])

  await enter(page, 'sari')
  await expect.poll(() => reported(words)).toBe(1)
  // What was sent waits for nobody.
  await page.getByRole('button', { name: 'Keluar' }).click()
  await expect(page.getByRole('heading', { name: 'Masuk ke sanggar' })).toBeVisible()
  await expect(page.locator('[data-locked]')).toBeHidden()
})

test('a session that ended keeps a full outbox, and sends it for the same person alone', async () => {
  const words = `Murid takut bertanya ${randomUUID()}`
  const { open } = await take()
  const page = await open()
  await enter(page, 'sari')
  await page.goto(`${group}/problems/new`)
  await page.context().clearCookies()
  await sendIn(page, words)
  await expect(told(page)).toHaveText(/sesi Anda sudah berakhir/)
  expect(await reported(words)).toBe(0)
  await enter(page, 'budi')
  await page.goto('/outbox')
  await expect(page.getByText('Tidak ada yang menunggu')).toBeVisible()
  expect(await reported(words)).toBe(0)
  await page.getByRole('button', { name: 'Keluar' }).click()
  await expect(page.getByRole('heading', { name: 'Masuk ke sanggar' })).toBeVisible()
  await enter(page, 'sari')
  await expect.poll(() => reported(words)).toBe(1)
})

test('what two tabs wrote while the server failed is sent in order with no page open, and each page that was brought opens without a network', async () => {
  const { open } = await take()
  const page = await open()
  await enter(page, 'sari')
  await brought(page, `${group}/problems/new`)
  await brought(page, '/outbox')
  const { tools, sync } = await worker(page, line().base)
  expect((await tools.send('Page.getInstallabilityErrors')).installabilityErrors).toEqual([])

  const read = async () => (await wordsOf(await shelf(page, true))).size
  await expect.poll(read, { timeout: 30_000 }).toBeGreaterThan(0)
  line().state.way = 'cut'
  const kept = await shelf(page, true)
  expect(kept.length).toBeGreaterThan(5)
  const words = await wordsOf(kept)
  for (const path of kept) {
    await page.goto(path)
    await expect(page.getByText(/Halaman ini dari \d\d\.\d\d/), path).toBeVisible()
    await expect(page.locator('main'), path).toContainText(words.get(path) ?? '')
  }

  // Each tab has a clock that is wrong by a day, one before and one behind.
  line().state.way = 'fail'
  const run = randomUUID()
  const other = await page.context().newPage()
  for (const [tab, words, days] of [
    [page, 'Tab pertama', 1],
    [other, 'Tab kedua', -1],
  ] as const) {
    await tab.clock.setFixedTime(Date.now() + days * 86_400_000)
    await report(tab, `${words} ${run}`)
    await expect(told(tab)).toHaveText(/Tersimpan di ponsel ini, belum terkirim/)
  }
  await other.close()
  await page.goto('about:blank')
  const arrived = async () =>
    (
      await sql(
        "select split_part(situation, ' ', 2) as tab from problem where situation like $1 order by created_at",
        [`%${run}`],
      )
    ).map((row) => row.tab)
  await sync('outbox')
  // A newer server keeps what an older program says waiting.
  line().state.way = 'newer'
  await sync('outbox')
  expect(await arrived()).toEqual([])
  line().state.way = 'open'
  await sync('outbox')
  await expect.poll(arrived).toEqual(['pertama', 'kedua'])
  await page.goto('/outbox')
  await expect(page.getByRole('listitem').filter({ hasText: /Terkirim .*\d\d\.\d\d/ })).toHaveCount(2)
  expect(await arrived()).toEqual(['pertama', 'kedua'])
})

test('a phone that may keep nothing, or has no room, sends at once, and without a network says that nothing is saved', async () => {
  const { open } = await take()
  const page = await open()
  await enter(page, 'sari')
  const refuse = () => {
    const open = () => {
      throw new DOMException('', 'SecurityError')
    }
    Object.defineProperty(window, 'indexedDB', { value: { open } })
  }
  // What was to be written is taken back, as it is where the disk is full.
  const full = () => {
    const { put } = IDBObjectStore.prototype
    IDBObjectStore.prototype.put = function (...args) {
      const asked = put.apply(this, args)
      this.transaction.abort()
      return asked
    }
  }
  const context = page.context()
  // The browser calls a broken line and a portal a network too.
  const lines: [string, () => unknown][] = [
    ['none', () => context.setOffline(true)],
    ['cut', () => (line().state.way = 'cut')],
    ['portal', () => (line().state.way = 'portal')],
  ]
  for (const fault of [full, refuse]) {
    await page.addInitScript(fault)
    for (const [name, off] of lines) {
      const words = `Tanpa ruang ${randomUUID()}`
      await page.goto(`${group}/problems/new`)
      await off()
      await sendIn(page, words)
      await expect(told(page), name).toHaveText(/Belum tersimpan: Sanggar tidak terjangkau/)
      await expect(page.getByLabel('Apa yang terjadi?')).toHaveValue(words)
      await context.setOffline(false)
      line().state.way = 'open'
      await page.getByRole('button', { name: 'Laporkan' }).click()
      await expect(page.getByRole('heading', { level: 1 })).toContainText('IPAS, kelas IV')
      expect(await reported(words)).toBe(1)
    }
  }
})
