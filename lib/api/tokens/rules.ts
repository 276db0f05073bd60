import { createHash, randomBytes } from 'node:crypto'

const PREFIX = 'sanggar_'
const SHAPE = /^sanggar_[\w-]{43}$/

/** A new secret of 32 random bytes. By its beginning a scanner of leaked secrets knows it. */
export function newToken(): string {
  return PREFIX + randomBytes(32).toString('base64url')
}

/** What is kept of a secret: one of 32 random bytes needs no slow hash. */
export function hashOf(token: string): string {
  return createHash('sha256').update(token).digest('hex')
}

/** The token in an Authorization header; null where there is none of ours. */
export function bearerOf(header: string | null): string | null {
  const [, token = ''] = header?.match(/^bearer +(\S+) *$/i) ?? []
  return SHAPE.test(token) ? token : null
}
