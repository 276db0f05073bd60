import { type Browser, expect, type Page, test } from '@playwright/test'
import { clean, comeIn, noSideways } from '../support/journey'
import { arranged } from '../support/meeting'
import { sql } from '../support/sql'

const patimura = '/groups/kkg-patimura'
const soon = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)
const morning = (days: number) => ({ date: soon(days), from: '08:00', to: '11:00' })
const bare = (browser: Browser) =>
  browser.newPage({ javaScriptEnabled: false, viewport: { width: 360, height: 740 } })

async function as(browser: Browser, who: string, script = false) {
  const page = script ? await browser.newPage() : await bare(browser)
  await comeIn(page, who)
  return page
}

const unread = async (page: Page) =>
  Number((await page.getByRole('link', { name: /^Kabar/ }).textContent())?.match(/\d+/)?.[0] ?? 0)

test('told of a meeting and of its end with the reason; opened, marked, chosen: without script', async ({
  browser,
}) => {
  const sari = await as(browser, 'sari')
  await sari.goto('/')
  const before = await unread(sari)
  const budi = await as(browser, 'budi', true)
  const title = `Bedah "soal" O'Neil & <b>kawan</b>`
  const meeting = await arranged(budi, patimura, title, morning(3))
  await budi.goto(meeting)
  const told = await unread(budi)

  await sari.goto('/')
  expect(await unread(sari)).toBe(before + 1)
  await noSideways(sari)
  const row = () => sari.getByRole('listitem').filter({ hasText: title })
  await expect(row().first()).toContainText(/Pertemuan baru: .*, 08\.00\sWIB/)
  await sari.getByRole('button', { name: `Belum dibaca: ${title}` }).click()
  await expect(sari.getByRole('heading', { level: 1 })).toHaveText(title)
  expect(new URL(sari.url()).pathname).toBe(meeting)
  expect(await unread(sari)).toBe(before)

  const cancel = budi.locator('details').filter({ has: budi.locator('summary', { hasText: /^Batalkan$/ }) })
  await cancel.locator('summary').click()
  await cancel.getByLabel('Alasan').fill('Listrik padam')
  await cancel.getByRole('button', { name: 'Batalkan' }).click()
  await expect(budi.locator('header .badge').first()).toHaveText('Dibatalkan')
  // Who did it knows.
  expect(await unread(budi)).toBe(told)

  await sari.goto('/notices')
  await expect(row().first()).toContainText('Dibatalkan. Semula')
  await expect(row().first()).toContainText('“Listrik padam”')
  await row().first().getByRole('button', { name: 'Tandai dibaca' }).click()
  await expect(row().first().getByRole('link', { name: title })).toHaveAttribute('href', meeting)
  await arranged(budi, patimura, 'Satu lagi', morning(5))
  await sari.reload()
  await sari.getByRole('button', { name: 'Tandai semua sudah dibaca' }).click()
  expect(await unread(sari)).toBe(0)

  await sari.goto('/account')
  await sari.getByRole('checkbox', { name: /^Jadwal: .* Di Sanggar$/ }).uncheck()
  await sari.getByRole('button', { name: 'Simpan pilihan' }).click()
  await expect(sari.getByText('Pilihan kabar tersimpan.')).toBeVisible()
  await arranged(budi, patimura, 'Tidak dikabarkan', morning(6))
  await sari.goto('/notices')
  await expect(sari.getByText('Tidak dikabarkan')).toHaveCount(0)
  await sari.goto('/account')
  await sari.getByRole('checkbox', { name: /^Jadwal: .* Di Sanggar$/ }).check()
  await sari.getByRole('button', { name: 'Simpan pilihan' }).click()
})

