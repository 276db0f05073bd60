import { expect, type Locator, test } from '@playwright/test'
import { comeIn, noSideways } from '../support/journey'

/** The figures of a table, row by row. */
async function cellsOf(table: Locator) {
  const rows = await table
    .getByRole('row')
    .filter({ has: table.page().getByRole('cell') })
    .all()
  return Promise.all(rows.map((row) => row.getByRole('cell').allTextContents()))
}

const yesterday = new Date(Date.now() - 30 * 3_600_000).toISOString().slice(0, 10)

const schoolYear = Number(yesterday.slice(0, 4)) - (yesterday.slice(5) < '07-01' ? 1 : 0)

test('a meeting for a waiting problem, from schedule to a coverage report whose figures are stated', async ({
  browser,
}) => {
  const as = async (who: string) => {
    const page = await browser.newPage({ viewport: { width: 360, height: 740 } })
    await comeIn(page, who)
    return page
  }
  const wayan = await as('wayan')
  await wayan.goto('/')
  await wayan.getByRole('link', { name: 'MGMP Kimia Kabupaten Lombok Timur' }).click()
  await wayan.getByRole('link', { name: 'Jadwalkan pertemuan' }).click()
  await wayan.getByLabel('Nama kegiatan').fill('Bedah bahan ajar IPA')
  await wayan.getByLabel('Tanggal', { exact: true }).fill(yesterday)
  await wayan.getByLabel('Mulai (WITA)', { exact: true }).fill('08:00')
  await wayan.getByLabel('Selesai (WITA)', { exact: true }).fill('07:00')
  await wayan.getByLabel('Tempat').fill('SMAN 1 Selong')
  await wayan.getByRole('checkbox', { name: /belum pernah membuat bahan ajar/ }).check()
  await wayan.getByLabel('Agenda lain').fill('Pembentukan tim penulis buku')
  await wayan.getByRole('radio', { name: /Bantuan tugas mengajar/ }).check()
  await wayan.getByRole('button', { name: 'Jadwalkan' }).click()
  await expect(wayan.getByText('Waktu selesai harus sesudah waktu mulai.')).toBeVisible()
  await expect(wayan.getByLabel('Tempat')).toHaveValue('SMAN 1 Selong')
  await wayan.getByLabel('Selesai (WITA)', { exact: true }).fill('13:00')
  await wayan.getByRole('button', { name: 'Jadwalkan' }).click()
  await expect(wayan.getByText('08.00–13.00 WITA')).toBeVisible()
  const meeting = wayan.url()

  await wayan.getByText('Isi daftar hadir').click()
  for (const name of [/Sari/, /Wayan/]) {
    await wayan.getByRole('group', { name }).getByRole('radio', { name: 'Hadir' }).check()
  }
  await wayan.getByRole('button', { name: 'Simpan daftar hadir' }).click()
  await expect(wayan.getByText('Hadir 2 dari 2 tercatat')).toBeVisible()
  // From here to the last stage by the links of the timeline alone: each opens the place where its step is done.
  const next = async (step: string) => {
    await wayan.goto(`/groups/mgmp-kimia-lotim/coverage/timeline?year=${schoolYear}&part=year`)
    const entry = wayan.locator('li.entry').filter({ hasText: 'Bedah bahan ajar IPA' })
    await entry.getByRole('link', { name: step, exact: true }).click()
  }
  // Leaving before the answer is there would take the form back.
  const press = async (name: string) => {
    const button = wayan.getByRole('button', { name, exact: true })
    await button.click()
    await expect(button).toHaveCount(0)
  }
  await next('Nyatakan terlaksana')
  await press('Nyatakan terlaksana')
  await next('Kunci daftar hadir')
  await press('Kunci daftar hadir')
  await next('Tulis notulen')
  await wayan.getByLabel('Jalannya pertemuan').fill('Bahan ajar optik disusun bersama.')
  await wayan.getByLabel('Keputusan').fill('Setiap anggota menyusun satu lembar kerja')
  await press('Simpan notulen')
  await next('Sahkan notulen')
  await wayan.getByRole('button', { name: 'Sahkan notulen' }).click()
  await expect(wayan.locator('.badge').first()).toHaveText('Notulen disahkan')
  await next('Catat tindak lanjut')
  await wayan.getByText('Tambah tindak lanjut').click()
  await wayan.getByLabel('Apa yang harus dikerjakan?').fill('Mencoba lembar kerja optik')
  await wayan.getByLabel('Penanggung jawab').selectOption({ label: 'Sari Wulandari, S.Pd.' })
  await wayan.getByLabel('Paling lambat').fill('2027-01-10')
  await wayan.getByRole('button', { name: 'Simpan tindak lanjut' }).click()
  await expect(wayan.getByText('belum selesai')).toBeVisible()

  const sari = await as('sari')
  await sari.goto('/')
  // Told as news, and waiting until it is done.
  await expect(sari.getByRole('button', { name: /^Belum dibaca: Mencoba lembar/ })).toBeVisible()
  const task = sari
    .getByRole('listitem')
    .filter({ has: sari.getByRole('button', { name: 'Sudah dikerjakan' }) })
  await expect(task.getByText('Mencoba lembar kerja optik')).toBeVisible()
  await sari.getByRole('button', { name: 'Sudah dikerjakan' }).click()
  await expect(task).toHaveCount(0)
  await sari.getByRole('link', { name: /belum pernah membuat bahan ajar/ }).click()
  await sari.getByText('Tutup masalah').click()
  await sari.getByRole('radio', { name: /kesulitannya teratasi/ }).check()
  await sari.getByLabel('Apa yang membantu, atau mengapa ditutup?').fill('Bahan ajarnya sudah jadi.')
  await sari.getByRole('button', { name: 'Tutup', exact: true }).click()
  await expect(sari.locator('.badge').first()).toHaveText('Selesai')
  await sari.goto(meeting)
  await expect(sari.getByText('Meja pengurus')).toHaveCount(0)

  const nurul = await as('nurul')
  await nurul.goto('/')
  await nurul.getByRole('link', { name: 'MGMP Kimia Kabupaten Lombok Timur' }).click()
  await noSideways(nurul)
  await nurul.getByRole('link', { name: 'Cakupan', exact: true }).click()
  const table = nurul.getByRole('table', { name: /^Tahun ajaran/ })
  const row = table.getByRole('row', { name: /Bantuan tugas mengajar/ })
  const nothing = ['0', '0 / 0', '0 / 0', '0 / 0', '0 / 0', '0']
  const stages = [
    nothing,
    nothing,
    nothing,
    ['1', '1 / 1', '1 / 1', '1 / 1', '1 / 1', '0'],
    nothing,
    nothing,
    nothing,
  ]
  expect(await cellsOf(table)).toEqual(stages)
  // A meeting of 300 minutes, two people, and the one problem, reported for A and solved; and their sum.
  const sums = nurul.getByRole('table', { name: 'Orang, JP, dan masalah' })
  const none = ['0', '0', '0', '0 / 0']
  expect(await cellsOf(sums)).toEqual([
    ['0', '0', '0', '1 / 1'],
    ...[none, none],
    ['6', '2', '2', '0 / 0'],
    ...[none, none, none],
    ['6', '2', '2', '1 / 1'],
  ])
  await noSideways(nurul)
  const limits = nurul.locator('section').filter({
    has: nurul.getByRole('heading', { name: 'Yang tidak dapat dikatakan laporan ini' }),
  })
  await expect(limits.getByRole('listitem')).toHaveCount(5)
  await expect(limits).toContainText('kegiatan saja tidak membuktikannya')
  await row.getByRole('link', { name: '1' }).last().click()
  await expect(nurul.getByText('1 catatan di balik angka ini.')).toBeVisible()
  await expect(nurul.getByRole('link', { name: 'Bedah bahan ajar IPA' })).toBeVisible()
  await noSideways(nurul)

  await nurul.goto('/coverage')
  await expect(limits.getByRole('listitem')).toHaveCount(8)
  const string = nurul.getByRole('row', { name: /MGMP Kimia Kabupaten Lombok Timur/ })
  await expect(string.getByRole('cell')).toHaveText(['A0/0', 'B0/0', 'C0/0', 'D1/1', 'E0/0', 'F0/0', 'G0/0'])
  await expect(
    string.getByRole('link', { name: 'Bantuan tugas mengajar: 1 terlaksana dari 1 direncanakan' }),
  ).toBeVisible()
  await expect(nurul.getByText('KKG Gugus Abepura')).toHaveCount(0)
  await noSideways(nurul)

  const maria = await as('maria')
  expect((await maria.goto(meeting))?.status()).toBe(404)
})
