import { existsSync } from 'node:fs'

const INSTALLED = '/usr/bin/chromium'

/** A Chromium that is installed, or the one inside an npm package. */
export async function chromiumPath(): Promise<string> {
  if (existsSync(INSTALLED)) return INSTALLED
  // Makes the package unpack the libraries that a bare Debian lacks; it must be set before the import.
  process.env.AWS_EXECUTION_ENV = 'AWS_Lambda_nodejs22.x'
  const { default: chromium } = await import('@sparticuz/chromium')
  return chromium.executablePath()
}

/** No window, and no traffic of the browser's own. */
export const chromiumArguments = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]
