import { expect, test } from '@playwright/test'
import { signIn } from '../support/journey'

test('every answer carries the policy, and TLS is remembered only where there was some', async ({
  request,
}) => {
  for (const path of ['/sign-in', '/nowhere', '/api/health', '/icon.svg']) {
    const headers = (await request.get(path)).headers()
    const policy = headers['content-security-policy'] ?? ''
    expect(policy).toContain("default-src 'self'; object-src 'none'; base-uri 'self'; form-action 'self'")
    expect(policy).toContain("frame-ancestors 'none'")
    expect(headers['x-content-type-options']).toBe('nosniff')
    expect(headers['strict-transport-security']).toBeUndefined()
    expect(headers['x-powered-by']).toBeUndefined()
  }
  // No script stands inside a page, so none that somebody smuggles in would run.
  expect((await request.get('/sign-in')).headers()['content-security-policy']).toMatch(
    /script-src 'self'(;|$)/,
  )
  const tls = await request.get('/sign-in', { headers: { 'x-forwarded-proto': 'https' } })
  expect(tls.headers()['strict-transport-security']).toBe('max-age=31536000')
  // By Next the same as by ourselves, of all that a browser is told of a page.
  const told = async (more: Record<string, string>) => {
    const answer = await request.get('/sign-in', { headers: { 'x-forwarded-proto': 'https', ...more } })
    const own = /^(date|connection|keep-alive|vary|link|x-whole|content-length|transfer-encoding|etag)$/
    return Object.entries(answer.headers())
      .filter(([name]) => !own.test(name))
      .sort()
  }
  expect(await told({})).toEqual(await told({ 'x-plain': '1' }))
})

test('what somebody saves is the same by Next and by ourselves, with all that is told beside it', async ({
  page,
}) => {
  await signIn(page, 'budi')
  const { request } = page
  const group = '/groups/kkg-patimura'
  const feed = '/feeds/nobody.ics'
  const files = [`${group}/coverage/timeline/csv?part=year`, `${group}/programme/csv`, '/coverage/csv', feed]
  const missing = ['/groups/nowhere/coverage/csv', '/api/files/01a22d60-70a7-7419-8724-a48a720aa07d']
  const told = async (path: string, more: Record<string, string>) => {
    const answer = await request.get(path, { headers: { 'x-forwarded-proto': 'https', ...more } })
    const { 'x-whole': whole, ...heads } = answer.headers()
    const own = /^(date|connection|keep-alive|vary|content-length|transfer-encoding)$/
    const beside = Object.entries(heads).filter(([name]) => !own.test(name))
    return { whole, same: [answer.status(), await answer.text(), beside.sort()] }
  }
  for (const path of [...files, ...missing]) {
    const [ours, nexts] = [await told(path, {}), await told(path, { 'x-plain': '1' })]
    expect([path, ...ours.same]).toEqual([path, ...nexts.same])
    expect([path, nexts.whole]).toEqual([path, undefined])
    // What is not found there is said by Next, once.
    if (files.includes(path)) expect([path, ours.whole]).toEqual([path, '1'])
  }
  const head = await request.fetch(`${group}/programme/csv`, { method: 'HEAD' })
  expect([head.status(), head.headers()['content-type']]).toEqual([200, 'text/csv; charset=utf-8'])
})

test('what markup alone cannot be is made by Next, and a page that fails fails once and says so', async ({
  request,
}) => {
  const whole = await request.get('/sign-in')
  const odd = await request.get('/bench/odd')
  expect([whole.headers()['x-whole'], odd.headers()['x-whole']]).toEqual(['1', undefined])
  expect([odd.status(), await odd.text()]).toEqual([200, expect.stringContaining('<object data="/icon.svg"')])
  expect(odd.headers()['content-security-policy']).toMatch(/script-src 'self'(;|$)/)
  const failed = await request.get('/bench/odd?fail')
  expect(failed.status()).toBe(500)
  expect(await failed.text()).not.toContain('nobody may see')
  expect((await request.get('/whole/sign-in')).status()).toBe(404)
  // A form that was sent there is done once, and what it answered stands on the page that Next makes.
  const hidden = (await odd.text()).matchAll(/type="hidden" name="([^"]*)"(?: value="([^"]*)")?/g)
  const multipart = Object.fromEntries([...hidden].map(([, name, value = '']) => [name, value]))
  for (const more of [{}, { 'x-plain': '1' }]) {
    const sent = await request.post('/bench/odd', { multipart, headers: more })
    const text = await sent.text()
    expect([sent.status(), sent.headers()['x-whole']]).toEqual([200, undefined])
    expect(text).toContain('<object data="/icon.svg"')
    expect(text).toContain('class="notice error"')
  }
})

