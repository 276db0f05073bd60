import { randomBytes, randomUUID } from 'node:crypto'
import { expect, type Page, test } from '@playwright/test'
import { comeIn } from '../support/journey'
import { aroundNow, scheduled } from '../support/meeting'
import { behindBadLine, brought, fillReport, told } from '../support/phone'
import { filesWith, raw } from '../support/raw'
import { sql } from '../support/sql'

const group = '/groups/kkg-patimura'
const { line, take } = behindBadLine()
const keysOf = ({ items }: { items: Record<string, unknown>[] }) => items.map(({ key }) => key)
const word = (name: string) => `${name}${randomBytes(8).toString('hex')}`

const clear = (all: object, words: string[]) => words.filter((one) => JSON.stringify(all).includes(one))
const sent = (page: Page) => page.getByRole('listitem').filter({ hasText: /Terkirim (\d+ \w+, )?\d\d\.\d\d/ })

/** What became of a meeting and of reports. */
const became = async (id: unknown, reports: string[]) => {
  const [row] = await sql(
    `select (select count(*)::int from problem where situation = any($1)) as problems, (select text from minutes where activity_id = $2) as minutes,
      (select string_agg(status::text, ' ') from attendance where activity_id = $2) as marks`,
    [reports, id],
  )
  return row
}

/** A problem of the person who is signed in, as the outbox of another phone brings it; answers its address. */
async function reported(page: Page, who: string, situation: string): Promise<string> {
  const [found] = await sql(
    `select p.id as person, g.id as "group" from person p, "group" g where p.email = $1 and g.slug = 'kkg-patimura'`,
    [`${who}@contoh.sch.id`],
  )
  const fields = {
    ...{ groupId: found?.group, group: 'kkg-patimura', grade: 'IV', subject: 'IPAS', situation },
    ...{ tried: '', visibility: 'group', objective: 'D' },
  }
  const data = { v: 1, item: randomUUID(), person: found?.person, kind: 'problem.report', fields }
  const answer = await page.request.post('/api/v1/outbox', { data })
  return (await answer.json()).to
}

test('home, the next meeting, its agenda, one’s own problem and the list of today open without ever having been read; what is written on them lies nowhere in the clear, and signing out leaves nothing but what is sealed', async ({
  page: desk,
}) => {
  const [title, mine] = [word('Rapat'), word('Soal')]
  await comeIn(desk, 'budi')
  const meeting = await scheduled(desk, group, title, aroundNow())
  const id = meeting.split('/').at(-1)
  // The next of all, whatever else is planned, until the phone has it.
  const begins = (at: string) => sql(`update activity set starts_at = ${at} where id = $1`, [id])
  await begins(
    `(select min(starts_at) - interval '1 hour' from activity where ends_at > now() - interval '1 day')`,
  )
  const problem = await reported(desk, 'budi', mine)

  const { open, folder } = await take()
  const page = await open()
  await comeIn(page, 'budi')
  await page.goto('/notices')
  for (const path of [`${meeting}/minutes`, problem]) await brought(page, path)
  await begins('(select min(starts_at) from activity_day where activity_id = $1)')
  line().state.way = 'cut'
  const shown: [string, string | RegExp][] = [
    ['/', title],
    [meeting, 'Bedah soal literasi'],
    [problem, mine],
    [`${meeting}/attendance`, 'Sari'],
  ]
  for (const [path, words] of shown) {
    await page.goto(path)
    await expect(page.getByText(/Halaman ini dari \d\d\.\d\d/), path).toBeVisible()
    await expect(page.locator('main'), path).toContainText(words)
  }

  const typed = { report: word('Laporan'), minutes: word('Notulen') }
  await page.getByRole('group', { name: /Sari/ }).getByRole('radio', { name: 'Sakit', exact: true }).check()
  await page.getByRole('button', { name: 'Simpan daftar hadir' }).click()
  await expect(told(page)).toHaveText(/belum terkirim/)
  await page.goto(`${group}/problems/new`)
  await fillReport(page, typed.report)
  await page.getByRole('button', { name: 'Laporkan' }).click()
  await expect(told(page)).toHaveText(/belum terkirim/)
  await page.goto(`${meeting}/minutes`)
  await page.getByLabel('Jalannya pertemuan').fill(typed.minutes)
  await expect(page.locator('[data-waiting]')).toContainText('3')
  await expect.poll(async () => (await raw(page)).local).toEqual({})

  const secret = Object.values(typed)
  const inTheClear = (all: object) => clear(all, secret)
  const parts = ['body', 'chance', 'key', 'person', 'sent']
  const signedIn = await raw(page)
  expect(signedIn.items.map((one) => Object.keys(one).sort())).toEqual(Array(3).fill(parts))
  expect(inTheClear(signedIn)).toEqual([])
  expect(signedIn.notes.me).toMatchObject({ key: 'key' })
  expect(signedIn.local).toEqual({})

  // Something is half typed when its writer leaves.
  await page.goto(`${group}/problems/new`)
  await fillReport(page, word('Setengah'))
  await expect.poll(async () => Object.keys((await raw(page)).local)).toHaveLength(1)
  await page.getByRole('button', { name: 'Keluar' }).click()
  await expect(page.getByRole('heading', { name: 'Tidak ada jaringan' })).toBeVisible()
  const signedOut = await raw(page)
  expect(Object.keys(signedOut.notes).filter((name) => name !== 'pause')).toEqual(['out'])
  expect(keysOf(signedOut)).toEqual(keysOf(signedIn))
  expect(inTheClear(signedOut)).toEqual([])
  expect(signedOut).toMatchObject({ local: {}, session: {} })
  expect(signedOut.caches.pages).toEqual([])
  const people = await sql(
    "select name from person where email in ('budi@contoh.sch.id', 'sari@contoh.sch.id')",
  )
  const names = [...people.map(({ name }) => String(name)), title, mine]
  expect(names).toHaveLength(4)
  expect(names.filter((one) => JSON.stringify(signedOut).includes(one))).toEqual([])
  expect(await filesWith(folder, secret)).toEqual([])
  expect(await filesWith(folder, ['data-shelf'])).not.toEqual([])

  // The next person sees nothing of it; back again, its writer's is sent.
  line().state.way = 'open'
  await page.goto('/sign-in')
  await expect(page.getByText(/terkunci di ponsel ini: 3 kiriman/)).toBeVisible()
  await comeIn(page, 'sari')
  await page.goto('/outbox')
  await expect(page.getByText('Tidak ada yang menunggu')).toBeVisible()
  const others = await raw(page)
  expect(keysOf(others)).toEqual(keysOf(signedIn))
  expect(inTheClear(others)).toEqual([])
  await comeIn(page, 'budi')
  await page.goto('/outbox')
  await expect(sent(page)).toHaveCount(3)
  expect(await became(id, [typed.report])).toEqual({ problems: 1, minutes: typed.minutes, marks: 'sakit' })
})

