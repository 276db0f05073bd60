import { type BrowserContext, expect, type Page, test } from '@playwright/test'
import { clean, comeIn, draftLies, noSideways } from '../support/journey'

const GROUP = '/groups/kkg-patimura'
const phone = { viewport: { width: 360, height: 740 }, isMobile: true, hasTouch: true }
const day = (from: number) => new Date(Date.now() + from * 86_400_000).toISOString().slice(0, 10)

/** 400 kbit/s and 400 ms to each answer: a phone at the edge of a village's network. */
async function onSlowLine(page: Page) {
  const line = await page.context().newCDPSession(page)
  const throughput = (400 * 1000) / 8
  await line.send('Network.enable')
  await line.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: 400,
    downloadThroughput: throughput,
    uploadThroughput: throughput,
  })
  return page
}

async function unfold(page: Page, title: string) {
  await page.locator('summary', { hasText: title }).click()
}

async function reported(context: BrowserContext, word: string) {
  let sari = await context.newPage()
  await comeIn(sari, 'sari')
  await onSlowLine(sari)
  await sari.goto(`${GROUP}/problems/new`)
  await sari.getByLabel('Mata pelajaran').fill('Matematika')
  const situation = sari.getByLabel('Apa yang terjadi?')
  await situation.fill('Siswa menghafal perkalian')
  await situation.pressSequentially(` tetapi belum memahami pembagian di ${word}`)
  // Her colleagues had something like it; she reads that and still writes her own.
  await expect(
    sari.getByRole('link', { name: /menghafal perkalian tetapi tidak memahami pembagian/ }),
  ).toBeVisible()
  await draftLies(sari, word)
  await sari.close()
  sari = await onSlowLine(await context.newPage())
  await sari.goto(`${GROUP}/problems/new`)
  await expect(sari.getByText('belum terkirim')).toBeVisible()
  await expect(sari.getByLabel('Apa yang terjadi?')).toHaveValue(new RegExp(`${word}$`))
  await sari.getByLabel('Kelas', { exact: true }).fill('IV')
  await sari.getByRole('radio', { name: /Bantuan tugas mengajar/ }).check()
  await sari.getByRole('button', { name: 'Laporkan' }).click()
  await expect(sari.getByRole('heading', { level: 1 })).toHaveText('Matematika, kelas IV')
  await noSideways(sari)
  return { sari, problem: new URL(sari.url()).pathname }
}

async function ontoAgenda(budi: Page, word: string) {
  await budi.goto(`${GROUP}/meetings/new`)
  await budi.getByLabel('Nama kegiatan').fill(`Bedah masalah ${word}`)
  await budi.getByLabel('Tanggal', { exact: true }).fill(day(2))
  await budi.getByLabel('Tempat').fill('SDN 1 Sugihmanik')
  await budi.getByRole('checkbox', { name: new RegExp(word) }).check()
  await budi.getByRole('radio', { name: /Bantuan tugas mengajar/ }).check()
  await budi.getByRole('button', { name: 'Jadwalkan' }).click()
  await expect(budi.locator('.badge').first()).toHaveText('Dijadwalkan')
  await expect(budi.getByText(new RegExp(word)).first()).toBeVisible()
}

async function helped(slamet: Page, problem: string) {
  await slamet.goto(problem)
  await expect(slamet.getByText('Masuk agenda').first()).toBeVisible()
  await unfold(slamet, 'Saya bantu')
  await slamet.getByRole('button', { name: 'Dampingi masalah ini' }).click()
  await expect(slamet.getByRole('heading', { name: 'Yang mendampingi' })).toBeVisible()
  await unfold(slamet, 'Catat kontak')
  await slamet.getByLabel('Bentuk kontak').selectOption('Kunjungan')
  await slamet.getByLabel('Tanggal', { exact: true }).fill(day(-1))
  await slamet.getByLabel('Apa yang dibahas').fill('Menyusun kartu soal belanja bersama.')
  await slamet.getByRole('button', { name: 'Simpan kontak' }).click()
  await expect(slamet.getByText('Menyusun kartu soal belanja bersama.')).toBeVisible()
}

async function tried(sari: Page, problem: string, word: string) {
  await sari.goto(problem)
  await sari.getByRole('link', { name: 'Catat uji coba di kelas' }).click()
  await sari.getByLabel('Tanggal dicoba').fill(day(-1))
  await sari.getByLabel('Apa yang dicoba?').fill(`Murid bermain ${word} dengan kartu soal.`)
  await sari.getByLabel('Apa yang terjadi?').fill('Sebagian besar kelas dapat menjelaskan langkahnya.')
  await sari.getByRole('radio', { name: /Bagian murid/ }).check()
  await sari.getByLabel('Alat ukur').fill('Kuis 10 soal')
  await sari.getByLabel('Banyaknya murid').fill('28')
  await sari.getByLabel('Sebelum', { exact: true }).fill('50')
  await sari.getByLabel('Sesudah', { exact: true }).fill('75')
  await sari.getByLabel('Tanggal sebelum').fill(day(-30))
  await sari.getByLabel('Tanggal sesudah').fill(day(-1))
  await sari.getByRole('button', { name: 'Simpan uji coba' }).click()
  await expect(sari.getByText('50 % menjadi 75 %', { exact: false })).toBeVisible()
  await expect(sari.getByText('perolehan ternormalisasi +0,5', { exact: false })).toBeVisible()
  await unfold(sari, 'Tutup masalah')
  await sari.getByRole('radio', { name: /kesulitannya teratasi/ }).check()
  await sari.getByLabel('Apa yang membantu, atau mengapa ditutup?').fill('Kartu soal belanja.')
  await sari.getByRole('button', { name: 'Tutup', exact: true }).click()
  await expect(sari.locator('header .badge')).toHaveText('Selesai')
  await clean(sari)
}

