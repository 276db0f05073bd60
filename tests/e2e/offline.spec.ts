import { randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type BrowserContext, chromium, expect, type Page, test } from '@playwright/test'
import { chromiumArguments, chromiumPath } from '../../scripts/chromium'
import { clean } from '../support/journey'
import { badLine } from '../support/line'
import { aroundNow, scheduled } from '../support/meeting'
import { sql } from '../support/sql'

const group = '/groups/kkg-patimura'
type Line = Awaited<ReturnType<typeof badLine>>

let line: Line
const folders: string[] = []
test.beforeEach(async ({ baseURL }) => {
  line = await badLine(baseURL ?? '')
})
test.afterEach(async () => {
  await line.stop()
  for (const folder of folders.splice(0)) await rm(folder, { recursive: true, force: true })
})

/** A phone whose browser can be closed and opened again with all that lies on it. */
async function phone() {
  const folder = await mkdtemp(join(tmpdir(), 'phone-'))
  folders.push(folder)
  const open = async () => {
    const context = await chromium.launchPersistentContext(folder, {
      executablePath: await chromiumPath(),
      args: chromiumArguments,
      baseURL: line.base,
      serviceWorkers: 'allow',
      viewport: { width: 360, height: 740 },
    })
    const page = context.pages()[0] ?? (await context.newPage())
    page.setDefaultTimeout(20_000)
    return page
  }
  return { open }
}

