import { expect, type Page, test } from '@playwright/test'
import { comeIn, noSideways, signIn } from '../support/journey'

async function signInWith(page: Page, email: string, password: string) {
  await page.goto('/sign-in')
  await page.getByLabel('Surel').fill(email)
  await page.getByLabel('Kata sandi').fill(password)
  await page.getByRole('button', { name: 'Masuk' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Selamat datang')
}

test('a group from its region to an officer who works in it and a supervisor who sees it', async ({
  browser,
}) => {
  const open = async () => (await browser.newContext({ viewport: { width: 360, height: 740 } })).newPage()
  const dinas = await open()
  await signIn(dinas, 'dinas')

  await dinas.getByRole('link', { name: 'Administrasi' }).click()
  await dinas.getByRole('link', { name: 'Catat orang' }).click()
  await dinas.getByLabel('Nama').fill('Ni Luh Ketut Ayu, S.Pd.')
  await dinas.getByLabel('Surel').fill('ayu@contoh.sch.id')
  await dinas.getByLabel('NIP').fill('19850612 2023')
  await dinas.getByRole('button', { name: 'Catat orang' }).click()
  await expect(dinas.getByText('NIP terdiri atas 18 angka')).toBeVisible()
  await expect(dinas.getByLabel('Surel')).toHaveValue('ayu@contoh.sch.id')
  await dinas.getByLabel('NIP').fill('19850612 202321 1 003')
  await dinas.getByRole('button', { name: 'Catat orang' }).click()
  await expect(dinas.getByRole('heading', { name: 'Kata sandi pertama' })).toBeFocused()
  const password = (await dinas.locator('.issued').textContent()) ?? ''
  await noSideways(dinas)
  await dinas.getByRole('link', { name: 'Ke halaman orang ini' }).click()
  await expect(dinas.getByLabel('NIP')).toHaveValue('19850612 202321 1 003')
  await expect(dinas.getByText(password)).toHaveCount(0)

  await dinas.goto('/admin/groups')
  await dinas.getByRole('link', { name: 'Buat kelompok' }).click()
  await dinas.getByLabel('Cari wilayah').fill('lombok timur')
  await dinas.getByRole('button', { name: 'Cari' }).click()
  await dinas.getByRole('link', { name: 'Kabupaten Lombok Timur' }).click()
  await expect(dinas.getByRole('radio', { name: /WITA/ })).toBeChecked()
  await dinas.getByLabel('Nama kelompok').fill('KKG Gugus Melati')
  await dinas.getByLabel('Kode wilayah').fill('52.99')
  await dinas.getByRole('button', { name: 'Buat kelompok' }).click()
  await expect(dinas.getByText('Tidak ada wilayah dengan kode ini.')).toBeVisible()
  await dinas.getByLabel('Kode wilayah').fill('52.03')
  await dinas.getByLabel('Gugus (boleh kosong)').fill('Gugus Melati')
  await dinas.getByRole('button', { name: 'Buat kelompok' }).click()
  await expect(dinas).toHaveURL(/\/groups\/kkg-gugus-melati\/members/)
  await expect(dinas.getByText('Belum ada pengurus.')).toBeVisible()

  await dinas.getByRole('link', { name: 'Tambah anggota' }).click()
  await dinas.getByLabel('Surel, NIP, atau NUPTK').fill('ayu@contoh.sch.id')
  await dinas.getByRole('button', { name: 'Tambah anggota' }).click()
  await expect(dinas.getByRole('heading', { level: 1 })).toHaveText('Ni Luh Ketut Ayu, S.Pd.')
  await dinas.getByText('Angkat sebagai pengurus').click()
  await dinas.getByLabel('Jabatan').fill('Ketua')
  await dinas.getByLabel('Nomor SK').fill('421.2/045')
  await dinas.getByRole('button', { name: 'Angkat', exact: true }).click()
  await expect(dinas.getByText('SK 421.2/045')).toBeVisible()
  await noSideways(dinas)

  await dinas.goto('/admin/assignments/new')
  await dinas.getByLabel('Pengawas').fill('slamet@contoh.sch.id')
  await dinas.getByRole('button', { name: 'Tugaskan' }).click()
  await expect(dinas.getByText('Isi tepat satu: wilayah, kelompok, atau sekolah.')).toBeVisible()
  await dinas.getByLabel('Wilayah').fill('52')
  await dinas.getByRole('button', { name: 'Tugaskan' }).click()
  await expect(dinas.getByText('Nusa Tenggara Barat')).toBeVisible()

  const ayu = await open()
  await signInWith(ayu, 'ayu@contoh.sch.id', password)
  await ayu.getByRole('link', { name: 'KKG Gugus Melati' }).click()
  await expect(ayu.getByRole('link', { name: 'Jadwalkan pertemuan' })).toBeVisible()
  await ayu.getByRole('link', { name: 'Anggota', exact: true }).click()
  await ayu
    .getByRole('main')
    .getByRole('link', { name: /Ketut Ayu/ })
    .click()
  await ayu.getByText('Akhiri jabatan').first().click()
  await ayu.getByRole('button', { name: 'Akhiri jabatan' }).click()
  await expect(ayu.getByText('Angkat dahulu penggantinya')).toBeVisible()

  const slamet = await open()
  await signIn(slamet, 'slamet')
  await expect(slamet.getByRole('link', { name: 'KKG Gugus Melati' })).toBeVisible()
  await slamet.getByRole('link', { name: 'KKG Gugus Melati' }).click()
  await slamet.getByRole('link', { name: 'Anggota', exact: true }).click()
  await expect(slamet.getByText('Ni Luh Ketut Ayu, S.Pd.').first()).toBeVisible()
  await expect(slamet.getByText('ayu@contoh.sch.id')).toHaveCount(0)
  await expect(slamet.getByRole('link', { name: 'Tambah anggota' })).toHaveCount(0)

  // A mistaken assignment is taken away at once, and what it showed is not found any more.
  await dinas.goto('/admin/assignments?q=slamet')
  const mistaken = dinas.getByRole('listitem').filter({ hasText: 'Nusa Tenggara Barat' })
  await mistaken.getByText('Akhiri', { exact: true }).click()
  await mistaken.getByRole('button', { name: 'Cabut sekarang' }).click()
  await expect(mistaken).toHaveCount(0)
  expect((await slamet.reload())?.status()).toBe(404)

  const second = await open()
  await signInWith(second, 'ayu@contoh.sch.id', password)
  await ayu.goto('/account')
  await ayu.getByRole('button', { name: 'Akhiri' }).click()
  await expect(ayu.getByText('Sesi itu sudah berakhir.')).toBeVisible()
  await second.goto('/account')
  await expect(second).toHaveURL(/sign-in/)
  await ayu.getByLabel('Kata sandi lama').fill('keliru sekali')
  await ayu.getByLabel('Kata sandi baru', { exact: true }).fill('empat kata acak baru')
  await ayu.getByLabel('Kata sandi baru sekali lagi').fill('empat kata acak baru')
  await ayu.getByRole('button', { name: 'Ganti kata sandi' }).click()
  await expect(ayu.getByText('Kata sandi lama tidak cocok.')).toBeVisible()
  await expect(ayu.getByLabel('Kata sandi lama')).toHaveValue('')
  await ayu.getByLabel('Kata sandi lama').fill(password)
  await ayu.getByLabel('Kata sandi baru', { exact: true }).fill('empat kata acak baru')
  await ayu.getByLabel('Kata sandi baru sekali lagi').fill('empat kata acak baru')
  await ayu.getByRole('button', { name: 'Ganti kata sandi' }).click()
  await expect(ayu.getByText('Kata sandi baru berlaku.')).toBeVisible()
  await signInWith(second, 'ayu@contoh.sch.id', 'empat kata acak baru')
})

test('without script a person is entered and the password is shown once', async ({ browser }) => {
  const page = await (await browser.newContext({ javaScriptEnabled: false })).newPage()
  await comeIn(page, 'dinas')
  await page.goto('/admin/people/new')
  await page.getByLabel('Nama').fill('Putu')
  await page.getByLabel('Surel').fill('sari@contoh.sch.id')
  await page.getByRole('button', { name: 'Catat orang' }).click()
  await expect(page.getByText('Surel ini sudah dipakai orang lain.')).toBeVisible()
  await expect(page.getByLabel('Nama')).toHaveValue('Putu')
  await page.getByLabel('Surel').fill('putu@contoh.sch.id')
  await page.getByRole('button', { name: 'Catat orang' }).click()
  await expect(page.getByRole('heading', { name: 'Kata sandi pertama' })).toBeVisible()
  await expect(page.locator('.issued')).toHaveText(/^\S{4}-\S{4}-\S{4}$/)
  const first = (await page.locator('.issued').textContent()) ?? ''
  await page.getByRole('link', { name: 'Ke halaman orang ini' }).click()
  await page.getByRole('button', { name: 'Buat kata sandi baru' }).click()
  await expect(page.getByText('putu@contoh.sch.id')).toBeVisible()
  await expect(page.locator('.issued')).not.toHaveText(first)
  await page.goto('/admin/groups/new')
  await page.getByLabel('Cari wilayah').fill('91.71')
  await page.getByRole('button', { name: 'Cari' }).click()
  await page.getByRole('link', { name: 'Kota Jayapura' }).click()
  await expect(page.getByRole('radio', { name: /WIT\b/ })).toBeChecked()
})

test('administration is not there for teachers, officers and supervisors', async ({ browser }) => {
  const paths = [
    '',
    '/regions',
    '/groups',
    '/groups/new',
    '/people',
    '/people/new',
    '/schools',
    '/assignments',
  ]
  for (const who of ['sari', 'budi', 'nurul']) {
    const page = await browser.newPage()
    await signIn(page, who)
    await expect(page.getByRole('link', { name: 'Administrasi' })).toHaveCount(0)
    for (const path of paths) expect((await page.request.get(`/admin${path}`)).status(), path).toBe(404)
  }
})

for (const javaScriptEnabled of [true, false])
  test(`two who change a school at once, ${javaScriptEnabled ? 'with' : 'without'} script`, async ({
    browser,
  }) => {
    const viewport = { width: 360, height: 740 }
    const open = async () => (await browser.newContext({ viewport, javaScriptEnabled })).newPage()
    const [first, second] = [await open(), await open()]
    await comeIn(first, 'dinas')
    await first.goto('/admin/schools')
    await first.getByRole('main').locator('ul.rows a').first().click()
    await comeIn(second, 'dinas')
    await second.goto(first.url())
    const name = await first.getByLabel('Nama').inputValue()
    await first.getByLabel('Nama').fill(`${name} (satu)`)
    await first.getByRole('button', { name: 'Simpan' }).click()
    await expect(first.getByRole('status')).toBeVisible()
    await second.getByLabel('Nama').fill(`${name} (dua)`)
    await second.getByRole('button', { name: 'Simpan' }).click()
    await expect(second.getByText('Orang lain lebih dahulu menyimpan perubahan.')).toBeVisible()
    await expect(second.getByText(`Kini tersimpan: «${name} (satu)».`)).toBeVisible()
    await expect(second.getByLabel('Nama')).toHaveValue(`${name} (dua)`)
    await noSideways(second)
    await second.getByLabel('Nama').fill(name)
    await second.getByRole('button', { name: 'Simpan' }).click()
    await expect(second.getByRole('status')).toBeVisible()
    await expect(second.getByLabel('Nama')).toHaveValue(name)
  })
