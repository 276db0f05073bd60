import 'server-only'
import { system } from '../../core/db'
import { env } from '../../core/env'
import { reveal } from '../../core/seal'
import { appAddress, PENDING_MINUTES } from './rules'

/** A person who has shown a password or what stands for it; `factor`: they must show more. */
export type Shown = { personId: string; passwordHash: string | null; factor: boolean }

export const shownSelect = {
  id: true,
  passwordHash: true,
  authenticator: { select: { confirmedAt: true } },
  passkeys: { take: 1, select: { id: true } },
} as const

type Row = {
  id: string
  passwordHash: string | null
  authenticator: { confirmedAt: Date | null } | null
  passkeys: { id: string }[]
}

export function shownOf({ id, passwordHash, authenticator, passkeys }: Row): Shown {
  const factor = Boolean(authenticator?.confirmedAt) || passkeys.length > 0
  return { personId: id, passwordHash, factor }
}

export const aboutSecret = (personId: string) => `authenticator ${personId}`

/** One's own second factor: in force since when, or the secret to be read into an app; null pending ones that took too long. */
export async function readFactor(personId: string, now: Date) {
  const found = await system('account').person.findUnique({
    where: { id: personId },
    select: {
      email: true,
      passwordHash: true,
      authenticator: { select: { secret: true, createdAt: true, confirmedAt: true } },
      _count: { select: { recoveryCodes: { where: { usedAt: null } } } },
    },
    relationLoadStrategy: 'join',
  })
  const { authenticator } = found ?? {}
  const age = now.getTime() - (authenticator?.createdAt.getTime() ?? 0)
  const pending = authenticator && !authenticator.confirmedAt && age < PENDING_MINUTES * 60_000
  const secret = pending ? reveal(authenticator.secret, aboutSecret(personId), env().NEXTAUTH_SECRET) : null
  return {
    hasPassword: Boolean(found?.passwordHash),
    since: authenticator?.confirmedAt ?? null,
    left: found?._count.recoveryCodes ?? 0,
    setUp: secret ? { secret, address: appAddress(secret, found?.email ?? '') } : null,
  }
}
