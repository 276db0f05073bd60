import { defineConfig } from '@playwright/test'
import { chromiumArguments, chromiumPath } from './scripts/chromium'

export default defineConfig({
  testDir: 'tests/e2e',
  workers: 1,
  timeout: 90_000,
  // Two cores may be busy with more than this.
  expect: { timeout: 15_000 },
  reporter: 'list',
  use: {
    baseURL: process.env.JOURNEY_URL ?? '',
    viewport: { width: 360, height: 740 },
    launchOptions: { executablePath: await chromiumPath(), args: chromiumArguments },
  },
})
