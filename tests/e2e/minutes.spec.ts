import { randomUUID } from 'node:crypto'
import { type Browser, expect, type Page, test } from '@playwright/test'
import { clean, comeIn, noSideways } from '../support/journey'
import { arranged } from '../support/meeting'
import { readPdf } from '../support/pdf'
import { sql } from '../support/sql'

const group = '/groups/kkg-patimura'
const yesterday = new Date(Date.now() - 30 * 3_600_000).toISOString().slice(0, 10)
const when = { date: yesterday, from: '08:00', to: '11:00' }
const term = randomUUID()

// Slamet writes beside Budi, as secretary for the time of these journeys.
test.beforeAll(async () => {
  await sql(
    `insert into officer_term (id, group_id, person_id, title, decree_number, started_on)
     select $1, g.id, p.id, 'Sekretaris', '1', '2025-07-01' from "group" g, person p where g.slug = 'kkg-patimura' and p.email = 'slamet@contoh.sch.id'`,
    [term],
  )
})
test.afterAll(async () => {
  await sql('delete from officer_term where id = $1', [term])
})

async function as(browser: Browser, who: string, script = true) {
  const viewport = { width: 360, height: 740 }
  const context = await browser.newContext({ viewport, javaScriptEnabled: script })
  const page = await context.newPage()
  await comeIn(page, who)
  return page
}

const text = (page: Page) => page.getByLabel('Jalannya pertemuan')
const saving = (page: Page) => page.locator('.saving')
/** What the server has. */
async function kept(meeting: string) {
  const [row] = await sql('select text from minutes where activity_id = $1', [meeting.split('/').at(-1)])
  return String(row?.text ?? '')
}

/** Types at the end, as a hand does. */
async function goOn(page: Page, words: string) {
  await text(page).press('Control+End')
  await text(page).pressSequentially(words)
}

/** All that a page waits for by its own clock comes now: a save, a further try, a look at what others wrote. */
const soon = (...pages: Page[]) => Promise.all(pages.map((page) => page.clock.fastForward('00:30')))