test('a session that ends over minutes, a list and reports leaves all of them sealed, and they are sent for their writer alone', async ({
  browser,
}) => {
  const words = ['Laporan', 'Kedua', 'Notulen'].map(word)
  const [first = '', second = '', text = ''] = words
  const context = await browser.newContext({ baseURL: line().base })
  const form = await context.newPage()
  await comeIn(form, 'budi')
  const meeting = await scheduled(form, group, word('Rapat'), aroundNow())
  const [list, minutes] = [await context.newPage(), await context.newPage()]
  await list.goto(`${meeting}/attendance`)
  await minutes.goto(`${meeting}/minutes`)
  await form.goto(`${group}/problems/new`)
  await context.clearCookies()

  await minutes.getByLabel('Jalannya pertemuan').fill(text)
  await expect(minutes.locator('[data-waiting]')).toContainText('1')
  await list.getByRole('group', { name: /Sari/ }).getByRole('radio', { name: 'Sakit', exact: true }).check()
  await list.getByRole('button', { name: 'Simpan daftar hadir' }).click()
  await expect(told(list)).toHaveText(/sesi Anda sudah berakhir/)
  for (const one of [first, second]) {
    await fillReport(form, one)
    await form.getByRole('button', { name: 'Laporkan' }).click()
    await expect(form.getByLabel('Apa yang terjadi?')).toHaveValue('')
  }
  await minutes.close()
  await list.close()
  const { items, notes, local } = await raw(form)
  expect(items).toHaveLength(4)
  expect(clear({ items, notes, local }, words)).toEqual([])

  const id = meeting.split('/').at(-1)
  await comeIn(form, 'sari')
  await form.goto('/outbox')
  await expect(form.getByText('Tidak ada yang menunggu')).toBeVisible()
  expect(await became(id, [first, second])).toEqual({ problems: 0, minutes: null, marks: null })
  await comeIn(form, 'budi')
  await form.goto('/outbox')
  await expect(sent(form)).toHaveCount(4)
  expect(await became(id, [first, second])).toEqual({ problems: 2, minutes: text, marks: 'sakit' })
  await context.close()
})
