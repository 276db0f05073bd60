import { randomUUID } from 'node:crypto'
import { expect, type Page, test } from '@playwright/test'
import { aroundNow, planned, scanned, scheduled } from '../support/meeting'
import { behindBadLine, enter, fillReport, item, told } from '../support/phone'
import { sql } from '../support/sql'

const group = '/groups/kkg-patimura'
const { line, take } = behindBadLine()

const problem = async (page: Page, words: string, button: string) => {
  await page.goto(`${group}/problems/new`)
  await fillReport(page, words)
  await page.getByRole('button', { name: button }).click()
}
const mark = (page: Page, who: RegExp, status: string) =>
  page.getByRole('group', { name: who }).getByRole('radio', { name: status, exact: true })

test('each kind of form that a portal answered and whose answer was lost counts once, and says honestly where it is', async () => {
  const [title, words, draft, minutes] = ['Rapat', 'Laporan', 'Draf', 'Notulen'].map(
    (one) => `${one} ${randomUUID()}`,
  ) as [string, string, string, string]
  const { open } = await take()
  const page = await open()
  await enter(page, 'budi')
  const meeting = await scheduled(page, group, title, aroundNow())
  const id = meeting.split('/').at(-1)
  const { code } = await scanned(meeting)
  // A tab that was opened before all that follows.
  const other = await page.context().newPage()
  await other.goto(`${meeting}/attendance`)

  line().state.way = 'gate'
  await problem(page, words, 'Laporkan')
  await expect(told(page)).toHaveText(/Tersimpan di ponsel ini, belum terkirim/)
  await problem(page, draft, 'Simpan sebagai konsep')
  await expect(told(page)).toHaveText(/Tersimpan di ponsel ini, belum terkirim/)
  await page.goto(`${meeting}/attendance`)
  await mark(page, /Sari/, 'Hadir').check()
  await mark(other, /Slamet/, 'Sakit').check()
  for (const tab of [page, other]) {
    await tab.getByRole('button', { name: 'Simpan daftar hadir' }).click()
    await expect(told(tab)).toHaveText(/Tersimpan di ponsel ini, belum terkirim/)
  }
  await other.close()
  // Opened again, the list shows what both tabs wrote.
  await page.reload()
  await expect(mark(page, /Sari/, 'Hadir')).toBeChecked()
  await expect(mark(page, /Slamet/, 'Sakit')).toBeChecked()
  await page.goto('/check-in')
  await page.getByLabel('Kode').fill(code)
  await page.getByRole('button', { name: 'Catat kehadiran saya' }).click()
  await expect(told(page)).toHaveText(/Tersimpan di ponsel ini, belum terkirim/)
  await page.goto(`${meeting}/minutes`)
  await page.getByLabel('Jalannya pertemuan').fill(minutes)
  await expect(page.locator('.saving')).toContainText('jaringan putus')
  await expect(page.locator('[data-waiting]')).toContainText('6')

  const effects = async () => {
    const count = (what: string, ...values: unknown[]) =>
      sql(`select count(*)::int as n from ${what}`, values)
    const rows = await Promise.all([
      count("problem where situation = $1 and state <> 'draft'", words),
      count('problem where situation = $1', draft),
      count("audit_entry where subject_id = $1 and command = 'attendance.record'", id),
      count("audit_entry where subject_id = $1 and command = 'attendance.checkIn'", id),
      count("audit_entry where subject_id = $1 and command = 'minutes.save'", id),
    ])
    return rows.map(([row]) => row?.n)
  }
  expect(await effects()).toEqual([0, 0, 0, 0, 0])
  // The answer to each is lost once, after the server heard it.
  line().state.way = 'stutter'
  await page.goto('/outbox')
  const left = page.getByText(/Tersimpan di ponsel ini/)
  await expect(async () => {
    await page.reload()
    await expect(
      page.getByRole('listitem').filter({ hasText: /Terkirim (\d+ \w+, )?\d\d\.\d\d/ }),
    ).toHaveCount(6, {
      timeout: 1_000,
    })
  }).toPass({ timeout: 60_000 })
  await expect(left).toHaveCount(0)
  expect(line().state.sends).toBeGreaterThanOrEqual(12)
  expect(await effects()).toEqual([1, 1, 2, 1, 1])
  const marks = await sql(
    "select split_part(p.email, '@', 1) as who, a.status from attendance a join person p on p.id = a.person_id where a.activity_id = $1 order by 1",
    [id],
  )
  expect(marks.map((row) => `${row.who} ${row.status}`)).toEqual(['budi hadir', 'sari hadir', 'slamet sakit'])

  // Somebody else writes the same lines meanwhile: it is told, and both texts stay.
  await page.goto(`${meeting}/minutes`)
  line().state.way = 'gate'
  await page.getByLabel('Jalannya pertemuan').fill(`${minutes} di aula`)
  await expect(page.locator('.saving')).toContainText('jaringan putus')
  await expect(page.locator('[data-waiting]')).toBeVisible()
  await page.goto('/outbox')
  await sql("update minutes set text = text || ' di kelas', version = version + 1 where activity_id = $1", [
    id,
  ])
  line().state.way = 'open'
  await page.reload()
  const refused = item(page, title).filter({ hasText: 'Tidak diterima' })
  await expect(refused).toContainText('Orang lain mengubah baris yang sama')
  await refused.getByRole('link', { name: 'Perbaiki' }).click()
  await expect(page.getByRole('region', { name: /Orang lain mengubah baris yang sama/ })).toBeVisible()
  await expect(page.getByLabel('Jalannya pertemuan')).toHaveValue(`${minutes} di aula`)
})

test('an ordinary form whose line breaks after the server heard it is sent again and counts once', async () => {
  const title = `Terputus ${randomUUID()}`
  const { open } = await take()
  const page = await open()
  await enter(page, 'budi')
  await planned(page, group, title, aroundNow())
  line().state.way = 'swallow'
  const rows = async () =>
    Number((await sql('select count(*)::int as n from activity where title = $1', [title]))[0]?.n)
  await page.getByRole('button', { name: 'Jadwalkan' }).click({ noWaitAfter: true })
  await expect.poll(rows).toBe(1)
  await expect(page).toHaveURL('chrome-error://chromewebdata/')
  line().state.way = 'open'
  await page.reload()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(title)
  expect(await rows()).toBe(1)
})
