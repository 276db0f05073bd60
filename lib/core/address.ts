/**
 * The address under which this request reached the site, for links that leave the page: a code to scan, a text to share.
 * The configured one, unless that is this machine alone while the page was opened from the network.
 */
export function siteAddress(head: { get: (name: string) => string | null }): string {
  const configured = URL.canParse(process.env.NEXTAUTH_URL ?? '')
    ? new URL(process.env.NEXTAUTH_URL ?? '')
    : null
  if (configured && !['localhost', '127.0.0.1'].includes(configured.hostname)) return configured.origin
  const host = head.get('host') ?? ''
  return /^[\w.-]+(:\d{1,5})?$/.test(host) ? `http://${host}` : (configured?.origin ?? 'http://localhost')
}

/** Words of an address, of those that say something; `''` where none does. */
export function queryText(words: Record<string, string | null | undefined>): string {
  return `${new URLSearchParams(Object.entries(words).filter((pair): pair is [string, string] => Boolean(pair[1])))}`
}
