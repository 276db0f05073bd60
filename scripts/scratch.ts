import { chmodSync, mkdtempSync, statfsSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** Memory as a file system, where the machine has it: a database of some hundred files is copied there in a twentieth of the time. */
const MEMORY = '/dev/shm'
const ROOM = 2 ** 31

function roomy(folder: string): boolean {
  try {
    const { bavail, bsize } = statfsSync(folder)
    return bavail * bsize >= ROOM
  } catch {
    return false
  }
}

/** A new folder for what is thrown away after a run and is small, which the user of PostgreSQL may enter. */
export function scratchFolder(name: string): string {
  const folder = mkdtempSync(join(roomy(MEMORY) ? MEMORY : tmpdir(), `sanggar-${name}-`))
  chmodSync(folder, 0o755)
  return folder
}