async function sharedSession(slamet: Page, budi: Page, title: string) {
  await slamet.goto(`${GROUP}/sharing/new`)
  await slamet.getByLabel('Judul').fill(title)
  await slamet.getByLabel('Apa yang dibagikan?').fill('Kelas IV, Matematika: kartu soal belanja.')
  await slamet.getByRole('radio', { name: /Berbagi dan umpan balik/ }).check()
  await slamet.getByRole('button', { name: 'Tawarkan', exact: true }).click()
  await expect(slamet.getByRole('heading', { level: 1 })).toHaveText(title)
  const session = new URL(slamet.url()).pathname
  await budi.goto(`${GROUP}/sharing`)
  const row = budi.getByRole('listitem').filter({ hasText: title })
  await row.getByRole('button', { name: 'Terima' }).click()
  await budi.getByLabel('Tanggal').fill(day(-1))
  await budi.getByLabel('Mulai (WIB)').fill('08:00')
  await budi.getByLabel('Selesai (WIB)').fill('09:30')
  await budi.getByLabel('Tempat').fill('SDN 1 Sugihmanik')
  await budi.getByRole('button', { name: 'Jadwalkan sesi' }).click()
  await budi.getByText('Isi daftar hadir').click()
  await budi.getByRole('group', { name: /Sari/ }).getByRole('radio', { name: 'Hadir' }).check()
  await budi.getByRole('button', { name: 'Simpan daftar hadir' }).click()
  await expect(budi.getByText('Hadir 1 dari 1 tercatat')).toBeVisible()
  await budi.getByRole('button', { name: 'Nyatakan terlaksana' }).click()
  await expect(budi.locator('header .badge')).toHaveText('Terlaksana')
  return session
}

async function used(sari: Page, session: string) {
  await sari.goto(session)
  await sari.getByRole('button', { name: 'Saya akan memakainya' }).click()
  await expect(sari.getByText('Anda berniat memakainya', { exact: false })).toBeVisible()
  await unfold(sari, 'Saya sudah memakainya')
  await sari.getByLabel('Tanggal dipakai').fill(day(0))
  await sari.getByLabel('Kelas', { exact: true }).fill('IV')
  await sari.getByLabel('Mata pelajaran', { exact: true }).fill('Matematika')
  await sari.getByLabel('Apa yang Anda lakukan', { exact: false }).fill('Murid berjualan dengan kartu soal.')
  await sari
    .getByLabel('Apa yang Anda pelajari', { exact: false })
    .fill('Kelompok kecil lebih berani bertanya.')
  await sari.getByRole('button', { name: 'Simpan cerita' }).click()
  await expect(sari.getByText('1 guru sudah memakainya di kelas.')).toBeVisible()
  await noSideways(sari)
}

test('from a report on a slow phone to a solution that another teacher finds and uses', async ({
  browser,
}) => {
  // A word that nobody else of the demonstration writes, and as it is written in a hurry.
  const [word, mistyped] = ['warungmini', 'warungmni']
  const as = async (who: string) => {
    const page = await (await browser.newContext(phone)).newPage()
    await comeIn(page, who)
    return page
  }
  const { sari, problem } = await reported(await browser.newContext(phone), word)
  const [budi, slamet] = [await as('budi'), await as('slamet')]
  await ontoAgenda(budi, word)
  await helped(slamet, problem)
  await tried(sari, problem, word)

  await budi.goto(`/library?q=${mistyped}`)
  const found = budi.getByRole('link', { name: `pembagian di ${word}` }).first()
  await found.click()
  await expect(budi.getByText('Menyusun kartu soal belanja bersama.')).toBeVisible()

  const session = await sharedSession(slamet, budi, `Kartu soal ${word}`)
  await used(sari, session)
  // She heard of each step of others, and of none of her own.
  await sari.goto('/notices')
  for (const told of [
    'Masalah ini masuk agenda:',
    'Seorang rekan bersedia membantu.',
    'Bantuan langsung dicatat',
  ])
    await expect(
      sari
        .getByRole('listitem')
        .filter({ hasText: `pembagian di ${word}` })
        .getByText(told, { exact: false }),
    ).toBeVisible()
  await expect(sari.getByRole('listitem').filter({ hasText: word }).getByText('selesai')).toHaveCount(0)
})
