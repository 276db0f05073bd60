import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'

const STAMP = 'node_modules/.sanggar-lock'

/** Installs exactly what package-lock.json names, unless that was done already. Ends the process when it fails. */
export function install() {
  const hash = createHash('sha256').update(readFileSync('package-lock.json')).digest('hex')
  if (existsSync(STAMP) && readFileSync(STAMP, 'utf8') === hash) return
  console.log('Installing packages …')
  const run = spawnSync('npm', ['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error'], {
    stdio: 'inherit',
  })
  if (run.status !== 0) {
    console.error(
      'The packages could not be installed: check the connection to the npm registry and the free disk space, then run it again.',
    )
    process.exit(1)
  }
  writeFileSync(STAMP, hash)
}
