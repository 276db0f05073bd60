import 'server-only'
import type { NextAuthOptions, Profile } from 'next-auth'
import Credentials from 'next-auth/providers/credentials'
import type { OAuthConfig } from 'next-auth/providers/oauth'
import { env } from '../core/env'
import { AppError } from '../core/errors'
import { log } from '../core/log'
import { browserOf } from './browser'
import type { Claims } from './oidc/rules'
import { type OidcService, oidcService, oidcServices } from './oidc/settings'
import { openSession, SESSION_DAYS } from './sessions'

const credentials = Credentials({
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
})

/** Any service that speaks OpenID Connect. Signature, issuer, audience, time, state, nonce and PKCE are next-auth's. */
function oidc({ id, issuer, clientId, clientSecret, label }: OidcService): OAuthConfig<Claims> {
  return {
    id,
    name: label,
    type: 'oauth',
    issuer,
    wellKnown: `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`,
    clientId,
    clientSecret,
    idToken: true,
    checks: ['pkce', 'state', 'nonce'],
    authorization: { params: { scope: 'openid email profile' } },
    userinfo: {
      async request({ tokens, client }) {
        const claims = (tokens as { claims?: () => Claims }).claims?.()
        // What the service says of itself must be what was set up, not only agree with what it signs.
        if (claims?.iss !== issuer) throw new Error('The service names another issuer')
        if (claims.email) return claims as Profile
        // Some tell the address only when asked once more; the key must be the same then, which the client checks.
        const { email, email_verified } = await client.userinfo(tokens as never)
        return { ...claims, email, email_verified } as Profile
      },
    },
    profile: ({ sub }) => ({ id: sub }),
  } satisfies OAuthConfig<Claims>
}

/** Settings of next-auth. The token holds the id of a session row and nothing else of worth. */
export function authOptions(
  admit: (claims: Claims, service: OidcService) => Promise<string>,
): NextAuthOptions {
  return {
    secret: env().NEXTAUTH_SECRET,
    session: { strategy: 'jwt', maxAge: SESSION_DAYS * 86_400 },
    pages: { signIn: '/sign-in', error: '/sign-in' },
    providers: [credentials, ...oidcServices().map(oidc)],
    callbacks: {
      // A session by the other service is opened by ourselves, as after the form: it may want a second factor.
      signIn: ({ account, profile }) => {
        const service = oidcService(account?.provider)
        return service ? admit(profile as unknown as Claims, service) : true
      },
      // `user.id` is the session row's id: see openSession.
      jwt: ({ token, user }) => (user ? { sid: user.id } : { sid: token.sid }),
      session: ({ session, token }) => ({ ...session, sid: token.sid }),
    },
    logger: {
      // Neither what a service told of a person nor what a browser sent along.
      error: (code, { error }: { error?: Error } & object) =>
        log.warn({ code, err: error?.message }, 'sign-in refused'),
      warn: (code) => log.debug({ code }, 'next-auth'),
      debug: () => {},
    },
  }
}
