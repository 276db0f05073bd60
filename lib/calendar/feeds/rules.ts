import { createHash } from 'node:crypto'

/** What is kept of a feed's secret: one of 32 random bytes needs no slow hash. */
export const hashOf = (token: string) => createHash('sha256').update(token).digest('hex')
