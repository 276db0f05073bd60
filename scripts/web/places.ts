import type { IncomingMessage } from 'node:http'
import { addresses } from '../../lib/core/addresses'
import { pages, routes } from '../../lib/core/generated/addresses.json'
import { PLACE, PLAIN } from '../../lib/core/whole'

type Asked = Pick<IncomingMessage, 'method' | 'url' | 'headers'>

const find = addresses([...pages, ...routes])
const known = new Set(pages)

/** The path of an address and what is asked behind it. */
export function partsOf(url: string): [path: string, query: string] {
  const at = url.indexOf('?')
  return at < 0 ? [url, ''] : [url.slice(0, at), url.slice(at + 1)]
}

/** True for a page that somebody opens: it is made whole, all else by Next. */
export function isPage({ method, url = '/', headers }: Asked): boolean {
  if (method !== 'GET' || headers[PLAIN] || headers.rsc) return false
  return known.has(find(partsOf(url)[0])?.pattern ?? '')
}

/** True for the route by which Next reads what makes pages: for anybody else there is nothing. */
export function isNowhere({ url = '/' }: Pick<Asked, 'url'>): boolean {
  const [path] = partsOf(url)
  return path === PLACE || path.startsWith(`${PLACE}/`)
}
