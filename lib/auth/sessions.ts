import 'server-only'
import { db } from '../core/db'
import { AppError } from '../core/errors'
import { parse } from '../core/input'
import type { Browser } from './browser'
import { countAttempt, forgetAttempts } from './limit'
import { verifyPassword } from './password'
import { signInInput } from './schema'

/** Days after which a session ends by itself. */
export const SESSION_DAYS = 30

/** Opens a session for an e-mail address and its password. Throws invalid or limited, the same for unknown accounts. */
export async function openSession(raw: unknown, browser: Browser) {
  const { email, password } = parse(signInInput, raw)
  await countAttempt(email, browser.address)
  const person = await db().person.findUnique({
    where: { email },
    select: { id: true, name: true, passwordHash: true },
  })
  if (!(await verifyPassword(person?.passwordHash ?? null, password)) || !person) {
    throw new AppError('invalid', { key: 'wrongPassword' })
  }
  await forgetAttempts(email)
  return startSession(person.id, browser)
}

/** A new session of a person who has shown who they are. */
export async function startSession(personId: string, browser: Browser) {
  const { now } = browser
  const session = await db().session.create({
    data: {
      personId,
      createdAt: now,
      expiresAt: new Date(now.getTime() + SESSION_DAYS * 86_400_000),
      userAgent: browser.userAgent.replaceAll('\0', '').slice(0, 200),
    },
    select: { id: true },
  })
  return { id: session.id, personId }
}

/** Ends one session of a person. */
export async function endSession(personId: string, id: string, now: Date): Promise<void> {
  await db().session.updateMany({ where: { id, personId, endedAt: null }, data: { endedAt: now } })
}

/** Signs a person out everywhere. */
export async function endAllSessions(personId: string, now: Date): Promise<void> {
  await db().session.updateMany({ where: { personId, endedAt: null }, data: { endedAt: now } })
}
