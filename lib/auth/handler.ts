import 'server-only'
import { createHash, randomBytes } from 'node:crypto'
import { NextRequest } from 'next/server'
import NextAuth from 'next-auth'
import { env } from '../core/env'
import { setCookie } from '../core/request'
import { admit, keepBegun } from './oidc/entry'
import type { OidcService } from './oidc/settings'
import { authOptions } from './options'
import { secure } from './token'

/** next-auth's own routes: session, CSRF token, providers. */
export function authHandler(request: Request, context: { params: Promise<{ nextauth: string[] }> }) {
  return NextAuth(request as never, context as never, authOptions(admit))
}

/**
 * Sends a browser to another service from a plain link. next-auth begins with a form of its own; but our policy
 * lets no form lead elsewhere, so the form is sent here, with the token that next-auth wants to see in it.
 */
export async function beginOidc(
  { id }: OidcService,
  begun: { next: string | null; adding: boolean },
): Promise<Response> {
  await keepBegun(begun, new Date())
  const csrfToken = randomBytes(32).toString('hex')
  const mark = createHash('sha256').update(`${csrfToken}${env().NEXTAUTH_SECRET}`).digest('hex')
  const name = secure() ? '__Host-next-auth.csrf-token' : 'next-auth.csrf-token'
  const options = { httpOnly: true, sameSite: 'lax', secure: secure(), path: '/' } as const
  await setCookie(name, `${csrfToken}|${mark}`, options)
  const request = new NextRequest(new URL(`/api/auth/signin/${id}`, env().NEXTAUTH_URL), {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({ csrfToken }).toString(),
  })
  const params = Promise.resolve({ nextauth: ['signin', id] })
  return NextAuth(request as never, { params } as never, authOptions(admit))
}
