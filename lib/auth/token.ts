import 'server-only'
import { cookies } from 'next/headers'
import { decode, encode } from 'next-auth/jwt'
import { env } from '../core/env'
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
  const jar = await cookies()
  jar.set(name, value, { httpOnly: true, sameSite: 'lax', secure: secure(), path: '/', maxAge })
}

/** Takes the session cookie away. */
export async function dropToken(): Promise<void> {
  const jar = await cookies()
  jar.set(cookieName(), '', { httpOnly: true, sameSite: 'lax', secure: secure(), path: '/', maxAge: 0 })
}

/** The session id in the cookie, or null when there is none or it was tampered with. */
export async function readToken(): Promise<string | null> {
  const value = (await cookies()).get(cookieName())?.value
  if (!value) return null
  try {
    const token = await decode({ token: value, secret: env().NEXTAUTH_SECRET })
    return typeof token?.sid === 'string' ? token.sid : null
  } catch {
    return null
  }
}
