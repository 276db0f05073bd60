import { existsSync } from 'node:fs'
import { defineConfig } from '@playwright/test'

const INSTALLED = '/usr/bin/chromium'

async function browser(): Promise<string> {
  if (existsSync(INSTALLED)) return INSTALLED
  // Makes the package unpack the libraries that a bare Debian lacks; it must be set before the import.
  process.env.AWS_EXECUTION_ENV = 'AWS_Lambda_nodejs22.x'
  const { default: chromium } = await import('@sparticuz/chromium')
  return chromium.executablePath()
}

export default defineConfig({
  testDir: 'tests/e2e',
  workers: 1,
  timeout: 60_000,
  reporter: 'list',
  use: {
    baseURL: process.env.JOURNEY_URL ?? '',
    viewport: { width: 360, height: 740 },
    launchOptions: {
      executablePath: await browser(),
      args: [
        '--headless',
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
})
