import 'server-only'
import { system } from '../../core/db'
import { openLink, passwordPurposes } from './commands'

/** True while a link opens what it was made for. */
export async function opens(token: string, what: 'password' | 'address', now: Date): Promise<boolean> {
  const purposes = what === 'address' ? (['address'] as const) : passwordPurposes
  return (await openLink(system('account'), token, purposes, now)) !== null
}
