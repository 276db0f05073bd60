import 'server-only'
import type { Viewer } from '../../access/viewer'
import { system } from '../../core/db'
import { describeBrowser } from '../agent'

/** The viewer's own account: e-mail, and at most 30 running sessions, the newest first. */
export async function readAccount(viewer: Viewer, now: Date) {
  const found = await system('account').person.findUnique({
    where: { id: viewer.personId },
    select: {
      email: true,
      passwordHash: true,
      school: { select: { name: true } },
      identities: { orderBy: { createdAt: 'asc' }, select: { id: true, issuer: true, createdAt: true } },
      sessions: {
        where: { endedAt: null, expiresAt: { gt: now } },
        orderBy: { createdAt: 'desc' },
        take: 30,
        select: { id: true, createdAt: true, userAgent: true },
      },
    },
    relationLoadStrategy: 'join',
  })
  const sessions = (found?.sessions ?? []).map(({ userAgent, ...session }) => ({
    ...session,
    ...describeBrowser(userAgent),
    current: session.id === viewer.sessionId,
  }))
  return {
    email: found?.email ?? null,
    hasPassword: Boolean(found?.passwordHash),
    school: found?.school?.name ?? null,
    identities: found?.identities ?? [],
    sessions,
  }
}
