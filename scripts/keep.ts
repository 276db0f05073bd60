import { randomBytes } from 'node:crypto'
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** A secret of this installation: made once, written whole or not at all, readable by its owner alone. */
export function kept(folder: string, name: string, bytes: number): string {
  const file = join(folder, name)
  if (!existsSync(file)) {
    writeFileSync(`${file}.new`, randomBytes(bytes).toString('base64url'), { mode: 0o600 })
    renameSync(`${file}.new`, file)
  }
  return readFileSync(file, 'utf8').trim()
}

/** The command line of a process; empty when there is none, or where the system does not tell. */
export function commandOf(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8')
  } catch {
    return ''
  }
}
