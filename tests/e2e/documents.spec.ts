import { type APIResponse, expect, type Page, test } from '@playwright/test'
import { comeIn, noSideways } from '../support/journey'
import { readPdf } from '../support/pdf'

const yesterday = new Date(Date.now() - 30 * 3_600_000).toISOString().slice(0, 10)
const year = new Date().getFullYear()
const title = 'Bedah "modul ajar" pengolahan hasil'

async function readBack(answer: APIResponse) {
  expect(answer.status()).toBe(200)
  expect(answer.headers()['content-type']).toBe('application/pdf')
  return readPdf(new Uint8Array(await answer.body()))
}

async function schedule(page: Page, group: string, zone: string) {
  await page.goto(`/groups/${group}/meetings/new`)
  await page.getByLabel('Nama kegiatan').fill(title)
  await page.getByLabel('Tanggal', { exact: true }).fill(yesterday)
  await page.getByLabel(`Mulai (${zone})`, { exact: true }).fill('08:00')
  await page.getByLabel(`Selesai (${zone})`, { exact: true }).fill('11:20')
  await page.getByLabel('Tempat').fill('SMKN 1 Cilacap')
  await page.getByLabel('Agenda lain').fill('Pembukaan\nBedah modul ajar')
  await page.getByRole('radio', { name: /Bantuan tugas mengajar/ }).check()
  await page.getByRole('button', { name: 'Jadwalkan' }).click()
  await expect(page.getByText(`08.00–11.20 ${zone}`)).toBeVisible()
}

async function finish(page: Page, colleague: RegExp) {
  await page.getByText('Isi daftar hadir').click()
  for (const name of [colleague, /Ratna|Maria/])
    await page.getByRole('group', { name }).first().getByRole('radio', { name: 'Hadir' }).check()
  await page.getByRole('button', { name: 'Simpan daftar hadir' }).click()
  await expect(page.getByText(/Hadir \d+ dari \d+ tercatat/)).toBeVisible()
  await page.getByRole('button', { name: 'Nyatakan terlaksana' }).click()
  await page.getByRole('button', { name: 'Kunci daftar hadir' }).click()
  await page.getByText('Tulis notulen').click()
  await page.getByLabel('Jalannya pertemuan').fill('Modul ajar dibedah bersama.')
  await page.getByLabel('Keputusan').fill('Modul diperbaiki dalam dua minggu')
  await page.getByRole('button', { name: 'Simpan notulen' }).click()
  await page.getByRole('button', { name: 'Sahkan notulen' }).click()
  await expect(page.locator('.badge').first()).toHaveText('Notulen disahkan')
}

async function setLetterhead(page: Page) {
  await page.getByRole('link', { name: 'Kop surat dan penomoran' }).click()
  await page.getByLabel('Tempat surat ditulis').fill('Cilacap')
  await page.getByLabel('Kode kelompok').fill('MGMP-APHP')
  await page.getByLabel('Format nomor').fill('{number:3}/{group code}')
  await page.getByLabel('Nomor urut berikutnya tahun ini').fill('45')
  await page.getByRole('button', { name: 'Simpan', exact: true }).click()
  await expect(
    page.getByText('belum ada: nomor mulai dari 1 lagi tiap tahun', { exact: false }),
  ).toBeVisible()
  await expect(page.getByLabel('Kode kelompok')).toHaveValue('MGMP-APHP')
  await page.getByLabel('Format nomor').fill('{number:3}/{group code}/{year}')
  await page.getByRole('button', { name: 'Simpan', exact: true }).click()
  await expect(page.getByText(`Nomor berikutnya: 045/MGMP-APHP/${year}`)).toBeVisible()
}

type Cast = { script: boolean; group: string; who: string; zone: string; colleague: RegExp }
const casts: Cast[] = [
  { script: true, group: 'mgmp-aphp-cilacap', who: 'ratna', zone: 'WIB', colleague: /Slamet/ },
  { script: false, group: 'kkg-abepura', who: 'maria', zone: 'WIT', colleague: /S\.Pd/ },
]

