import { createHash, randomInt } from 'node:crypto'
import { Secret, TOTP } from 'otpauth'

const SECONDS = 30

/** Minutes within which a secret that was shown must be confirmed. */
export const PENDING_MINUTES = 30

/** How many codes on paper a person gets. */
export const RECOVERY_CODES = 10

export function newSecret(): string {
  return new Secret({ size: 20 }).base32
}

const totp = (secret: string, label = '') =>
  new TOTP({ issuer: 'Sanggar', label, secret: Secret.fromBase32(secret), period: SECONDS })

/** What an authenticator app reads from the code to scan. */
export function appAddress(secret: string, label: string): string {
  return totp(secret, label).toString()
}

/** The half minute that a code belongs to, this one or one beside it, since clocks differ; null for a wrong one. */
export function stepOf(secret: string, code: string, now: Date): number | null {
  const timestamp = now.getTime()
  const delta = totp(secret).validate({ token: code, timestamp, window: 1 })
  return delta === null ? null : Math.floor(timestamp / 1000 / SECONDS) + delta
}

/** The code of a moment, as the app shows it. */
export function codeAt(secret: string, now: Date): string {
  return totp(secret).generate({ timestamp: now.getTime() })
}

// Without letters and digits that look alike on paper.
const LETTERS = 'abcdefghjkmnpqrstuvwxyz23456789'

/** A code for paper: four groups of four, 79 bits, too many to try even for who has the digests. */
export function newRecoveryCode(): string {
  const letters = Array.from({ length: 16 }, () => LETTERS[randomInt(LETTERS.length)]).join('')
  return letters.replace(/(.{4})(?=.)/g, '$1-')
}

/** What a person typed: a code of the app, or one from paper without its hyphens; null for neither. */
export function readCode(typed: string): { app: string } | { paper: string } | null {
  const plain = typed.replace(/[\s-]/g, '').toLowerCase()
  if (/^\d{6}$/.test(plain)) return { app: plain }
  return /^[a-z2-9]{16}$/.test(plain) ? { paper: plain } : null
}

/** How a code from paper is kept. It is long chance, so that a plain digest gives nothing away; and no key of ours can be lost. */
export function digestOf(personId: string, code: string): string {
  return createHash('sha256')
    .update(`${personId} ${code.replaceAll('-', '')}`)
    .digest('base64url')
}

/** Whether somebody must keep a second factor. */
export function factorRequired(
  who: { isAdministrator: boolean; factorDue: boolean },
  setting: 'required' | 'optional',
): boolean {
  return (who.isAdministrator || who.factorDue) && setting === 'required'
}
