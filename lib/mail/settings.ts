import 'server-only'
import { env } from '../core/env'

/** The server that takes mail and the sender's address; null where none is configured. */
export function mailSettings(): { url: string; from: string } | null {
  const { SMTP_URL: url, MAIL_FROM: from } = env()
  return url && from ? { url, from } : null
}

/** True when this service sends mail at all. */
export function mailOn(): boolean {
  return mailSettings() !== null
}

/** A path of ours as a link in a letter. */
export function linkTo(path: string): string {
  return new URL(path, env().NEXTAUTH_URL).href
}
