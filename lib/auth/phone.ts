import 'server-only'
import { env } from '../core/env'
import { sealOf } from '../core/seal'

/** The mark that seals what this person writes on a phone: the same after each signing in, and told to nobody else. */
export function phoneSeal(personId: string): string {
  return sealOf(`outbox ${personId}`, env().NEXTAUTH_SECRET)
}