test('a part of the group is invited, and a guest by a personal link: without script', async ({
  browser,
}) => {
  const budi = await as(browser, 'budi')
  const meeting = await arranged(budi, patimura, 'Guru kelas tinggi', morning(4))
  await budi.goto(`${meeting}/invitations`)
  await budi.getByText('Ubah siapa yang diundang').click()
  await expect(budi.getByRole('checkbox', { name: /Sari/ })).toBeHidden()
  await budi.getByRole('radio', { name: 'Sebagian anggota' }).check()
  await budi.getByRole('button', { name: 'Simpan undangan' }).click()
  await expect(budi.getByText('Pilih sedikitnya satu anggota, atau undang semua.')).toBeVisible()
  await budi.getByRole('checkbox', { name: /Sari/ }).check()
  await budi.getByRole('button', { name: 'Simpan undangan' }).click()
  await expect(budi.getByText('Undangan tersimpan.')).toBeVisible()
  // Another journey may have let somebody in.
  const [{ all }] =
    await sql(`select count(*)::int as all from membership m join "group" g on g.id = m.group_id
    where g.slug = 'kkg-patimura' and coalesce(m.ended_on, current_date) >= current_date`)
  await expect(budi.getByText(`1 dari ${all} anggota diundang.`)).toBeVisible()
  await expect(budi.getByRole('heading', { name: '0 hadir · 0 izin · 1 belum menjawab' })).toBeVisible()
  await budi.goto(`${meeting}/attendance`)
  await expect(budi.getByText(`Daftar ini memuat 1 dari ${all} anggota`)).toBeVisible()
  await expect(budi.getByRole('group', { name: /Slamet/ })).toHaveCount(0)
  await budi.getByRole('link', { name: 'Tampilkan semua anggota' }).click()
  await expect(budi.getByRole('group', { name: /Slamet/ })).toHaveCount(1)

  const slamet = await as(browser, 'slamet')
  await slamet.goto(meeting)
  await expect(slamet.getByText('Undangan ini untuk sebagian anggota.')).toBeVisible()
  await expect(slamet.getByRole('button', { name: 'Saya hadir' })).toHaveCount(0)

  await budi.goto(`${meeting}/invitations`)
  await budi.getByText('Undang tamu').click()
  await budi.getByLabel('Nama tamu').fill('Dr. Ketut Arta, M.Pd.')
  await budi.getByLabel('Sebagai').fill('narasumber')
  await budi.getByRole('button', { name: 'Tambahkan tamu' }).click()
  await budi.getByText('Kirim undangan pribadi').click()
  const text = await budi.getByLabel('Undangan untuk Dr. Ketut Arta, M.Pd.').inputValue()
  expect(text).toContain('Yth. Dr. Ketut Arta, M.Pd.,')
  expect(text).toContain('sebagai narasumber')
  const chat = budi.getByRole('link', { name: 'Kirim lewat WhatsApp' }).last()
  expect(new URL((await chat.getAttribute('href')) ?? '').searchParams.get('text')).toBe(text)
  const link = text.match(/http\S+\/guests\/\S+/)?.[0] ?? ''

  const guest = await bare(browser)
  await guest.goto(link)
  await expect(guest.getByRole('heading', { level: 1 })).toHaveText('Guru kelas tinggi')
  await expect(guest.getByText('08.00–11.00 WIB')).toBeVisible()
  await expect(guest.getByText('Bedah soal literasi')).toBeVisible()
  expect(await guest.locator('meta[name=robots]').getAttribute('content')).toContain('noindex')
  expect(await guest.content()).not.toContain('Sari')
  await noSideways(guest)
  await guest.getByText('Saya izin').click()
  await guest.getByLabel('Alasan').fill('Dinas luar')
  await guest.getByRole('button', { name: 'Kirim izin' }).click()
  await expect(guest.getByText('Anda menjawab: izin.')).toBeVisible()
  const file = await guest.request.get(`${link}/calendar`)
  expect(file.headers()['content-type']).toContain('text/calendar')
  expect((await file.text()).replace(/\r\n[ \t]/g, '')).toContain(`/guests/${link.split('/').at(-1)}`)

  await budi.reload()
  await expect(budi.getByText('Menjawab izin “Dinas luar”')).toBeVisible()
  await budi.getByRole('button', { name: 'Tarik tautan Dr. Ketut Arta, M.Pd.' }).click()
  await expect(budi.getByRole('button', { name: /^Buat tautan baru/ })).toBeVisible()
  await guest.reload()
  await expect(guest.getByRole('heading', { level: 1 })).toHaveText('Tautan ini tidak dikenal')
  for (const wrong of ['x', '%00', '🙂', `${'A'.repeat(65)}`, '..%2fadmin'])
    expect((await guest.goto(`/guests/${wrong}`))?.status(), wrong).toBeLessThan(500)
  expect((await guest.request.get('/guests/x/calendar')).status()).toBe(404)
})

