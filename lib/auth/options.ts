import 'server-only'
import type { NextAuthOptions } from 'next-auth'
import Credentials from 'next-auth/providers/credentials'
import { env } from '../core/env'
import { openSession, SESSION_DAYS } from './sessions'

/** Settings of next-auth. The token holds the id of a session row and nothing else of worth. */
export function authOptions(): NextAuthOptions {
  return {
    secret: env().NEXTAUTH_SECRET,
    session: { strategy: 'jwt', maxAge: SESSION_DAYS * 86_400 },
    pages: { signIn: '/sign-in', error: '/sign-in' },
    providers: [
      Credentials({
        credentials: { email: { type: 'email' }, password: { type: 'password' } },
        async authorize(credentials, request) {
          const agent = String(request.headers?.['user-agent'] ?? '')
          return openSession(credentials, { address: '', userAgent: agent, now: new Date() })
        },
      }),
    ],
    callbacks: {
      // `user.id` is the session row's id: see openSession.
      jwt: ({ token, user }) => (user ? { sid: user.id } : { sid: token.sid }),
      session: ({ session, token }) => ({ ...session, sid: token.sid }),
    },
  }
}
