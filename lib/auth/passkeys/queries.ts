import 'server-only'
import { generateAuthenticationOptions, generateRegistrationOptions } from '@simplewebauthn/server'
import { system } from '../../core/db'
import { env } from '../../core/env'
import { newChallenge, siteOfKeys } from './rules'

const site = () => siteOfKeys(env().NEXTAUTH_URL)

/** What a browser needs to sign somebody in by a key; null where this site can have none. */
export async function waysToEnter(now: Date) {
  const here = site()
  if (!here) return null
  const challenge = newChallenge('enter', now, env().NEXTAUTH_SECRET)
  return generateAuthenticationOptions({ rpID: here.id, challenge, userVerification: 'required' })
}

/** One's own keys, and what a browser needs to make another; null where this site can have none. */
export async function readPasskeys(personId: string, now: Date) {
  const here = site()
  if (!here) return null
  const person = await system('account').person.findUniqueOrThrow({
    where: { id: personId },
    select: {
      name: true,
      email: true,
      passkeys: {
        orderBy: { createdAt: 'asc' },
        select: { id: true, credentialId: true, name: true, createdAt: true, usedAt: true },
      },
    },
    relationLoadStrategy: 'join',
  })
  const options = await generateRegistrationOptions({
    rpName: 'Sanggar',
    rpID: here.id,
    userName: person.email ?? person.name,
    userDisplayName: person.name,
    // No name of anybody: it stands on the device.
    userID: new Uint8Array(Buffer.from(personId.replaceAll('-', ''), 'hex')),
    challenge: newChallenge(`add ${personId}`, now, env().NEXTAUTH_SECRET),
    attestationType: 'none',
    excludeCredentials: person.passkeys.map((one) => ({ id: one.credentialId })),
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
  })
  return { keys: person.passkeys, options }
}
