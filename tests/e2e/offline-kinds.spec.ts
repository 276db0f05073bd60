import { randomUUID } from 'node:crypto'
import { expect, test } from '@playwright/test'
import { aroundNow, planned } from '../support/meeting'
import { behindBadLine, enter } from '../support/phone'
import { sql } from '../support/sql'

const group = '/groups/kkg-patimura'
const { line, take } = behindBadLine()

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
  await page.waitForURL('chrome-error://chromewebdata/')
  line().state.way = 'open'
  await page.reload()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(title)
  expect(await rows()).toBe(1)
})