for (const { script, group, who, zone, colleague } of casts) {
  test(`the papers of a meeting, from draft to bundle, checked by anybody, script ${script ? 'on' : 'off'}`, async ({
    browser,
  }) => {
    test.setTimeout(120_000)
    const viewport = { width: 360, height: 740 }
    const context = await browser.newContext({ viewport, javaScriptEnabled: script })
    const page = await context.newPage()
    await comeIn(page, who)
    await schedule(page, group, zone)
    const meeting = page.url().split('?')[0] ?? ''
    const papers = `${meeting}/documents`
    await page.getByRole('link', { name: /^Dokumen:/ }).click()
    await expect(page.getByText('Dapat terbit sesudah daftar hadir dikunci.')).toHaveCount(4)
    for (const kind of ['invitation', 'attendance', 'minutes', 'report', 'statement']) {
      const { text } = await readBack(await page.request.get(`${papers}/draft/${kind}`))
      expect(text).toContain('RANCANGAN')
      expect(text).toContain(title)
      expect(text).toContain(`08.00–11.20 ${zone}`)
    }
    expect((await readBack(await page.request.get(`${papers}/draft/sheet`))).text).toContain('Tanda tangan')

    await setLetterhead(page)
    await page.goto(papers)
    await page.getByText('Terbitkan undangan …').click()
    await page.getByLabel('Kepada (satu per baris)').fill('Kepala SMKN 1')
    await page.getByRole('button', { name: 'Terbitkan', exact: true }).click()
    await expect(page.getByText(`Nomor 045/MGMP-APHP/${year}`, { exact: false })).toBeVisible()

    await page.goto(meeting)
    await finish(page, colleague)
    await page.goto(`${papers}/report`)
    await expect(page.getByLabel('Hasil', { exact: true })).toHaveValue(/Modul diperbaiki dalam dua minggu/)
    for (const part of ['Latar belakang', 'Tindak lanjut', 'Dampak'])
      await page.getByLabel(part, { exact: true }).fill(`${part} yang ditulis pengurus.`)
    await page.getByRole('button', { name: 'Simpan laporan' }).click()
    await expect(page.getByRole('status')).toHaveText('Isian laporan tersimpan.')
    for (const left of [3, 2, 1]) {
      const buttons = page.getByRole('button', { name: 'Terbitkan', exact: true })
      await expect(buttons).toHaveCount(left)
      await buttons.first().click()
      await expect(page.getByRole('status')).toHaveText(/^Terbit\./)
    }
    await page.getByRole('button', { name: 'Terbitkan untuk 2 orang' }).click()
    await expect(page.getByText('2 orang hadir, semua sudah punya surat.')).toBeVisible()
    await noSideways(page)

    const bundle = await readBack(await page.request.get(`${papers}/bundle`))
    for (const number of ['045', '046', '047', '048'])
      expect(bundle.text).toContain(`${number}/MGMP-APHP/${year}`)
    for (const words of [
      'Kepala SMKN 1',
      title,
      'Dampak yang ditulis pengurus.',
      'Modul ajar dibedah bersama.',
    ])
      expect(bundle.text).toContain(words)
    expect(bundle.roles).toEqual(
      expect.arrayContaining(['H1', 'H2', 'Table', 'TH', 'L', 'LI', 'P', 'Figure']),
    )
    expect((await readBack(await page.request.get(`${papers}/statements`))).pages).toHaveLength(2)
    const table = await page.request.get(`${papers}/attendance/xlsx`)
    expect(table.headers()['content-type']).toContain('spreadsheetml')

    // The number that the letter got stands with the meeting and in the text to share.
    await page.goto(papers.replace('/documents', ''))
    await expect(page.getByText(`Undangan 045/MGMP-APHP/${year}`)).toBeVisible()
    await page.goto(papers)

    const [check] = await page.getByRole('link', { name: /^Periksa kode/ }).all()
    const address = (await check?.getAttribute('href')) ?? ''
    const anybody = await (await browser.newContext({ viewport, javaScriptEnabled: script })).newPage()
    await anybody.goto('/verify')
    await anybody.getByLabel('Kode verifikasi').fill(` ${address.split('/').at(-1)?.toLowerCase()} `)
    await anybody.getByRole('button', { name: 'Periksa' }).click()
    await expect(anybody.getByRole('heading', { level: 1 })).toHaveText('Dokumen ini terbit dari Sanggar')
    await expect(anybody.getByText(`045/MGMP-APHP/${year}`)).toBeVisible()
    await expect(anybody.getByText(title)).toBeVisible()
    await noSideways(anybody)
    await anybody.goto('/verify/ABCD-EFGH-JKMN')
    await expect(anybody.getByRole('heading', { level: 1 })).toHaveText('Kode ini tidak dikenal')
    for (const bad of ['..', '../admin', '<b>x', '٣٤']) {
      await anybody.getByLabel('Kode verifikasi').fill(bad)
      await anybody.getByRole('button', { name: 'Periksa' }).click()
      await expect(anybody.getByRole('alert')).toContainText(`Tidak ada dokumen dengan kode «${bad}»`)
      await expect(anybody.getByLabel('Kode verifikasi')).toHaveValue(bad)
    }
    expect(await (await anybody.request.get('/verify?code=%20')).text()).toContain('Ketik kode verifikasinya')
    expect((await anybody.request.get(`${papers}/bundle`)).url()).toContain('/sign-in')

    await page.goto(papers)
    await page.getByText('Cabut …').first().click()
    await page.getByLabel('Alasan').first().fill('Salah tanggal')
    await page.getByRole('button', { name: 'Cabut dokumen' }).first().click()
    await expect(page.getByText('Salah tanggal', { exact: false })).toBeVisible()
    await anybody.goto(address)
    await expect(anybody.getByRole('heading', { level: 1 })).toHaveText('Dokumen ini sudah dicabut')
    await expect(anybody.getByText('Salah tanggal')).toHaveCount(0)

    // A teacher of another group finds neither page nor file; one who attended finds the own statement.
    const [own, other] = script ? ['slamet', 'sari'] : ['maria', 'sari']
    const outside = await browser.newPage()
    await comeIn(outside, other)
    for (const path of ['', '/bundle', '/statements', '/report', '/attendance/csv', '/draft/minutes'])
      expect((await outside.request.get(`${papers}${path}`)).status(), path).toBe(404)
    const inside = await browser.newPage({ viewport })
    await comeIn(inside, own)
    await inside.goto(papers)
    if (script) {
      await expect(inside.getByRole('link', { name: /^Unduh PDF/ })).toHaveCount(4)
      await expect(inside.getByRole('button', { name: /Terbitkan|Cabut/ })).toHaveCount(0)
      const mine = await readBack(await inside.request.get(`${papers}/statements`))
      expect(mine.pages).toHaveLength(1)
      expect(mine.text).toContain('Slamet')
    }
    await noSideways(inside)
  })
}
