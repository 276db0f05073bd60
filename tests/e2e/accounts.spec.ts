import { type Browser, expect, type Page, test } from '@playwright/test'
import { codeAt } from '@/lib/auth/factors/rules'
import { freePort } from '@/scripts/postgres'
import { startDesk } from '../support/desk'
import { clean } from '../support/journey'
import { startOidc } from '../support/oidc'
import { sql } from '../support/sql'

// A web server of its own, as an operator would set it up: a second factor for administrators, and another service.
let desk: Awaited<ReturnType<typeof startDesk>>
let service: Awaited<ReturnType<typeof startOidc>>
let campus: Awaited<ReturnType<typeof startOidc>>
const verified = (email: string) => ({ email, email_verified: true })
const people = ['kepala@contoh.sch.id', 'tini@guru.sd.belajar.id', 'kunci@contoh.sch.id']

test.beforeAll(async () => {
  const [port, servicePort, campusPort] = [await freePort(), await freePort(), await freePort()]
  service = await startOidc(servicePort, `http://localhost:${port}/api/auth/callback/oidc`, {
    tini: verified('tini@guru.sd.belajar.id'),
    ragu: { email: 'tini@guru.sd.belajar.id', email_verified: false },
    asing: verified('asing@guru.sd.belajar.id'),
  })
  campus = await startOidc(campusPort, `http://localhost:${port}/api/auth/callback/oidc-2`, {
    tini: verified('tini@kampus.example'),
    lain: verified('kunci@contoh.sch.id'),
  })
  desk = await startDesk(port, {
    SANGGAR_ADMIN_FACTOR: 'required',
    SANGGAR_OIDC_ISSUER: service.issuer,
    SANGGAR_OIDC_CLIENT_ID: 'sanggar',
    SANGGAR_OIDC_CLIENT_SECRET: 'rahasia-klien',
    SANGGAR_OIDC_DOMAINS: 'belajar.id',
    SANGGAR_OIDC_LABEL: 'belajar.id',
    SANGGAR_OIDC_2_ISSUER: campus.issuer,
    SANGGAR_OIDC_2_CLIENT_ID: 'sanggar',
    SANGGAR_OIDC_2_CLIENT_SECRET: 'rahasia-klien',
    SANGGAR_OIDC_2_LABEL: 'Kampus',
  })
  for (const email of people)
    await sql(
      `insert into person (id, name, email, password_hash, is_administrator)
       select gen_random_uuid(), split_part($1, '@', 1), $1, password_hash, $1 = 'kepala@contoh.sch.id'
       from person where email = 'sari@contoh.sch.id'`,
      [email],
    )
})

test.afterAll(async () => {
  await sql('delete from person where email = any($1)', [people])
  await desk.stop()
  await service.stop()
  await campus.stop()
})

async function open(browser: Browser) {
  const context = await browser.newContext({ baseURL: desk.base, viewport: { width: 360, height: 740 } })
  return context.newPage()
}

async function enter(page: Page, email: string) {
  await page.goto('/sign-in')
  await page.getByLabel('Surel').fill(email)
  await page.getByLabel('Kata sandi').fill(process.env.JOURNEY_PASSWORD ?? '')
  await page.getByRole('button', { name: 'Masuk', exact: true }).click()
}

test('an administrator sets up a second factor before anything else, and comes in by it later', async ({
  browser,
}) => {
  const page = await open(browser)
  await enter(page, 'kepala@contoh.sch.id')
  await expect(page.getByText('Anda administrator: siapkan pengaman kedua dahulu')).toBeVisible()
  await page.goto('/admin')
  await expect(page).toHaveURL(/account\/factor$/)
  await clean(page)
  const password = page.getByLabel('Kata sandi Anda sekarang').first()
  await password.fill('tebakan')
  await page.getByRole('button', { name: 'Siapkan' }).click()
  await expect(page.getByText('Kata sandi lama tidak cocok')).toBeVisible()
  await password.fill(process.env.JOURNEY_PASSWORD ?? '')
  await page.getByRole('button', { name: 'Siapkan' }).click()
  await expect(page.getByRole('img', { name: 'Kode QR untuk aplikasi autentikator' })).toBeVisible()
  await clean(page)
  const secret = ((await page.locator('.secret').textContent()) ?? '').replaceAll(' ', '')
  const code = page.getByLabel('Kode enam angka')
  await code.fill('000000')
  await page.getByRole('button', { name: 'Berlakukan' }).click()
  await expect(page.getByText('Kode ini tidak cocok')).toBeVisible()
  await code.fill(codeAt(secret, new Date()))
  await page.getByRole('button', { name: 'Berlakukan' }).click()
  await expect(page.getByRole('heading', { name: 'Kode pemulihan Anda' })).toBeFocused()
  const papers = await page.locator('.secret li').allTextContents()
  expect(papers).toHaveLength(10)
  await clean(page)
  await page.getByRole('link', { name: 'Sudah saya simpan' }).click()
  await expect(page.getByText('Masih ada 10 kode pemulihan.')).toBeVisible()
  await page.getByRole('link', { name: 'Administrasi' }).click()
  await expect(page.getByRole('link', { name: 'Orang' }).first()).toBeVisible()

  const later = await open(browser)
  await enter(later, 'kepala@contoh.sch.id')
  await expect(later.getByRole('heading', { level: 1, name: 'Satu langkah lagi' })).toBeVisible()
  await later.goto('/admin')
  await expect(later).toHaveURL(/sign-in$/)
  await later.goto('/sign-in/code')
  await later.getByLabel('Kode enam angka').fill('123456')
  await later.getByRole('button', { name: 'Masuk' }).first().click()
  await expect(later.getByText('Kode ini tidak cocok')).toBeVisible()
  await clean(later)
  await later.locator('main summary').click()
  await later.getByLabel('Kode pemulihan', { exact: true }).fill(papers[0] ?? '')
  await later.getByRole('button', { name: 'Masuk' }).last().click()
  await expect(later.getByRole('heading', { level: 1 })).toContainText('Selamat datang')
})

