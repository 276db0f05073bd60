import 'server-only'
import { env } from '../../core/env'

/** The service by which people sign in besides their password; null where none is set up. */
export function oidcSettings() {
  const all = env()
  const issuer = all.SANGGAR_OIDC_ISSUER
  const [clientId, clientSecret] = [all.SANGGAR_OIDC_CLIENT_ID, all.SANGGAR_OIDC_CLIENT_SECRET]
  if (!issuer || !clientId || !clientSecret) return null
  const domains = all.SANGGAR_OIDC_DOMAINS.toLowerCase()
    .split(/[\s,]+/)
    .filter(Boolean)
  const label = all.SANGGAR_OIDC_LABEL || named(issuer)
  return { issuer, clientId, clientSecret, domains, label }
}

function named(issuer: string) {
  const { hostname } = new URL(issuer)
  return hostname === 'accounts.google.com' ? 'Google' : hostname
}
