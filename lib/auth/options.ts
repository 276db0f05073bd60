import 'server-only'
import type { NextAuthOptions } from 'next-auth'
import Credentials from 'next-auth/providers/credentials'
import { env } from '../core/env'
import { AppError } from '../core/errors'
import { log } from '../core/log'
import { browserOf } from './browser'
import { openSession, SESSION_DAYS } from './sessions'

/** Settings of next-auth. The token holds the id of a session row and nothing else of worth. */
export function authOptions(): NextAuthOptions {
  return {
    secret: env().NEXTAUTH_SECRET,
    session: { strategy: 'jwt', maxAge: SESSION_DAYS * 86_400 },
    pages: { signIn: '/sign-in', error: '/sign-in' },
    providers: [
      Credentials({
        credentials: { email: { type: 'email' }, password: { type: 'password' }, code: {} },
        async authorize(credentials, request) {
          try {
            return await openSession(
              credentials,
              browserOf((name) => request.headers?.[name]),
            )
          } catch (error) {
            // What is thrown here is sent to the browser as it is.
            if (!(error instanceof AppError)) log.error({ err: String(error) }, 'sign-in')
            throw new Error(error instanceof AppError ? error.complaint.key : 'unexpected')
          }
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
