/** A failure that the person at the terminal can mend: one sentence that says what to do. */
export class Stop extends Error {}

export const FULL = 'The disk is full: free some space, then start again.'

export const NO_ADDRESS =
  'DATABASE_URL is no address: write it like postgresql://user:password@host:5432/name.'

const NO_ANSWER =
  'The database named by DATABASE_URL does not answer: check that it runs and that host and port are right.'

const known: Record<string, string> = {
  ENOSPC: FULL,
  EDQUOT: FULL,
  EACCES: 'A file may not be written: check who owns the folder of Sanggar and the folder .data in it.',
  ECONNREFUSED: NO_ANSWER,
  ECONNRESET: NO_ANSWER,
  EHOSTUNREACH: NO_ANSWER,
  ENOTFOUND: 'The host named by DATABASE_URL is not known: check its spelling.',
  EAI_AGAIN: 'The host named by DATABASE_URL could not be looked up: check its spelling and the network.',
  ETIMEDOUT: 'The database named by DATABASE_URL does not answer in time: check host, port and firewall.',
  ERR_INVALID_URL: NO_ADDRESS,
  '28P01': 'The database refuses the user or password in DATABASE_URL: correct them.',
  '28000': 'The database refuses the user in DATABASE_URL: correct it, or allow it in pg_hba.conf.',
  '3D000': 'The database named in DATABASE_URL does not exist: create it first.',
  '42501': 'The user in DATABASE_URL may not create tables there: make it the owner of the database.',
  '53100': 'The disk of the database is full: free some space, then start again.',
}

/** The one sentence for a failure. */
export function sentence(error: unknown): string {
  const { code, message } = (error ?? {}) as { code?: string; message?: string }
  if (error instanceof Stop) return error.message
  if (/No space left on device|ENOSPC/.test(message ?? '')) return FULL
  if (/timeout expired|timed out/.test(message ?? '')) return known.ETIMEDOUT as string
  if (/Connection terminated/.test(message ?? '')) return NO_ANSWER
  return known[code ?? ''] ?? `Sanggar could not start: ${message ?? error}`
}

/** Prints the sentence of a failure and ends with code 1. */
export function explain(error: unknown): never {
  console.error(sentence(error))
  process.exit(1)
}
