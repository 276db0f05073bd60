import 'server-only'
import type { Viewer } from '../../access/viewer'
import { viewerOfPerson } from '../../auth/load'
import { db, system } from '../../core/db'
import { hashOf } from './rules'
import type { Scope } from './schema'

/** One's own tokens that were not taken back, the newest first; those whose time is over say so. */
export async function ownTokens(viewer: Viewer, now: Date) {
  const found = await db(viewer).apiToken.findMany({
    where: { personId: viewer.personId, revokedAt: null },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take: 30,
    select: { id: true, name: true, scopes: true, createdAt: true, expiresAt: true, lastUsedAt: true },
  })
  return found.map((one) => ({ ...one, scopes: one.scopes as Scope[], over: one.expiresAt <= now }))
}

/**
 * The person behind a token with what the database lets them see at this moment, and what the token is good for;
 * null when it is unknown, was taken back or is over, or the account is closed. That it was used is kept to the minute.
 */
export async function viewerOfToken(token: string, now: Date) {
  const found = await system('account').apiToken.findFirst({
    where: {
      tokenHash: hashOf(token),
      revokedAt: null,
      expiresAt: { gt: now },
      // Without an address the account is closed.
      person: { email: { not: null } },
    },
    select: { id: true, personId: true, scopes: true, lastUsedAt: true },
  })
  const viewer = found && (await viewerOfPerson(found.personId, now))
  if (!found || !viewer) return null
  if (!found.lastUsedAt || now.getTime() - found.lastUsedAt.getTime() >= 60_000)
    await db(viewer).apiToken.updateMany({ where: { id: found.id }, data: { lastUsedAt: now } })
  return { viewer, scopes: found.scopes as Scope[] }
}
