import 'server-only'
import { env } from '../core/env'
import { clientAddress } from './address'

/** Who asks for a session, and when. The address is empty where no trusted proxy tells it. */
export type Browser = { address: string; userAgent: string; now: Date }

/** The browser of a request, from its headers by lower-case name. */
export function browserOf(header: (name: string) => string | null | undefined): Browser {
  const address = clientAddress(header('x-forwarded-for'), env().SANGGAR_PROXIES)
  return { address, userAgent: header('user-agent') ?? '', now: new Date() }
}