test('a form of another site, of before an upgrade or larger than any is refused and not taken for its page', async ({
  request,
}) => {
  const text = await (await request.get('/sign-in')).text()
  const form = Object.fromEntries(
    [...text.matchAll(/type="hidden" name="([^"]*)"(?: value="([^"]*)")?/g)].map(([, name, value = '']) => [
      name,
      value,
    ]),
  )
  expect(Object.keys(form).join()).toContain('$ACTION_ID_')
  const old = Object.fromEntries(
    Object.entries(form).map(([name, value]) => [name.replace(/ID_\w+/, `ID_${'a1'.repeat(21)}`), value]),
  )
  const statuses = []
  for (const [sent, headers] of [
    [form, {}],
    [form, { origin: 'https://elsewhere.example' }],
    [old, {}],
    [{ ...form, email: 'x'.repeat(12_000_000) }, {}],
  ] as const) {
    const body = new URLSearchParams(sent).toString()
    const type = { 'content-type': 'application/x-www-form-urlencoded' }
    const answer = await request.post('/sign-in', { data: body, headers: { ...type, ...headers } })
    statuses.push(answer.status())
  }
  expect(statuses).toEqual([200, 500, 409, 500])
})

test('nothing on the way through the pages offends the policy', async ({ page }) => {
  const complaints: string[] = []
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text())
  })
  await signIn(page, 'sari')
  for (const path of ['/groups/kkg-patimura', '/groups/kkg-patimura/problems/new', '/coverage']) {
    await page.goto(path)
  }
  await page.getByRole('button', { name: 'English' }).click()
  await expect(page.locator('html')).toHaveAttribute('lang', 'en')
  expect(complaints).toEqual([])
})

test('a page that fails says so in both languages, with a code and a way back, and shows nothing raw', async ({
  page,
}) => {
  const answer = await page.goto('/bench?fail')
  expect(answer?.status()).toBe(500)
  await expect(page.getByText('Maaf, terjadi gangguan pada kami')).toBeVisible()
  await expect(page.getByText(/tell us the code \d+/)).toBeVisible()
  expect(await page.content()).not.toContain('nobody may see')
  await page.getByRole('link', { name: 'Ke beranda' }).click()
  await expect(page).toHaveURL(/sign-in/)
})

test('nothing moves when the typefaces arrive, and they are light', async ({ page }) => {
  let weight = 0
  let arrive = () => {}
  const late = new Promise<void>((done) => {
    arrive = done
  })
  await page.route('**/*.woff2', async (route) => {
    await late
    const answer = await route.fetch()
    const { length } = await answer.body()
    weight += length
    await route.fulfill({ response: answer })
  })
  await page.addInitScript(() => {
    Object.assign(window, { moved: 0 })
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries())
        (window as never as { moved: number }).moved += (entry as never as { value: number }).value
    }).observe({ type: 'layout-shift', buffered: true })
  })
  await page.goto('/sign-in', { waitUntil: 'domcontentloaded' })
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await page.waitForTimeout(500)
  arrive()
  await page.waitForFunction(() => {
    const ours = [...document.fonts].filter((face) => /Young Serif|Plus Jakarta/.test(face.family))
    return ours.length === 2 && ours.every((face) => face.status === 'loaded')
  })
  // A shift is reported with the frame after it.
  await page.waitForTimeout(300)
  expect(await page.evaluate(() => (window as never as { moved: number }).moved)).toBeLessThan(0.01)
  expect(weight).toBeGreaterThan(20_000)
  expect(weight).toBeLessThan(40 * 1024)
})

test('the first page brings its styles along, the next one names the file, and both look the same', async ({
  page,
}) => {
  const styles = () =>
    page.evaluate(() => ({
      files: [...document.styleSheets].map((one) => one.href).filter(Boolean).length,
      look: [getComputedStyle(document.body).fontFamily, getComputedStyle(document.documentElement).color],
      // Not before there is a page to read: typefaces that lie on the phone already.
      asked: document.querySelectorAll('link[rel=preload][as=font]').length,
    }))
  await page.goto('/sign-in')
  const first = await styles()
  expect([first.files, first.asked]).toEqual([0, 0])
  expect(first.look[0]).toContain('Plus Jakarta Sans')
  await page.waitForFunction(() => [...document.fonts].some((face) => face.status === 'loaded'))
  await page.locator('.foot').getByRole('link').click()
  await expect(page).toHaveURL(/privacy/)
  await expect.poll(styles).toEqual({ ...first, files: 1, asked: 2 })
  // They are there when the page is drawn, so they are what it is drawn with.
  const faces = () =>
    page.evaluate(() =>
      [...document.fonts].filter(({ status }) => status === 'loaded').map(({ family }) => family),
    )
  await expect.poll(faces).toEqual(expect.arrayContaining([expect.stringContaining('Young Serif')]))
})

test('what pages have in common comes once: later pages are packed with it, and say the same', async ({
  page,
}) => {
  const fetched = page.context().waitForEvent('request', (one) => one.url().includes('/s/words-'))
  await page.goto('/sign-in')
  await (await (await fetched).response())?.finished()
  const path = '/verify'
  const plain = await (await page.request.get(path)).text()
  const packed = async () => {
    const answer = await page.goto(path)
    return answer?.headers()['content-encoding'] === 'dcb' ? answer : null
  }
  // The browser puts the words in their place after they came.
  await expect.poll(async () => Boolean(await packed())).toBe(true)
  const answer = await packed()
  expect((await answer?.request().sizes())?.responseBodySize).toBeLessThan(1500)
  const bare = (html: string) => html.replace(/<link rel="compression-dictionary"[^>]*>/, '')
  expect(bare((await answer?.text()) ?? '')).toBe(bare(plain))
  expect(answer?.headers().vary).toContain('Available-Dictionary')
})
