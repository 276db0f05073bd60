import { expect, type Page } from '@playwright/test'
import { codeAt } from '../../lib/activities/checkin/rules'
import { shortKey } from '../../lib/core/short'
import { asking, formsOf, senderOf } from './crawl'
import { sql } from './sql'

const JAKARTA = 7 * 3_600_000
const MINUTE = 60_000

/** Date and times of a meeting in Jakarta whose check-in is open now, also shortly before midnight there. */
export function aroundNow() {
  const clock = (at: number) => new Date(at + JAKARTA).toISOString()
  const now = Date.now()
  const late = clock(now).slice(11, 16) >= '23:40'
  const from = late ? '23:30' : clock(now + 10 * MINUTE).slice(11, 16)
  const to = clock(now + 190 * MINUTE)
  const date = clock(now).slice(0, 10)
  return { date, from, to: to.startsWith(date) ? to.slice(11, 16) : '23:59' }
}

type When = { date: string; from: string; to: string }

/** Schedules a meeting as the officer who is signed in; answers its address. */
export async function scheduled(page: Page, group: string, title: string, when: When): Promise<string> {
  await planned(page, group, title, when)
  await page.getByRole('button', { name: 'Jadwalkan' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(title)
  return new URL(page.url()).pathname
}

/** The same for a journey whose matter comes later: the form is sent as its page carries it, and no page is opened. */
export async function arranged(page: Page, group: string, title: string, when: When): Promise<string> {
  const place = `${group}/meetings/new`
  const form = (await formsOf(page, (await (await asking(page))(place)).body.toString())).find(({ names }) =>
    names.includes('days.0.date'),
  )
  const given: Record<string, string> = {
    title,
    'days.0.date': when.date,
    'days.0.from': when.from,
    'days.0.to': when.to,
    place: 'SDN 1 Ringinpitu',
    agenda: 'Pembukaan\nBedah soal literasi',
    objective: 'D',
  }
  const data = new FormData()
  // A problem that waits for too long is ticked by itself, and its reporter is told: that is not what these meetings are about.
  for (const [name, kept] of form?.fields ?? [])
    if (!(name in given) && name !== 'problemIds') data.append(name, kept)
  for (const [name, text] of Object.entries(given)) data.append(name, text)
  const { origin, cookie } = await senderOf(page)
  const sent = { method: 'POST', body: data, headers: { cookie, origin }, redirect: 'manual' as const }
  const answer = await fetch(origin + place, sent)
  expect(answer.status, title).toBe(303)
  const { pathname } = new URL(answer.headers.get('location') ?? '', origin)
  expect(pathname).toMatch(/\/meetings\/[0-9a-f-]{36}$/)
  return pathname
}

/** Fills in the form of a meeting. */
export async function planned(page: Page, group: string, title: string, when: When) {
  await page.goto(`${group}/meetings/new`)
  await page.getByLabel('Nama kegiatan').fill(title)
  await page.getByLabel('Tanggal', { exact: true }).fill(when.date)
  await page.getByLabel('Mulai (WIB)', { exact: true }).fill(when.from)
  await page.getByLabel('Selesai (WIB)', { exact: true }).fill(when.to)
  await page.getByLabel('Tempat').fill('SDN 1 Ringinpitu')
  await page.getByLabel('Agenda lain').fill('Pembukaan\nBedah soal literasi')
  await page.getByRole('radio', { name: /Bantuan tugas mengajar/ }).check()
  // A problem that waits for too long is ticked by itself, and its reporter is told: that is not what these meetings are about.
  await page.locator('input[name=problemIds]').evaluateAll((all: HTMLInputElement[]) => {
    for (const one of all) one.checked = false
  })
}

/** What the camera reads from the officer's screen at a moment: the address of the day with its code. */
export async function scanned(meeting: string, secondsAgo = 0) {
  const [day] = await sql('select id, code_key from activity_day where activity_id = $1 order by starts_at', [
    meeting.split('/').at(-1),
  ])
  const { code } = codeAt({ id: day.id, codeKey: day.code_key }, new Date(Date.now() - secondsAgo * 1000))
  return { path: `/check-in/${shortKey(day.id)}`, code, dayId: String(day.id) }
}