async function enter(page: Page, who: string) {
  if (!page.url().includes('/sign-in')) await page.goto('/sign-in')
  await page.getByLabel('Surel').fill(`${who}@contoh.sch.id`)
  await page.getByLabel('Kata sandi').fill(process.env.JOURNEY_PASSWORD ?? '')
  await page.getByRole('button', { name: 'Masuk' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Selamat datang')
}

/** The addresses of the pages that lie on the phone. */
const shelf = (page: Page) =>
  page.evaluate(async () => {
    const cache = await caches.open('pages')
    return (await cache.keys()).map(({ url }) => new URL(url).pathname)
  })
const brought = (page: Page, path: string) =>
  expect.poll(() => shelf(page), { timeout: 30_000 }).toContain(path)

async function report(page: Page, words: string) {
  await page.goto(`${group}/problems/new`)
  await sendIn(page, words)
}
const told = (page: Page) => page.locator('[data-later] [role=status]')
async function reported(words: string) {
  const rows = await sql('select count(*)::int as n from problem where situation = $1', [words])
  return Number(rows[0]?.n)
}
const close = (page: Page) => page.context().close()

test('a report is written without a network, kept over a closed browser, a portal, a lost answer and a new program, and sent once', async () => {
  test.setTimeout(180_000)
  const words = `Magnet hanya dihafal ${randomUUID()}`
  const { open } = await phone()
  let page = await open()
  await enter(page, 'sari')
  await brought(page, `${group}/problems/new`)
  await brought(page, '/outbox')

  line.state.way = 'cut'
  await page.goto('/')
  await expect(page.getByText(/Tidak ada jaringan. Halaman ini dari \d\d\.\d\d/)).toBeVisible()
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Selamat datang')
  await report(page, words)
  await expect(told(page)).toHaveText(/Tersimpan di ponsel ini, belum terkirim/)
  await expect(page.getByLabel('Apa yang terjadi?')).toHaveValue('')
  await clean(page)
  await page.getByRole('link', { name: 'Lihat kiriman di ponsel ini' }).click()
  await expect(page.getByRole('listitem').filter({ hasText: 'Laporan masalah: IPAS' })).toContainText(
    'belum ada jawaban',
  )
  await clean(page)
  await page.goto('/library')
  await expect(page.getByRole('heading', { name: 'Tidak ada jaringan' })).toBeVisible()
  await expect(page.getByRole('link', { name: 'Kiriman di ponsel ini' })).toBeVisible()
  await clean(page)
  await close(page)

  // A captive portal answers everything with its own page.
  line.state.way = 'portal'
  page = await open()
  await page.goto('/')
  await expect(page.getByRole('heading', { name: 'Wifi' })).toBeVisible()
  line.state.way = 'swallow'
  await page.goto('/outbox')
  await expect(page.getByRole('listitem').filter({ hasText: 'IPAS' })).toContainText('belum ada jawaban')
  await page.getByRole('button', { name: 'Kirim sekarang' }).click()
  await expect.poll(() => line.state.sends).toBeGreaterThan(0)
  await expect(page.getByText(/Belum terkirim. Semua tetap tersimpan/)).toBeVisible()
  expect(await reported(words)).toBe(1)

  // A new program takes over; what waits stays.
  line.state.way = 'open'
  line.state.program = '// newer'
  await page.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.update())
  await page.reload()
  await expect(page.getByRole('listitem').filter({ hasText: 'IPAS' })).toContainText('belum ada jawaban')
  await page.getByRole('button', { name: 'Kirim sekarang' }).click()
  await expect(page.getByRole('listitem').filter({ hasText: 'IPAS' })).toContainText(/Terkirim \d\d\.\d\d/)
  expect(await reported(words)).toBe(1)
  await page.getByRole('listitem').filter({ hasText: 'IPAS' }).getByRole('link', { name: 'Lihat' }).click()
  await expect(page.getByText(words)).toBeVisible()

  // With a network the form leads on as ever, and a refusal stands beside its field.
  await page.goto(`${group}/problems/new`)
  await page.getByRole('button', { name: 'Laporkan' }).click()
  await expect(page.getByLabel('Mata pelajaran')).toHaveAttribute('aria-invalid', 'true')
  await close(page)
})

test('a shared phone: the next person sees nothing, and what waits is sent when its writer is back', async () => {
  test.setTimeout(180_000)
  const words = `Soal cerita membingungkan ${randomUUID()}`
  const { open } = await phone()
  const page = await open()
  await enter(page, 'sari')
  await brought(page, `${group}/problems/new`)
  await brought(page, '/outbox')
  line.state.way = 'cut'
  await report(page, words)
  await expect(told(page)).toHaveText(/belum terkirim/)

  // Signed out without a network: nothing opens any more, and the session ends as soon as there is one.
  await page.context().setOffline(true)
  await page.getByRole('button', { name: 'Keluar' }).click()
  await expect(page.getByRole('heading', { name: 'Tidak ada jaringan' })).toBeVisible()
  expect(await shelf(page)).toEqual([])
  line.state.way = 'open'
  await page.context().setOffline(false)
  await page.goto('/')
  await expect(page.getByRole('heading', { name: 'Masuk ke sanggar' })).toBeVisible()
  await expect(page.getByText(/1 kiriman masih tersimpan terkunci/)).toBeVisible()

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
  await close(page)
})

test('a session that ended keeps a full outbox, and sends it for the same person alone', async () => {
  test.setTimeout(180_000)
  const words = `Murid takut bertanya ${randomUUID()}`
  const { open } = await phone()
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
  await close(page)
})

async function sendIn(page: Page, words: string) {
  await page.getByLabel('Kelas', { exact: true }).fill('IV')
  await page.getByLabel('Mata pelajaran').fill('IPAS')
  await page.getByLabel('Apa yang terjadi?').fill(words)
  await page.getByRole('radio', { name: /Bantuan tugas mengajar/ }).check()
  await page.getByRole('button', { name: 'Laporkan' }).click()
}

test('two officers take attendance of one meeting without a network: the sum is right, and what differed is told', async () => {
  test.setTimeout(180_000)
  const term = randomUUID()
  await sql(
    `insert into officer_term (id, group_id, person_id, title, decree_number, started_on)
     select $1, g.id, p.id, 'Sekretaris', '1', '2025-07-01' from "group" g, person p where g.slug = 'kkg-patimura' and p.email = 'slamet@contoh.sch.id'`,
    [term],
  )
  const phones: BrowserContext[] = []
  try {
    const [budi, slamet] = [await (await phone()).open(), await (await phone()).open()]
    phones.push(budi.context(), slamet.context())
    await enter(budi, 'budi')
    const meeting = await scheduled(budi, group, 'Tanpa jaringan sama sekali', aroundNow())
    await enter(slamet, 'slamet')
    for (const page of [budi, slamet]) {
      await page.goto(`${meeting}/attendance`)
      await page.reload()
      await brought(page, `${meeting}/attendance`)
    }
    line.state.way = 'cut'
    const mark = (page: Page, who: RegExp, status: string) =>
      page.getByRole('group', { name: who }).getByRole('radio', { name: status, exact: true }).check()
    const save = (page: Page) => page.getByRole('button', { name: 'Simpan daftar hadir' }).click()
    for (const page of [budi, slamet]) await page.goto(`${meeting}/attendance`)
    await mark(budi, /Sari/, 'Hadir')
    await budi.getByLabel('Yang belum ditandai').selectOption({ label: 'Hadir' })
    await save(budi)
    await expect(told(budi)).toHaveText(/belum terkirim/)
    await mark(slamet, /Sari/, 'Sakit')
    await mark(slamet, /Slamet/, 'Tugas luar')
    await save(slamet)
    await expect(told(slamet)).toHaveText(/belum terkirim/)
    // What waits is not lost from the page.
    await slamet.reload()
    await expect(
      slamet.getByRole('group', { name: /Sari/ }).getByRole('radio', { name: 'Sakit' }),
    ).toBeChecked()

    line.state.way = 'open'
    for (const page of [budi, slamet]) {
      await page.goto('/outbox')
      const send = page.getByRole('button', { name: 'Kirim sekarang' })
      if (await send.isVisible()) await send.click()
      await expect(
        page.getByRole('listitem').filter({ hasText: 'Tanpa jaringan sama sekali' }),
      ).toContainText('Terkirim')
    }
    const said = slamet.getByRole('listitem').filter({ hasText: 'Tanpa jaringan sama sekali' })
    await expect(said).toContainText('ada yang berbeda')
    await expect(said).toContainText(/Sari.*: tercatat Hadir oleh Budi Hartono.*, Anda menandai Sakit/)
    await expect(said).toContainText(/Slamet.*: tercatat Hadir oleh Budi Hartono.*, Anda menandai Tugas luar/)
    await clean(slamet)
    const rows = await sql(
      `select p.email, a.status from attendance a join person p on p.id = a.person_id where a.activity_id = $1`,
      [meeting.split('/').at(-1)],
    )
    expect(rows.length).toBeGreaterThan(2)
    expect(new Set(rows.map((row) => row.status))).toEqual(new Set(['present']))
    await slamet.getByRole('button', { name: 'Sudah saya baca' }).click()
    await expect(said).toHaveCount(0)
    // Now seen, it may be put right.
    await slamet.goto(`${meeting}/attendance`)
    await mark(slamet, /Sari/, 'Sakit')
    await save(slamet)
    await expect(
      slamet.getByRole('group', { name: /Sari/ }).getByRole('radio', { name: 'Sakit' }),
    ).toBeChecked()
  } finally {
    for (const context of phones) await context.close()
    await sql('delete from officer_term where id = $1', [term])
  }
})
