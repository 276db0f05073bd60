import 'server-only'
import { env } from '../../core/env'

/** The services by which people sign in besides their password, in the order of the settings. */
export function oidcServices() {
  return env().oidc.map(
    ({ id, ISSUER: issuer, CLIENT_ID: clientId, CLIENT_SECRET: clientSecret, DOMAINS: domains, LABEL }) => ({
      ...{ id, issuer, clientId, clientSecret, domains },
      label: LABEL || named(issuer),
    }),
  )
}

export type OidcService = ReturnType<typeof oidcServices>[number]

/** One of them by its key in addresses; undefined for any other. */
export function oidcService(id: unknown): OidcService | undefined {
  return oidcServices().find((one) => one.id === id)
}

/** How a service is called to whom its issuer alone is known: also one that is set up no more. */
export function labelOf(issuer: string): string {
  return oidcServices().find((one) => one.issuer === issuer)?.label ?? named(issuer)
}

function named(issuer: string) {
  const { hostname } = new URL(issuer)
  return hostname === 'accounts.google.com' ? 'Google' : hostname
}
