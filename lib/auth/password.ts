import 'server-only'
import { randomInt } from 'node:crypto'
import { hash, verify } from '@node-rs/argon2'

// OWASP's minimum for argon2id: 19 MiB, two passes, one lane. The library's default algorithm is argon2id.
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }

/** argon2id hash of a password, in the PHC string form. */
export function hashPassword(password: string): Promise<string> {
  return hash(password, cost)
}

let decoy: Promise<string> | undefined

/** True when the password fits. Takes the same time for an account that does not exist (`null`). */
export async function verifyPassword(stored: string | null, password: string): Promise<boolean> {
  decoy ??= hashPassword('no account has this password')
  const fits = await verify(stored ?? (await decoy), password)
  return stored !== null && fits
}

// Without letters and digits that look alike in print: it is read aloud or copied from paper.
const LETTERS = 'abcdefghjkmnpqrstuvwxyz23456789'

/** A random password for a first sign-in: three groups of four, 59 bits. */
export function newPassword(): string {
  const letters = Array.from({ length: 12 }, () => LETTERS[randomInt(LETTERS.length)])
  return [0, 4, 8].map((from) => letters.slice(from, from + 4).join('')).join('-')
}
