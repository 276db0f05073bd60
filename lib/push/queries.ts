import 'server-only'
import type { Viewer } from '../access/viewer'
import { describeBrowser } from '../auth/agent'
import { db } from '../core/db'
import { pushSettings } from './settings'

/** Devices whose session still runs. As a filter. */
export function awake(now: Date) {
  return { session: { endedAt: null, expiresAt: { gt: now } } }
}

/** The key that a browser subscribes with, and one's own devices that are told of news; null where nothing is pushed. */
export async function readDevices(viewer: Viewer, now: Date) {
  const settings = pushSettings()
  if (!settings) return null
  const found = await db(viewer).pushDevice.findMany({
    where: { personId: viewer.personId, ...awake(now) },
    orderBy: { createdAt: 'desc' },
    select: { id: true, createdAt: true, sessionId: true, session: { select: { userAgent: true } } },
    relationLoadStrategy: 'join',
  })
  const devices = found.map(({ sessionId, session, ...one }) => ({
    ...one,
    ...describeBrowser(session.userAgent),
    current: sessionId === viewer.sessionId,
  }))
  return { publicKey: settings.publicKey, devices }
}
