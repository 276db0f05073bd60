import 'server-only'
import { system } from '../core/db'
import { AppError } from '../core/errors'
import { parse } from '../core/input'
import type { Browser } from './browser'
import { takeCode } from './factors/commands'
import { type Shown, shownOf, shownSelect } from './factors/queries'
import { countAttempt, forgetAttempts } from './limit'
import { verifyPassword } from './password'
import { signInInput } from './schema'

/** Days after which a session ends by itself. */
export const SESSION_DAYS = 30

/** Whose e-mail address and password these are. Throws invalid or limited, the same for unknown accounts. */
export async function checkPassword(raw: unknown, browser: Browser): Promise<Shown> {
  const { email, password } = parse(signInInput, raw)
  await countAttempt(email, browser.address)
  const person = await system('account').person.findUnique({ where: { email }, select: shownSelect })
  const merged = person ? null : await mergedBy(email)
  const hash = (person ?? merged)?.passwordHash ?? null
  if (!(await verifyPassword(hash, password)) || !(person || merged)) {
    throw new AppError('invalid', { key: 'wrongPassword' })
  }
  await forgetAttempts(email)
  // Told to whoever knows its password, and to nobody else.
  if (!person) throw new AppError('invalid', { key: 'accountMerged' })
  return shownOf(person)
}

/** The account that had this address until it was merged with another one. */
export async function mergedBy(email: string) {
  const found = await system('account').personMerge.findFirst({
    where: { email, partedAt: null },
    select: { merged: { select: { passwordHash: true } } },
  })
  return found?.merged ?? null
}

/** Opens a session in one step: e-mail address, password and, where the account wants one, a code. */
export async function openSession(raw: unknown, browser: Browser) {
  const shown = await checkPassword(raw, browser)
  if (!shown.factor) return startSession(shown.personId, browser)
  const { code } = raw as { code?: unknown }
  if (!code) throw new AppError('invalid', { key: 'codeNeeded' })
  await takeCode(shown.personId, String(code), browser.now)
  return startSession(shown.personId, browser, true)
}

/** A new session of a person who has shown who they are; `strong` when with a second factor. */
export async function startSession(personId: string, browser: Browser, strong = false) {
  const { now } = browser
  const session = await system('account').session.create({
    data: {
      personId,
      strong,
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
  await system('account').session.updateMany({
    where: { id, personId, endedAt: null },
    data: { endedAt: now },
  })
}

/** Signs a person out everywhere. */
export async function endAllSessions(personId: string, now: Date): Promise<void> {
  await system('account').session.updateMany({ where: { personId, endedAt: null }, data: { endedAt: now } })
}