test('two browsers write the minutes at once: no word is lost, through a cut network, a failing server and a closed page', async ({
  browser,
}) => {
  test.setTimeout(180_000)
  const budi = await as(browser, 'budi')
  const meeting = await arranged(budi, group, 'Menulis notulen bersama', when)
  const slamet = await as(browser, 'slamet')
  /** What the server has, or what a page shows, once a page has waited for as long as it needs. */
  const later = (page: Page, read = () => kept(meeting)) =>
    expect.poll(() => soon(page).then(read), { intervals: [100], timeout: 30_000 })
  for (const page of [budi, slamet]) {
    await page.clock.install()
    await page.goto(`${meeting}/minutes`)
  }

  await goOn(budi, 'Pertemuan dibuka ketua.')
  await soon(budi)
  await expect(saving(budi)).toHaveText(/^Tersimpan \d\d\.\d\d\sWIB$/)
  // The idle page learns of it.
  await later(slamet, () => text(slamet).inputValue()).toBe('Pertemuan dibuka ketua.')
  await expect(saving(slamet)).toContainText('Budi Hartono')

  await Promise.all([
    goOn(budi, '\nPembagian dimulai dari benda nyata, lalu gambar.\nSetiap sekolah mencoba.'),
    goOn(slamet, '\nPak Slamet menunjukkan kartu bilangan.\nBu Sari menambahkan contoh biji.'),
  ])
  const lines = [
    'Pertemuan dibuka ketua.',
    'Pembagian dimulai dari benda nyata, lalu gambar.',
    'Setiap sekolah mencoba.',
    'Pak Slamet menunjukkan kartu bilangan.',
    'Bu Sari menambahkan contoh biji.',
  ]
  await expect(async () => {
    await soon(budi, slamet)
    const saved = await kept(meeting)
    expect(saved.split('\n').sort()).toEqual(lines.toSorted())
    for (const page of [budi, slamet]) expect(await text(page).inputValue()).toBe(saved)
  }).toPass({ intervals: [100], timeout: 30_000 })

  // The network goes; the words stay on the device, also when the page is closed.
  await budi.context().setOffline(true)
  await goOn(budi, '\nDitulis tanpa jaringan.')
  await soon(budi)
  await expect(saving(budi)).toContainText(
    'Belum tersimpan: jaringan putus. Tulisan Anda disimpan di perangkat ini.',
  )
  await goOn(slamet, '\nDitulis saat yang lain terputus.')
  await later(slamet).toContain('saat yang lain terputus')
  await budi.close({ runBeforeUnload: false })
  const context = budi.context()
  await context.setOffline(false)
  const again = await context.newPage()
  await again.clock.install()
  await again.goto(`${meeting}/minutes`)
  await later(again).toContain('Ditulis tanpa jaringan.')
  await expect(text(again)).toHaveValue(/saat yang lain terputus/)
  expect(await kept(meeting)).toContain('saat yang lain terputus')

  // A server that fails is told apart, and tried again.
  await slamet.route('**/api/v1/minutes/**', (route) =>
    route.request().method() === 'PUT' ? route.fulfill({ status: 500, body: '{}' }) : route.continue(),
  )
  await goOn(slamet, '\nServer sedang terganggu.')
  await soon(slamet)
  await expect(saving(slamet)).toContainText('ada gangguan pada kami')
  await slamet.unroute('**/api/v1/minutes/**')
  await later(slamet).toContain('Server sedang terganggu.')
  await later(again, () => text(again).inputValue()).toContain('Server sedang terganggu')

  // Both change the same line: both texts side by side, and the writer joins them.
  const first = async (page: Page, words: string) => {
    const whole = await text(page).inputValue()
    await text(page).fill(whole.replace('Pertemuan dibuka ketua.', words))
  }
  await again.route('**/api/v1/minutes/**', (route) => route.abort())
  await first(again, 'Pertemuan dibuka Pak Budi.')
  await first(slamet, 'Pertemuan dibuka sekretaris.')
  await later(slamet).toContain('dibuka sekretaris')
  await again.unroute('**/api/v1/minutes/**')
  await soon(again)
  const clash = again.getByRole('region', { name: /mengubah baris yang sama/ })
  await expect(clash).toContainText('Pertemuan dibuka Pak Budi.')
  await expect(clash).toContainText('Pertemuan dibuka sekretaris.')
  await clean(again)
  await again.getByRole('button', { name: 'Pakai pilihan ini' }).click()
  await later(again).toContain('Pertemuan dibuka sekretaris.\nPertemuan dibuka Pak Budi.')
  await expect(clash).toHaveCount(0)

  // The button saves what is still on its way, and leads back.
  await goOn(again, '\nSelesai.')
  await again.getByRole('button', { name: 'Simpan notulen' }).click()
  await expect(again.getByRole('heading', { name: 'Notulen', exact: true })).toBeVisible()
  await expect(again.getByText('Selesai.')).toBeVisible()

  // What could not be handed in lies sealed, and nothing of it in the open, before signing out and after.
  await slamet.context().setOffline(true)
  await goOn(slamet, '\nTidak jadi.')
  await soon(slamet)
  await expect(saving(slamet)).toContainText('Belum tersimpan')
  await slamet.route('**/api/v1/minutes/**', (route) => route.abort())
  await slamet.context().setOffline(false)
  const left = () => slamet.evaluate(() => Object.keys(localStorage).length)
  await expect.poll(left).toBe(0)
  await slamet.getByRole('button', { name: 'Keluar' }).click()
  await expect(slamet.getByRole('heading', { name: 'Masuk ke sanggar' })).toBeVisible()
  expect(await left()).toBe(0)
})

