import 'server-only'
import { env } from '../core/env'

/** The keys by which push services know us, and hosts that are allowed besides the known ones; null where nothing is pushed. */
export function pushSettings() {
  const { VAPID_PUBLIC_KEY: publicKey, VAPID_PRIVATE_KEY: privateKey, ...all } = env()
  if (!publicKey || !privateKey) return null
  const services = all.SANGGAR_PUSH_SERVICES
  return { publicKey, privateKey, subject: all.VAPID_SUBJECT || all.NEXTAUTH_URL, services }
}

/** True when this service pushes at all. */
export function pushOn(): boolean {
  return pushSettings() !== null
}
