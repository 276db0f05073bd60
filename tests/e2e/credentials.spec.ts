import { type APIRequestContext, expect, test } from '@playwright/test'

// next-auth's own entrance, which programs use instead of the form: same limit, same session.
async function enter(request: APIRequestContext, email: string, password: string) {
  const { csrfToken } = await (await request.get('/api/auth/csrf')).json()
  const form = { csrfToken, email, password, json: 'true' }
  return request.post('/api/auth/callback/credentials', { form })
}

test('the credentials route opens the session that pages read, and signing out ends it', async ({ page }) => {
  const email = 'slamet@contoh.sch.id'
  const answer = await enter(page.request, email, process.env.JOURNEY_PASSWORD ?? '')
  expect(answer.status()).toBe(200)
  await page.goto('/')
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Slamet')
  const cookies = await page.context().cookies()
  await page.getByRole('button', { name: 'Keluar' }).click()
  await expect(page).toHaveURL(/sign-in/)
  // The token itself still reads well; the session behind it is over.
  await page.context().addCookies(cookies)
  await page.goto('/')
  await expect(page).toHaveURL(/sign-in/)
})

test('the credentials route needs its token, refuses a wrong password, and stops guessing', async ({
  request,
}) => {
  const email = 'tebakan@contoh.sch.id'
  const bare = { email, password: 'x', json: 'true' }
  await request.post('/api/auth/callback/credentials', { form: bare })
  expect(await (await request.get('/api/auth/session')).json()).toEqual({})
  for (let tries = 0; tries < 8; tries += 1) {
    const answer = await enter(request, email, 'tebakan')
    expect(answer.status()).toBe(401)
    expect((await answer.json()).url).toContain('error=wrongPassword')
  }
  const stopped = await enter(request, email, 'tebakan')
  expect(stopped.status()).toBe(401)
  expect((await stopped.json()).url).toContain('error=limited')
  expect(await (await request.get('/api/auth/session')).json()).toEqual({})
})
