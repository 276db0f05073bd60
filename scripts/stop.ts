/** A failure that the person at the terminal can mend: one sentence that says what to do. */
export class Stop extends Error {}

/** Prints the sentence of a failure and ends with code 1. Full disks and unreachable databases get theirs here. */
export function explain(error: unknown): never {
  const { code, message } = (error ?? {}) as { code?: string; message?: string }
  const known: Record<string, string> = {
    ENOSPC: 'The disk is full: free some space, then start again.',
    ECONNREFUSED:
      'The database named by DATABASE_URL does not answer: check that it runs and that host and port are right.',
    ENOTFOUND: 'The host named by DATABASE_URL is not known: check its spelling.',
    ETIMEDOUT: 'The database named by DATABASE_URL does not answer in time: check host, port and firewall.',
    '28P01': 'The database refuses the user or password in DATABASE_URL: correct them.',
    '3D000': 'The database named in DATABASE_URL does not exist: create it first.',
    '53100': 'The disk of the database is full: free some space, then start again.',
  }
  const full = /No space left on device|ENOSPC/.test(message ?? '')
  console.error(
    error instanceof Stop
      ? message
      : full
        ? known.ENOSPC
        : (known[code ?? ''] ?? `Sanggar could not start: ${message ?? error}`),
  )
  process.exit(1)
}
