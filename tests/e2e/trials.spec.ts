import { createHash, randomBytes } from 'node:crypto'
import { expect, type Page, test } from '@playwright/test'
import { strFromU8, unzipSync } from 'fflate'
import { asking, crawl, isPage } from '../support/crawl'
import { comeIn, noSideways } from '../support/journey'
import { readPdf } from '../support/pdf'
import { sql } from '../support/sql'
import { standing } from '../support/standing'

const group = '/groups/kkg-patimura'
const today = new Date(Date.now() - 86_400_000).toISOString().slice(0, 10)
const monthAgo = new Date(Date.now() - 30 * 86_400_000).toISOString().slice(0, 10)

async function reported(page: Page, situation: string) {
  await page.goto(`${group}/problems/new`)
  await page.getByLabel('Kelas', { exact: true }).fill('III')
  await page.getByLabel('Mata pelajaran').fill('Matematika')
  await page.getByLabel('Apa yang terjadi?').fill(situation)
  await page.getByRole('radio', { name: /Bantuan tugas mengajar/ }).check()
  await page.getByRole('button', { name: 'Laporkan' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Matematika, kelas III')
  return new URL(page.url()).pathname
}

for (const javaScriptEnabled of [true, false]) {
  const script = javaScriptEnabled ? 'on' : 'off'
  test(`a trial with figures, its doubts and its honest reading; a name blanked; script ${script}`, async ({
    browser,
  }) => {
    test.setTimeout(240_000)
    const as = async (who: string) => {
      const page = await (await browser.newContext({ javaScriptEnabled })).newPage()
      await comeIn(page, who)
      return page
    }
    // Names that stand nowhere else.
    const name = javaScriptEnabled ? 'Wigunanto' : 'Lestariwati'
    const sari = await as('sari')
    const address = await reported(sari, `Murid bernama ${name} belum dapat membagi.`)
    await sari.getByRole('link', { name: 'Catat uji coba di kelas' }).click()
    await sari.getByLabel('Tanggal dicoba').fill(today)
    await sari.getByLabel('Apa yang dicoba?').fill(`Siswa ${name} membagi biji bersama temannya.`)
    await sari.getByLabel('Apa yang terjadi?').fill('Sebagian besar kelas dapat menjelaskan langkahnya.')
    await sari.getByRole('radio', { name: /Bagian murid/ }).check()
    await sari.getByLabel('Alat ukur').fill('Kuis 10 soal')
    await sari.getByLabel('Banyaknya murid').fill('0')
    await sari.getByLabel('Sebelum', { exact: true }).fill('130')
    await sari.getByLabel('Sesudah', { exact: true }).fill('75')
    await sari.getByLabel('Tanggal sebelum').fill(today)
    await sari.getByLabel('Tanggal sesudah').fill(monthAgo)
    const save = sari.getByRole('button', { name: 'Simpan uji coba' })
    await save.click()
    await expect(sari.getByText('Paling sedikit 1.')).toBeVisible()
    await expect(sari.getByText('Tulis nilai dari 0 sampai 100', { exact: false })).toBeVisible()
    await expect(sari.getByLabel('Apa yang dicoba?')).toHaveValue(/membagi biji/)
    await sari.getByLabel('Banyaknya murid').fill('28')
    await sari.getByLabel('Sebelum', { exact: true }).fill('33')
    await save.click()
    await expect(sari.getByText('tidak boleh mendahului', { exact: false })).toBeVisible()
    await sari.getByLabel('Tanggal sebelum').fill(monthAgo)
    await sari.getByLabel('Tanggal sesudah').fill(today)
    await save.click()
    await expect(sari.getByText('32,14 % (9 murid)', { exact: false })).toBeVisible()
    await sari.getByLabel('Sebelum', { exact: true }).fill('25')
    await save.click()
    await expect(sari.getByText('Naik 50 angka', { exact: false })).toBeVisible()
    await noSideways(sari)
    await sari.getByRole('checkbox', { name: 'Sudah saya periksa' }).check()
    await save.click()
    await expect(sari.getByText('tampaknya menyebut nama murid', { exact: false })).toBeVisible()
    await expect(sari.getByText('25 % menjadi 75 %', { exact: false })).toBeVisible()
    await expect(sari.getByText('perolehan ternormalisasi +0,67', { exact: false })).toBeVisible()
    await expect(sari.getByText('membuktikan sedikit', { exact: false })).toBeVisible()
    await expect(sari.getByText('bukan penyebabnya', { exact: false })).toBeVisible()
    await noSideways(sari)

    const budi = await as('budi')
    await budi.goto(address)
    await budi.getByRole('link', { name: 'Tutup nama murid dalam tulisan di halaman ini' }).click()
    await budi.locator('summary', { hasText: 'Atau tandai kata dalam tulisan ini' }).click()
    await budi
      .getByRole('checkbox', { name: new RegExp(name) })
      .first()
      .check({ force: true })
    await budi.getByRole('button', { name: 'Lanjutkan' }).click()
    await expect(budi.getByText('2 kata di 2 tulisan', { exact: false })).toBeVisible()
    await expect(budi.getByText('Murid bernama ▇▇▇ belum dapat membagi', { exact: false })).toBeVisible()
    await expect(budi.getByLabel('Kata atau nama yang ditutup')).toHaveValue(name)
    await noSideways(budi)
    await budi.getByRole('checkbox', { name: 'tutup semua ini' }).check()
    await budi.getByRole('button', { name: 'Lanjutkan' }).click()
    await expect(budi.getByText('2 kata sudah ditutup', { exact: false })).toBeVisible()

    await sari.goto(address)
    await expect(sari.getByText('Murid bernama ▇▇▇ belum dapat membagi', { exact: false })).toBeVisible()
    await expect(sari.getByText('Pengurus menutup sebagian kata', { exact: false })).toBeVisible()
    await sari.getByRole('link', { name: 'Lihat catatannya' }).click()
    await expect(sari.getByText('2 kata ditutup oleh Budi Hartono', { exact: false })).toBeVisible()
    await expect(sari.getByText('Masalah (1) · Uji coba di kelas (1)')).toBeVisible()

    await sari.goto(address)
    await sari.getByRole('link', { name: 'Ubah atau tarik kembali' }).click()
    await sari.getByText('Tarik kembali …').click()
    await sari.getByLabel('Mengapa ditarik kembali?').fill('Kelasnya keliru')
    await sari.getByRole('button', { name: 'Ya, tarik kembali' }).click()
    await expect(sari.getByText('Ditarik kembali', { exact: false })).toBeVisible()
  })
}

const patimura = `(select id from "group" where slug = 'kkg-patimura')`

/** A name in the words of the next meeting, of the minutes of the last, and in the calendar of a member. */
async function spread(name: string) {
  const states = { coming: `'scheduled'`, past: `'held', 'locked', 'approved'` }
  const meeting = async (of: string, order: string) => {
    const [row] = await sql(
      `update activity set title = title || $1 where id = (select id from activity where group_id = ${patimura}
        and kind = 'meeting' and state in (${of}) order by starts_at ${order} limit 1) returning id`,
      [` ${name}`],
    )
    return `${group}/meetings/${row.id}`
  }
  // Approved minutes let nothing else through than what a redaction says of itself.
  await sql(
    `update minutes set text = text || $1 from (select set_config('sanggar.redacting', ${patimura}::text, true)) allowed
     where group_id = ${patimura}`,
    [` ${name}`],
  )
  const token = randomBytes(32).toString('base64url')
  await sql(
    `insert into calendar_feed (id, person_id, token_hash, created_at)
     select gen_random_uuid(), id, $1, now() from person where email = 'slamet@contoh.sch.id'
     on conflict (person_id) where group_id is null and revoked_at is null do update set token_hash = excluded.token_hash`,
    [createHash('sha256').update(token).digest('hex')],
  )
  const [coming, past] = [await meeting(states.coming, 'asc'), await meeting(states.past, 'desc')]
  return { pages: [coming, `${coming}/change`, past, `${past}/documents`], feed: `/feeds/${token}.ics` }
}

type Answered = Awaited<ReturnType<Awaited<ReturnType<typeof asking>>>>

const DOWNLOAD = /href="(\/[^"#]*\/(?:csv|xlsx|calendar|draft|issued|bundle|statements|files)\b[^"#]*)"/g

/** What a reader finds in an answer: the text of a paper or of a workbook, else the answer as it is. */
async function wordsOf(path: string, { body, headers }: Answered) {
  const type = headers()['content-type'] ?? ''
  if (type.includes('spreadsheetml'))
    return Object.values(unzipSync(body))
      .map((part) => strFromU8(part))
      .join('\n')
  if (!type.startsWith('application/pdf')) return body.toString()
  return readPdf(new Uint8Array(body)).then(
    ({ text }) => text,
    (error) => {
      // A file that another journey made up is not always one that a reader opens: then its bytes are read.
      if (path.startsWith('/api/files/')) return body.toString('latin1')
      throw error
    },
  )
}

/** The addresses that show a word, among all kinds of pages and all downloads that a person reaches. */
async function showing(page: Page, word: string, more: string[]) {
  const ask = await asking(page)
  const read = new Map<string, string>()
  let downloads = 0
  const reading = async (path: string) => {
    const answer = await ask(path)
    read.set(path, await wordsOf(path, answer))
    if (!isPage(answer) || answer.headers()['content-disposition']) downloads += 1
    return answer
  }
  const pages = await crawl(page, [...more, '/', `${group}/redaction`], reading)
  const linked = [...pages.values()].flatMap((html) => [...html.matchAll(DOWNLOAD)])
  const files = linked.map(([, href]) => (href ?? '').replaceAll('&amp;', '&'))
  for (const path of [...more, ...files]) if (!read.has(path)) await reading(path)
  const seen = [...read].flatMap(([path, words]) => (words.includes(word) ? [path] : []))
  return { seen, asked: [...read.keys()], downloads }
}

test('no redacted word on any page, download or feed that anybody reaches, nor in any column of the database', async ({
  browser,
}) => {
  test.setTimeout(600_000)
  const as = async (who: string) => {
    const page = await (await browser.newContext()).newPage()
    await comeIn(page, who)
    return page
  }
  const name = 'Panjalunanto'
  const sari = await as('sari')
  const budi = await as('budi')
  const problem = await reported(sari, `Kesulitan ${name} menghitung mundur.`)
  // Taken onto an agenda, the problem lends its words to the meeting.
  await budi.goto(problem)
  await budi.getByText('Masukkan ke agenda').first().click()
  await budi.getByRole('button', { name: 'Masukkan', exact: true }).click()
  await expect(budi.getByText('Masuk agenda').first()).toBeVisible()
  const { pages, feed } = await spread(name)
  const more = [problem, ...pages]
  // All that is looked through below shows the name until then.
  const shown = [...more, `${pages[0]}/calendar`]
  const ask = await asking(budi)
  for (const path of shown) expect(await wordsOf(path, await ask(path)), path).toContain(name)
  expect(await (await sari.request.get(feed)).text()).toContain(name)
  await budi.goto(`${group}/redaction/new`)
  await budi.getByLabel('Kata atau nama yang ditutup').fill(name)
  await budi.getByRole('button', { name: 'Lanjutkan' }).click()
  await budi.getByRole('checkbox', { name: 'tutup semua ini' }).check()
  await budi.getByRole('button', { name: 'Lanjutkan' }).click()
  await expect(budi.getByText('sudah ditutup', { exact: false })).toBeVisible()
  for (const who of ['sari', 'budi', 'nurul', 'dinas']) {
    const after = await showing(await as(who), name, more)
    expect(after.seen, who).toEqual([])
    expect(after.asked.length, who).toBeGreaterThan(10)
    if (who !== 'budi') continue
    expect(after.asked).toEqual(expect.arrayContaining(shown))
    expect(after.downloads).toBeGreaterThan(5)
  }
  const calendar = await (await sari.request.get(feed)).text()
  expect([calendar.includes('▇▇▇'), calendar.includes(name)]).toEqual([true, false])
  expect(await standing(sql, name)).toEqual([])
})

test('a self-assessment: answered, changed, drawn for oneself alone; the group sees a closed round’s means', async ({
  browser,
}) => {
  test.setTimeout(240_000)
  const open = async (who: string, javaScriptEnabled = true) => {
    const page = await (await browser.newContext({ javaScriptEnabled })).newPage()
    await comeIn(page, who)
    return page
  }
  const slamet = await open('slamet', false)
  await slamet.goto(`${group}/competence`)
  await slamet.getByRole('link', { name: 'Tahun ajaran ini' }).click()
  const round = new URL(slamet.url()).pathname
  await slamet.getByText('Ubah jawaban bagian awal').click()
  await slamet.getByRole('radio', { name: 'sudah menjadi kebiasaan' }).first().check()
  await slamet.getByRole('button', { name: 'Simpan jawaban' }).click()
  await expect(slamet.getByText('Jawaban Anda tersimpan', { exact: false })).toBeVisible()
  await expect(slamet.getByRole('img', { name: /Awal dan akhir/ })).toBeVisible()
  await slamet.goto('/account/competence')
  await expect(slamet.getByRole('heading', { name: 'Semester lalu: literasi' })).toBeVisible()
  await expect(slamet.getByText(/Pedagogik: awal \d,\d, akhir \d,\d/).first()).toBeVisible()

  const nurul = await open('nurul')
  await nurul.goto(round)
  await expect(nurul.getByText('dihitung sesudah putaran ditutup', { exact: false })).toBeVisible()
  await expect(nurul.getByRole('img')).toHaveCount(0)
  await nurul.goto(`${group}/competence`)
  await nurul.getByRole('link', { name: 'Semester lalu: literasi' }).click()
  await expect(nurul.getByText('Rata-rata 7 orang', { exact: false })).toBeVisible()
  await expect(nurul.getByRole('heading', { name: 'Perubahan saya' })).toHaveCount(0)
  const closed = new URL(nurul.url()).pathname

  const dinas = await open('dinas')
  for (const path of [round, closed, `${group}/competence`, `${group}/redaction`])
    expect((await dinas.request.get(path)).status()).toBe(404)
  const budi = await open('budi')
  await budi.goto(round)
  await budi.getByRole('button', { name: 'Tutup bagian awal' }).click()
  await expect(budi.getByText('Menunggu bagian akhir')).toBeVisible()
  await budi.getByRole('button', { name: 'Buka bagian akhir' }).click()
  await expect(budi.getByRole('heading', { name: 'Isi bagian akhir' })).toBeVisible()
  await budi.getByRole('button', { name: 'Simpan jawaban' }).click()
  await expect(budi.getByText('Pilih salah satu dari pilihan yang ada.').first()).toBeVisible()
  await noSideways(budi)
})
