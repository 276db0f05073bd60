import 'server-only'
import { decode, encode } from 'next-auth/jwt'
import { env } from '../core/env'
import { cookieOf, setCookie } from '../core/request'
import { SESSION_DAYS } from './sessions'

/** True when the site is reached by https. */
export const secure = () => (process.env.NEXTAUTH_URL ?? '').startsWith('https://')
const cookieName = () => (secure() ? '__Secure-next-auth.session-token' : 'next-auth.session-token')

/** Name and value of the cookie that carries a session. */
export async function sessionCookie(sid: string): Promise<{ name: string; value: string }> {
  const maxAge = SESSION_DAYS * 86_400
  const value = await encode({ token: { sid }, secret: env().NEXTAUTH_SECRET, maxAge })
  return { name: cookieName(), value }
}

/**
 * Puts next-auth's own session cookie. next-auth 4 has no sign-in on the server,
 * and its form needs script; this way a plain form signs in, and next-auth's routes read the same token.
 */
export async function putToken(sid: string): Promise<void> {
  const maxAge = SESSION_DAYS * 86_400
  const { name, value } = await sessionCookie(sid)
  await setCookie(name, value, { httpOnly: true, sameSite: 'lax', secure: secure(), path: '/', maxAge })
}

/** Takes the session cookie away. */
export async function dropToken(): Promise<void> {
  await setCookie(cookieName(), '', {
    httpOnly: true,
    sameSite: 'lax',
    secure: secure(),
    path: '/',
    maxAge: 0,
  })
}

const KEPT_TOKENS = 2000
const read = new Map<string, { sid: string; until: number }>()

/** What a token says never changes, and taking it apart derives a key each time: the latest are kept with their end. */
function remember(value: string, sid: string, until: number) {
  const [oldest] = read.keys()
  if (read.size >= KEPT_TOKENS && oldest) read.delete(oldest)
  read.set(value, { sid, until })
}

/** The session id in the cookie, or null when there is none or it was tampered with. */
export async function readToken(): Promise<string | null> {
  const value = await cookieOf(cookieName())
  if (!value) return null
  const known = read.get(value)
  if (known && known.until > Date.now()) return known.sid
  try {
    const token = await decode({ token: value, secret: env().NEXTAUTH_SECRET })
    if (typeof token?.sid !== 'string') return null
    remember(value, token.sid, Number(token.exp ?? 0) * 1000)
    return token.sid
  } catch {
    return null
  }
}
