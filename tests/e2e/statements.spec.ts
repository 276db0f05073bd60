import { expect, test } from '@playwright/test'
import { crawl, isPage } from '../support/crawl'
import { signIn } from '../support/journey'

const MOST = 5

for (const who of ['budi', 'sari', 'nurul', 'dinas']) {
  test(`no page of ${who} asks the database more than ${MOST} times`, async ({ page }) => {
    await signIn(page, who)
    const sent = async () => Number(await (await page.request.get('/bench/statements')).text())
    const many: string[] = []
    let most = 0
    const counted = async (path: string) => {
      const before = await sent()
      const answer = await page.request.get(path)
      return { answer, asked: (await sent()) - before }
    }
    await crawl(page, ['/'], async (path) => {
      let { answer, asked } = await counted(path)
      if (!isPage(answer)) return answer
      // The counter is the whole process's: a job that ran meanwhile does not come again.
      for (let tries = 0; asked > MOST && tries < 4; tries += 1)
        asked = Math.min(asked, (await counted(path)).asked)
      most = Math.max(most, asked)
      if (asked > MOST) many.push(`${asked} ${path}`)
      return answer
    })
    expect(many).toEqual([])
    // The counter itself counts.
    expect(most).toBeGreaterThan(2)
  })
}
