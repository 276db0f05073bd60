import { expect, type Page, test } from '@playwright/test'
import { crawl, formsOf } from '../support/crawl'
import { signIn } from '../support/journey'

const UNEXPECTED = 'terjadi gangguan'
const bad = [
  '',
  'x'.repeat(1_000_000),
  '<script>alert(1)</script>',
  'tanda \u202e terbalik',
  '🙂🙂🙂',
  'nol\u0000nol',
  '2027-02-29',
  '00000000-0000-7000-8000-000000000000',
  '-1',
  '1e99',
  'Asia/Singapore',
  "' OR 1=1 --",
]
async function pagesOf(page: Page, who: string) {
  await signIn(page, who)
  return crawl(page, ['/'])
}

for (const who of ['budi', 'nurul', 'dinas']) {
  test(`each query parameter of ${who}'s pages: never 500`, async ({ page }) => {
    test.setTimeout(300_000)
    const names = [
      'state',
      'objective',
      'before',
      'after',
      'year',
      'part',
      'stage',
      'item',
      'day',
      'kind',
      'name',
      'q',
    ]
    const said: string[] = []
    for (const path of await pagesOf(page, who)) {
      const { pathname, searchParams } = new URL(path, 'http://x')
      for (const name of new Set([...names.slice(0, 2), ...searchParams.keys()])) {
        for (const value of bad.filter((text) => text.length < 2000)) {
          const query = new URLSearchParams(searchParams)
          query.set(name, value)
          const status = (await page.request.get(`${pathname}?${query}`)).status()
          if (status >= 500) said.push(`${status} ${pathname} ${name}=${value.slice(0, 40)}`)
        }
      }
    }
    expect(said).toEqual([])
  })
}

for (const who of ['budi', 'dinas']) {
  test(`each field of each form of ${who}: a sentence or a refusal, never 500`, async ({ browser }) => {
    test.setTimeout(600_000)
    const page = await (await browser.newContext({ javaScriptEnabled: false })).newPage()
    const said: string[] = []
    let sent = 0
    for (const path of await pagesOf(page, who)) {
      await page.goto(path)
      for (const form of await formsOf(page)) {
        if (form.method !== 'post' || form.fields.some(([name]) => name === 'locale')) continue
        const own = form.empty.filter((name) => !name.startsWith('$ACTION'))
        // A form of one button alone is sent once elsewhere; here it would sign out or adopt.
        for (const name of own) {
          for (const value of bad) {
            const data = new FormData()
            for (const [key, text] of form.fields) if (key !== name) data.append(key, text)
            data.append(name, value)
            const answer = await page.request.post(path, { multipart: data, maxRedirects: 0 })
            sent += 1
            const refused = answer.status() < 500 && !(await answer.text()).includes(UNEXPECTED)
            if (!refused) said.push(`${answer.status()} ${path} ${name}=${value.slice(0, 30)}`)
          }
        }
      }
    }
    expect(said).toEqual([])
    expect(sent).toBeGreaterThan(300)
  })
}