test('a sharing session is answered on its own page, and reminders are set: without script', async ({
  browser,
}) => {
  const slamet = await as(browser, 'slamet')
  const title = 'Kartu bilangan dari kardus'
  await slamet.goto(`${patimura}/sharing/new`)
  await slamet.getByLabel('Judul').fill(title)
  await slamet.getByRole('radio', { name: /Berbagi dan umpan balik/ }).check()
  await slamet.getByLabel('Apa yang dibagikan?').fill('Kelas III: kartu bilangan yang dibuat sendiri.')
  await slamet.getByRole('button', { name: 'Tawarkan', exact: true }).click()
  const session = new URL(slamet.url()).pathname
  const budi = await as(browser, 'budi')
  await budi.goto(session)
  await budi.getByRole('button', { name: 'Terima' }).click()
  await budi.getByLabel('Tanggal').fill(soon(4))
  await budi.getByLabel('Tempat').fill('SDN 1 Ringinpitu')
  await budi.getByRole('button', { name: 'Jadwalkan sesi' }).click()

  const sari = await as(browser, 'sari')
  await sari.goto('/notices')
  await sari.getByRole('button', { name: `Belum dibaca: ${title}` }).click()
  await expect(sari.getByRole('heading', { level: 1 })).toHaveText(title)
  await sari.getByRole('button', { name: 'Saya hadir' }).click()
  await expect(sari.getByText('Anda menjawab: hadir.')).toBeVisible()
  expect(new URL(sari.url()).pathname).toBe(session)
  await budi.goto(session)
  await budi.getByRole('link', { name: 'Undangan dan jawaban (1)' }).click()
  expect(await budi.getByLabel('Teks undangan').inputValue()).toContain(session)

  await budi.goto(`${patimura}/calendar`)
  await budi.getByLabel('Berapa hari sebelum pertemuan?').fill('99')
  await budi.getByRole('button', { name: 'Simpan pengingat' }).click()
  await expect(budi.getByText('Paling banyak 14.')).toBeVisible()
  await expect(budi.getByLabel('Berapa hari sebelum pertemuan?')).toHaveValue('99')
  await budi.getByLabel('Berapa hari sebelum pertemuan?').fill('3')
  await budi.getByRole('button', { name: 'Simpan pengingat' }).click()
  await expect(budi.getByText('Pengingat tersimpan.')).toBeVisible()
})

test('axe finds nothing on invitations and the page of a guest', async ({ browser }) => {
  const page = await browser.newPage({ viewport: { width: 360, height: 740 } })
  await comeIn(page, 'maria')
  await page.goto('/groups/kkg-abepura/meetings')
  await page.getByRole('link', { name: 'Menyusun soal literasi bersama' }).click()
  await page.getByRole('link', { name: /^Undangan dan jawaban/ }).click()
  await page.getByText('Ubah siapa yang diundang').click()
  const first = page.getByRole('checkbox').first()
  await page.getByRole('button', { name: 'Tidak satu pun' }).click()
  await expect(first).not.toBeChecked()
  await page.getByRole('button', { name: 'Pilih semua' }).click()
  await expect(first).toBeChecked()
  const text = await page.locator('textarea[name^="text."]').first().inputValue()
  const link = text.match(/http\S+\/guests\/\S+/)?.[0] ?? ''
  const invitations = page.url()
  for (const address of [invitations, link]) {
    await page.goto(address)
    await clean(page)
  }
})