/** Signs in by the other service as somebody there. */
async function by(page: Page, login: string, label = 'belajar.id') {
  await page.goto('/sign-in')
  await page.getByRole('link', { name: `Masuk dengan ${label}` }).click()
  await there(page, login)
}

async function there(page: Page, login: string) {
  await page.getByPlaceholder('Enter any login').fill(login)
  await page.getByPlaceholder('and password').fill('x')
  await page.getByRole('button', { name: 'Sign-in' }).click()
  await page.getByRole('button', { name: 'Continue' }).click()
}

test('a teacher signs in by another service: the first time with the password, then without', async ({
  browser,
}) => {
  const page = await open(browser)
  await by(page, 'tini')
  await expect(page.getByRole('heading', { level: 1, name: 'Sambungkan akun Anda' })).toBeVisible()
  await clean(page)
  await page.getByLabel('Kata sandi').fill('tebakan')
  await page.getByRole('button', { name: 'Sambungkan dan masuk' }).click()
  await expect(page.getByText('Kata sandi lama tidak cocok')).toBeVisible()
  await page.getByLabel('Kata sandi').fill(process.env.JOURNEY_PASSWORD ?? '')
  await page.getByRole('button', { name: 'Sambungkan dan masuk' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Selamat datang, tini')

  const later = await open(browser)
  await by(later, 'tini')
  await expect(later.getByRole('heading', { level: 1 })).toContainText('Selamat datang, tini')
  // A second service joins by hand, for the password; its own address is none of Sanggar's.
  await later.goto('/account')
  const services = later.locator('#services')
  const password = services.getByLabel('Kata sandi Anda sekarang')
  const join = async (login: string) => {
    await services.getByText('Sambungkan Kampus').click()
    await password.last().fill(process.env.JOURNEY_PASSWORD ?? '')
    await services.getByRole('button', { name: 'Lanjut' }).click()
    await services.getByRole('link', { name: 'Lanjut ke Kampus' }).click()
    await there(later, login)
  }
  await services.getByText('Sambungkan Kampus').click()
  await password.last().fill('tebakan')
  await services.getByRole('button', { name: 'Lanjut' }).click()
  await expect(services.getByText('Kata sandi lama tidak cocok')).toBeVisible()
  await clean(later)
  await later.goto('/account')
  await join('tini')
  await expect(later.getByText('Layanan itu kini tersambung.')).toBeVisible()
  await expect(services.getByRole('listitem')).toHaveCount(2)
  const campusOnly = await open(browser)
  await by(campusOnly, 'tini', 'Kampus')
  await expect(campusOnly.getByRole('heading', { level: 1 })).toContainText('Selamat datang, tini')
  const first = services.getByRole('listitem').filter({ hasText: 'Kampus' })
  await first.getByText('Putuskan').first().click()
  await first.getByLabel('Kata sandi Anda sekarang').fill(process.env.JOURNEY_PASSWORD ?? '')
  await first.getByRole('button', { name: 'Putuskan' }).click()
  await expect(later.getByText('Sambungan itu sudah diputuskan.')).toBeVisible()
  // The address that this one tells is another account's.
  await later.context().clearCookies({ domain: 'localhost', path: '/', name: /_session|_interaction/ })
  await join('lain')
  await expect(services.getByRole('alert')).toContainText('Akun Kampus itu milik akun Sanggar yang lain')
  await clean(later)

  for (const [login, said] of [
    ['ragu', 'belajar.id belum memastikan alamat surel Anda.'],
    ['asing', 'Alamat surel ini belum punya akun di Sanggar.'],
  ] as const) {
    const refused = await open(browser)
    await by(refused, login)
    await expect(refused.getByRole('alert')).toContainText(said)
    await clean(refused)
  }
})

test('a teacher adds a passkey and comes in by it alone', async ({ browser }) => {
  const page = await open(browser)
  const device = await page.context().newCDPSession(page)
  await device.send('WebAuthn.enable')
  await device.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  })
  await enter(page, 'kunci@contoh.sch.id')
  await page.goto('/account/factor')
  await page.getByText('Tambah kunci sandi').first().click()
  await page.getByLabel('Nama kunci').fill('HP Samsung')
  await page
    .getByLabel('Kata sandi Anda sekarang')
    .last()
    .fill(process.env.JOURNEY_PASSWORD ?? '')
  await page.getByRole('button', { name: 'Tambah kunci sandi' }).click()
  await expect(page.getByRole('heading', { name: 'Kode pemulihan Anda' })).toBeFocused()
  await page.getByRole('link', { name: 'Sudah saya simpan' }).click()
  await expect(page.getByText('HP Samsung', { exact: true })).toBeVisible()
  await clean(page)
  await page.getByRole('button', { name: 'Keluar', exact: true }).click()
  await expect(page).toHaveURL(/sign-in/)
  await clean(page)
  await page.getByRole('button', { name: 'Pakai kunci sandi' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Selamat datang, kunci')
  // The password alone no longer lets anyone in.
  const other = await open(browser)
  await enter(other, 'kunci@contoh.sch.id')
  await expect(other.getByRole('heading', { level: 1, name: 'Satu langkah lagi' })).toBeVisible()
})
