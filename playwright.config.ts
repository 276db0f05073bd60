import { defineConfig } from '@playwright/test'
import { chromiumArguments, chromiumPath } from './scripts/chromium'

type World = { base: string; url: string; mail: number }
const worlds: World[] = JSON.parse(process.env.JOURNEY_WORLDS ?? '[]')
/** Each worker has a server and a database of its own. */
const own = worlds[Number(process.env.TEST_PARALLEL_INDEX ?? 0)]
// A journey that must know a code of long ago computes it from the record.
if (own) Object.assign(process.env, { DATABASE_URL: own.url, JOURNEY_MAIL: String(own.mail) })

export default defineConfig({
  testDir: 'tests/e2e',
  workers: Math.max(worlds.length, 1),
  timeout: 90_000,
  // Two cores may be busy with more than this.
  expect: { timeout: 15_000 },
  // A late answer of a busy machine is not a fault: asked again, and named at the end of `npm test`.
  retries: 1,
  reporter: 'list',
  use: {
    baseURL: own?.base ?? '',
    viewport: { width: 360, height: 740 },
    // What a journey puts in place of an answer must reach the page; those about no network allow it.
    serviceWorkers: 'block',
    launchOptions: { executablePath: await chromiumPath(), args: chromiumArguments },
  },
})
