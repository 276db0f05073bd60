import { AppError } from '../../core/errors'
import { email as address } from '../schema'

/** What a service says of a person, its signature, issuer and nonce already judged by next-auth. */
export type Claims = { iss: string; sub: string; email?: unknown; email_verified?: unknown }

/** True when an address lies in one of the domains, or below one. */
export function isWithin(email: string, domains: string[]): boolean {
  const domain = email.slice(email.lastIndexOf('@') + 1)
  return domains.some((one) => domain === one || domain.endsWith(`.${one}`))
}

/**
 * The address that a service vouches for. Throws invalid with a sentence for one that it did not verify,
 * or that lies outside the domains; no domains mean any.
 */
export function verifiedEmail(claims: Claims, domains: string[]): string {
  const email = address.safeParse(claims.email)
  // `true` alone: what a service says in other words may as well mean no.
  if (!email.success || claims.email_verified !== true)
    throw new AppError('invalid', { key: 'oidcUnverified' })
  if (domains.length && !isWithin(email.data, domains)) throw new AppError('invalid', { key: 'oidcDomain' })
  return email.data
}

/** What the sign-in page may be told by its address; anything else is one sentence. */
export const refusals = [
  'oidcUnverified',
  'oidcDomain',
  'oidcUnknown',
  'oidcOther',
  'oidcLetter',
  'oidcTaken',
  'accountMerged',
] as const

/** The sentence for a refusal in the address of the sign-in page. */
export function refusalOf(error: unknown): (typeof refusals)[number] | 'oidcFailed' {
  return refusals.find((one) => one === error) ?? 'oidcFailed'
}