test('without script: two forms from the same version, a merge, a choice, approval and a correction', async ({
  browser,
}) => {
  test.setTimeout(120_000)
  const [budi, slamet] = [await as(browser, 'budi', false), await as(browser, 'slamet', false)]
  const meeting = await arranged(budi, group, 'Notulen tanpa skrip', when)
  const save = (page: Page) => page.getByRole('button', { name: 'Simpan notulen' }).click()
  await budi.goto(`${meeting}/minutes`)
  await text(budi).fill('Dibuka ketua.\n\nPembagian dibahas.')
  await budi.getByLabel('Keputusan').fill('Mencoba di kelas')
  await save(budi)
  await expect(budi.getByText('Mencoba di kelas')).toBeVisible()
  for (const page of [budi, slamet]) await page.goto(`${meeting}/minutes`)
  await text(budi).fill('Dibuka Pak Budi.\n\nPembagian dibahas.')
  await save(budi)
  await text(slamet).fill('Dibuka sekretaris.\n\nPembagian dibahas dengan kartu.')
  await save(slamet)
  const clash = slamet.getByRole('region', { name: /mengubah baris yang sama/ })
  await expect(clash).toContainText('Dibuka Pak Budi.')
  await expect(clash).toContainText('Dibuka sekretaris.')
  await expect(text(slamet)).toHaveValue('Dibuka sekretaris.\n\nPembagian dibahas dengan kartu.')
  await noSideways(slamet)
  await clash.getByRole('radio', { name: 'Tulisan saya' }).check()
  await save(slamet)
  await expect(slamet.getByText('Dibuka sekretaris.')).toBeVisible()
  expect(await kept(meeting)).toBe('Dibuka sekretaris.\n\nPembagian dibahas dengan kartu.')

  await budi.goto(meeting)
  await budi.getByText('Isi daftar hadir').click()
  await budi.getByRole('group', { name: /Sari/ }).getByRole('radio', { name: 'Hadir' }).check()
  await budi.getByRole('button', { name: 'Simpan daftar hadir' }).click()
  await budi.getByRole('button', { name: 'Nyatakan terlaksana' }).click()
  await budi.getByRole('button', { name: 'Kunci daftar hadir' }).click()
  await budi.getByRole('button', { name: 'Sahkan notulen' }).click()
  await budi.getByRole('link', { name: 'Notulen: koreksi dan tindak lanjut' }).click()
  await budi.getByText('Koreksi notulen …').click()
  await text(budi).fill('Dibuka ketua.\n\nPembagian dibahas dengan kartu.')
  await budi.getByRole('button', { name: 'Simpan koreksi' }).click()
  await expect(budi.getByText('Isian ini wajib', { exact: false })).toBeVisible()
  await budi.getByLabel('Mengapa dikoreksi?').fill('Yang membuka adalah ketua.')
  await budi.getByRole('button', { name: 'Simpan koreksi' }).click()
  await expect(budi.locator('del')).toHaveText('Dibuka sekretaris.')
  await expect(budi.locator('ins')).toHaveText('Dibuka ketua.')

  // An action item: given, moved to somebody else, withdrawn.
  await budi.getByText('Tambah tindak lanjut').click()
  await budi.getByLabel('Apa yang harus dikerjakan?').fill('Menggandakan kartu')
  await budi.getByLabel('Penanggung jawab', { exact: true }).selectOption({ label: 'Slamet' })
  await budi.getByLabel('Paling lambat').fill(yesterday)
  await budi.getByRole('button', { name: 'Simpan tindak lanjut' }).click()
  await expect(budi.getByText('lewat batas')).toBeVisible()
  await slamet.goto('/')
  const waiting = slamet
    .getByRole('listitem')
    .filter({ hasText: 'Menggandakan kartu', hasNotText: 'Belum dibaca' })
  await expect(waiting).toContainText('lewat batas')
  await budi.getByText('Ubah orang atau batas …').click()
  await budi.getByLabel('Batas yang baru').fill('2099-01-10')
  await budi.getByRole('button', { name: 'Simpan perubahan' }).click()
  await expect(budi.getByText('lewat batas')).toHaveCount(0)
  await budi.getByText('Tarik …').click()
  await budi.getByLabel('Mengapa ditarik?').fill('Sudah ada')
  await budi.getByRole('button', { name: 'Tarik tindak lanjut' }).click()
  await expect(budi.getByText('ditarik: Sudah ada')).toBeVisible()
  await slamet.reload()
  await expect(waiting).toHaveCount(0)

  const sari = await as(browser, 'sari')
  await sari.goto(meeting)
  await expect(sari.getByText('dikoreksi', { exact: true })).toBeVisible()
  await expect(sari.getByText('Yang membuka adalah ketua.')).toBeVisible()
  await expect(sari.getByText('Dibuka sekretaris.')).toHaveCount(0)
  await clean(sari)
  expect((await sari.goto(`${meeting}/minutes`))?.status()).toBe(404)
  const route = `/api/v1/minutes/${meeting.split('/').at(-1)}`
  const data = { version: 9, text: 'x', decisions: '' }
  expect((await sari.request.get(route)).status()).toBe(404)
  expect((await sari.request.put(route, { data })).status()).toBe(403)
  expect(
    (
      await budi.request.put(route, { data: JSON.stringify(data), headers: { 'content-type': 'text/plain' } })
    ).status(),
  ).toBe(400)
  const refused = await budi.request.put(route, { data })
  expect([refused.status(), (await refused.json()).key]).toEqual([409, 'minutesApproved'])
  const nobody = await (await browser.newContext()).request.get(new URL(route, sari.url()).href)
  expect(nobody.status()).toBe(401)
  const draft = await budi.request.get(`${meeting}/documents/draft/minutes`)
  expect((await readPdf(new Uint8Array(await draft.body()))).text).toContain('dikoreksi')
})
