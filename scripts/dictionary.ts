// `npm run dictionary`: chooses what the pages of the demonstration have in common, for `scripts/web/dictionary.ts`.
import { writeFileSync } from 'node:fs'
import { visitors } from './bench/kinds'
import { serveDemonstration } from './demo'
import { explain } from './stop'
import { WORDS } from './web/arguments'
import { commonOf } from './web/common'

async function main() {
  const demo = await serveDemonstration({ SANGGAR_BENCH: 'yes' })
  try {
    const pages: string[] = []
    for (const { cookie, kinds } of await visitors(demo))
      for (const { path } of kinds) {
        const answer = await fetch(demo.base + path, { headers: { cookie } })
        pages.push(await answer.text())
      }
    writeFileSync(WORDS, commonOf(pages))
    console.log(`${WORDS}: of ${pages.length} pages`)
  } finally {
    await demo.stop()
  }
  process.exit()
}

main().catch(explain)
