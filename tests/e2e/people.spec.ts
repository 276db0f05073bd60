import { expect, test } from '@playwright/test'
import { clean, comeIn } from '../support/journey'

const phone = { viewport: { width: 360, height: 740 } }

test('the officers name the next board without script, and the group sees who follows whom', async ({
  browser,
}) => {
  const page = await browser.newPage({ ...phone, javaScriptEnabled: false })
  await comeIn(page, 'budi')
  await page.goto('/groups/kkg-patimura/members')
  await page.getByRole('link', { name: 'Serah terima' }).click()
  await page.getByRole('button', { name: 'Simpan serah terima' }).click()
  await expect(page.getByText('Pilih paling sedikit satu orang')).toBeVisible()
  const first = page.getByRole('group', { name: 'Jabatan ke-1' })
  await expect(first.getByLabel('Jabatan', { exact: true })).toHaveValue('Ketua')
  const year = new Date().getUTCFullYear() + 1
  await page.getByLabel('Nomor SK').fill('421.2/001/2027')
  await page.getByLabel('Mulai bertugas').fill(`${year}-07-01`)
  const sari = await first
    .getByLabel('Dipegang oleh')
    .getByRole('option', { name: /^Sari Wulandari/ })
    .getAttribute('value')
  await first.getByLabel('Dipegang oleh').selectOption(sari)
  await page.getByRole('button', { name: 'Simpan serah terima' }).click()
  await expect(page.getByText('421.2/001/2027')).toBeVisible()
  await page.getByRole('link', { name: 'Riwayat pengurus' }).click()
  const next = page.getByRole('listitem').filter({ hasText: 'Sari Wulandari' })
  await expect(next).toContainText('belum mulai')
  await expect(page.getByRole('listitem').filter({ hasText: 'Budi Hartono' })).toContainText(`30 Jun ${year}`)
})

test('one person with two accounts becomes one, is told at sign-in, and is parted again', async ({
  browser,
}) => {
  const dinas = await browser.newPage(phone)
  await comeIn(dinas, 'dinas')
  await dinas.goto('/admin/people/new')
  await dinas.getByLabel('Nama').fill('Slamet, S.Pd.')
  await dinas.getByLabel('Surel').fill('slamet.lama@contoh.sch.id')
  await dinas.getByRole('button', { name: 'Catat orang' }).click()
  const password = (await dinas.locator('.issued').textContent()) ?? ''
  await dinas.goto('/groups/kkg-patimura/members/new')
  await dinas.getByLabel('Surel, NIP, atau NUPTK').fill('slamet.lama@contoh.sch.id')
  await dinas.getByRole('button', { name: 'Tambah anggota' }).click()

  await dinas.goto('/admin/people?q=slamet@contoh.sch.id')
  await dinas.getByRole('link', { name: 'Slamet', exact: true }).click()
  const own = dinas.url()
  await dinas.getByRole('link', { name: 'Gabungkan dengan catatan lain' }).click()
  await dinas.getByRole('link', { name: 'Slamet, S.Pd.' }).click()
  await expect(dinas.getByRole('row', { name: /Keanggotaan \d+ 1/ })).toBeVisible()
  await clean(dinas)
  await dinas.getByLabel('Alasan').fill('Tercatat dua kali saat pindah sekolah')
  await dinas.getByRole('button', { name: 'Gabungkan' }).click()
  await expect(dinas.getByText('Centang untuk menyatakan')).toBeVisible()
  await expect(dinas.getByLabel('Alasan')).toHaveValue('Tercatat dua kali saat pindah sekolah')
  await dinas.getByLabel('Keduanya orang yang sama.').check()
  await dinas.getByRole('button', { name: 'Gabungkan' }).click()
  await expect(dinas).toHaveURL(new RegExp(`${new URL(own).pathname}\\?saved=1$`))

  const old = await browser.newPage(phone)
  const enter = async () => {
    await old.goto('/sign-in')
    await old.getByLabel('Surel').fill('slamet.lama@contoh.sch.id')
    await old.getByLabel('Kata sandi').fill(password)
    await old.getByRole('button', { name: 'Masuk' }).click()
  }
  await enter()
  await expect(old.getByText('sudah digabung dengan akun Anda yang lain')).toBeVisible()

  await dinas.getByText('Pisahkan lagi').first().click()
  await dinas.getByLabel('Keduanya bukan orang yang sama.').check()
  await dinas.getByRole('button', { name: 'Pisahkan lagi' }).click()
  await expect(dinas.getByText('Tidak ada catatan lain yang digabung')).toBeVisible()
  await enter()
  await expect(old.getByRole('heading', { level: 1 })).toContainText('Selamat datang')
})
