// `npm run dictionary`: chooses what the pages of the demonstration have in common, for `scripts/web/dictionary.ts`.
import { writeFileSync } from 'node:fs'
import pg from 'pg'
import { visitors } from './bench/kinds'
import { serveDemonstration } from './demo'
import { explain } from './stop'
import { WORDS } from './web/arguments'
import { commonOf } from './web/common'

/** What the records of the demonstration say: names, titles and texts, the longest first. */
async function textsOf(url: string): Promise<string[]> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  const { rows } = await client.query<{ text: string }>(
    `select distinct text from (
       select name from person union select email from person union select name from school
       union select name from "group" union select title from activity union select title from programme_item
       union select situation from problem union select reason from programme_item) as told(text)
     where length(text) > 3 order by text`,
  )
  await client.end()
  return rows.map(({ text }) => text).sort((a, b) => b.length - a.length)
}

async function main() {
  const demo = await serveDemonstration({ SANGGAR_BENCH: 'yes' })
  try {
    const pages: string[] = []
    for (const { cookie, kinds } of await visitors(demo))
      for (const { path } of kinds) {
        const answer = await fetch(demo.base + path, { headers: { cookie } })
        pages.push(await answer.text())
      }
    writeFileSync(WORDS, commonOf(pages, await textsOf(demo.url)))
    console.log(`${WORDS}: of ${pages.length} pages`)
  } finally {
    await demo.stop()
  }
  process.exit()
}

main().catch(explain)
