import type { Outcome } from '../mail/rules'

/** The push services of Chrome and its kin, Firefox, Safari and Edge; `*.` stands for any name below. */
const known = [
  'fcm.googleapis.com',
  '*.push.services.mozilla.com',
  '*.push.apple.com',
  '*.notify.windows.com',
]

/**
 * True for an address that this server may call. A browser sends it, so anybody can send any: it must be https at a
 * known service, or at a host that whoever runs Sanggar named. An address in digits is neither.
 */
export function isPushService(endpoint: string, named: string[]): boolean {
  const url = URL.canParse(endpoint) ? new URL(endpoint) : null
  if (url?.protocol !== 'https:' || url.username || url.password) return false
  return (
    named.includes(url.host) ||
    (!url.port &&
      known.some((one) =>
        one.startsWith('*.') ? url.hostname.endsWith(one.slice(1)) : url.hostname === one,
      ))
  )
}

type Answer = { status: number; retryAfter?: string | undefined; now: Date }

const LONGEST_PAUSE = 12 * 3600

/** When a service wants to be asked again, from seconds or a date (RFC 9110); undefined when it does not say. */
function pauseOf(text: string | undefined, now: Date): Date | undefined {
  if (!text) return undefined
  const seconds = /^\d+$/.test(text) ? Number(text) : (Date.parse(text) - now.getTime()) / 1000
  return seconds > 0 ? new Date(now.getTime() + Math.min(seconds, LONGEST_PAUSE) * 1000) : undefined
}

/** What an answer of a push service means (RFC 8030); `gone`: the browser can be reached no more by this address. */
export function outcomeOf({ status, retryAfter, now }: Answer): Outcome | { state: 'gone' } {
  const error = `The push service answered ${status}`
  if (status >= 200 && status < 300) return { state: 'sent', error: '' }
  if (status === 404 || status === 410) return { state: 'gone' }
  // A signature that is not believed is ours to mend, and a service that moved answers by its own name again.
  const later = status === 429 || status >= 500 || status === 401 || status === 403 || status < 400
  if (!later) return { state: 'never', error }
  const notBefore = pauseOf(retryAfter, now)
  return { state: 'later', error, ...(notBefore && { notBefore }) }
}
