import { randomUUID } from 'node:crypto'
import { expect, type Page, test } from '@playwright/test'
import { clean } from '../support/journey'
import { aroundNow, scanned, scheduled } from '../support/meeting'
import { behindBadLine, brought, enter, item, told } from '../support/phone'
import { sql } from '../support/sql'

const group = '/groups/kkg-patimura'
const { line, take } = behindBadLine()
const DAY = 86_400_000

test('two officers take attendance of fifty people without a network and send it the next day: the sum is right, and what differed is told', async () => {
  const term = randomUUID()
  const many = Array.from({ length: 47 }, () => randomUUID())
  await sql(
    `insert into officer_term (id, group_id, person_id, title, decree_number, started_on)
     select $1, g.id, p.id, 'Sekretaris', '1', '2025-07-01' from "group" g, person p where g.slug = 'kkg-patimura' and p.email = 'slamet@contoh.sch.id'`,
    [term],
  )
  try {
    const phones = [await take(), await take()] as const
    let [budi, slamet] = [await phones[0].open(), await phones[1].open()]
    await enter(budi, 'budi')
    const meeting = await scheduled(budi, group, 'Tanpa jaringan sama sekali', aroundNow())
    await sql(
      `with made as (insert into person (id, name) select x, 'Anggota ' || n from unnest($1::uuid[]) with ordinality as of (x, n) returning id)
       insert into membership (id, group_id, person_id, started_on) select gen_random_uuid(), g.id, made.id, '2025-07-01' from made, "group" g where g.slug = 'kkg-patimura'`,
      [many],
    )
    await enter(slamet, 'slamet')
    for (const page of [budi, slamet]) {
      await page.goto(`${meeting}/attendance`)
      await page.reload()
      await brought(page, `${meeting}/attendance`)
    }
    line().state.way = 'cut'
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

    // The phones are put away; the next day one of them says that it is the day before.
    for (const one of phones) await one.close()
    ;[budi, slamet] = [await phones[0].open(), await phones[1].open()]
    await budi.clock.setFixedTime(Date.now() + DAY)
    await slamet.clock.setFixedTime(Date.now() - DAY)
    line().state.way = 'open'
    for (const page of [budi, slamet]) {
      await page.goto('/outbox')
      // By itself: the button goes while one reaches for it.
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
    expect(rows.length).toBeGreaterThanOrEqual(50)
    expect(new Set(rows.map((row) => row.status))).toEqual(new Set(['hadir']))
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
    await sql('delete from officer_term where id = $1', [term])
    for (const table of ['attendance', 'notice', 'membership'])
      await sql(`delete from ${table} where person_id = any($1)`, [many])
    await sql('delete from person where id = any($1)', [many])
  }
})

test('minutes of a closed page and a code read without a network are sent by themselves; one that comes too late is told', async () => {
  const words = `Ditulis di pulau ${randomUUID()}.`
  const { open, close } = await take()
  let page = await open()
  await enter(page, 'budi')
  const meeting = await scheduled(page, group, 'Notulen tanpa jaringan', aroundNow())
  await page.goto(`${meeting}/minutes`)
  await brought(page, '/outbox')
  await page.reload()
  await brought(page, `${meeting}/minutes`)
  line().state.way = 'cut'
  await page.goto(`${meeting}/minutes`)
  await page.getByLabel('Jalannya pertemuan').pressSequentially(words, { delay: 5 })
  await expect(page.locator('.saving')).toContainText('jaringan putus')
  await expect(page.locator('[data-waiting]')).toBeVisible()
  await page.goto('/outbox')
  await expect(item(page, 'Notulen tanpa jaringan')).toContainText('Tersimpan di ponsel ini')
  // Opened again, the page has it back.
  await page.goto(`${meeting}/minutes`)
  await expect(page.getByLabel('Jalannya pertemuan')).toHaveValue(words)
  await page.goto('/outbox')

  // The camera reads a code, later another one that nobody takes any more.
  const { path, code } = await scanned(meeting)
  await page.goto(`${path}?code=${code}`)
  await expect(item(page, 'Kehadiran dengan kode')).toHaveCount(1)
  await page.goto('/check-in')
  await page.getByLabel('Kode').fill((await scanned(meeting, 600)).code)
  await page.getByRole('button', { name: 'Catat', exact: false }).click()
  await expect(told(page)).toHaveText(/belum terkirim/)
  await close()

  line().state.way = 'open'
  page = await open()
  await page.goto('/')
  const kept = () => sql('select text from minutes where activity_id = $1', [meeting.split('/').at(-1)])
  await expect.poll(async () => (await kept())[0]?.text).toBe(words)
  await page.goto('/outbox')
  await expect(item(page, 'Notulen tanpa jaringan')).toContainText('Terkirim')
  await expect(item(page, 'Kehadiran dengan kode')).toHaveCount(2)
  await expect(
    item(page, 'Kehadiran dengan kode').filter({ hasText: /Terkirim (\d+ \w+, )?\d\d\.\d\d/ }),
  ).toHaveCount(1)
  const late = item(page, 'Kehadiran dengan kode').filter({ hasText: 'Tidak diterima' })
  await expect(late).toContainText(/Kode ini benar dan tampil pukul \d\d\.\d\d/)
  await late.getByRole('button', { name: 'Buang' }).click()
  await late.getByRole('button', { name: /Tekan sekali lagi/ }).click()
  await expect(late).toHaveCount(0)
  const rows = await sql(
    'select a.status from attendance a join person p on p.id = a.person_id where a.activity_id = $1 and p.email = $2',
    [meeting.split('/').at(-1), 'budi@contoh.sch.id'],
  )
  expect(rows).toEqual([{ status: 'hadir' }])
})
