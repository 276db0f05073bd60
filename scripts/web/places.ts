import type { IncomingMessage } from 'node:http'
import { addresses } from '../../lib/core/addresses'
import { pages, routes } from '../../lib/core/generated/addresses.json'
import { PLACE, PLAIN } from '../../lib/core/whole'

type Asked = Pick<IncomingMessage, 'method' | 'url' | 'headers'>

const find = addresses([...pages, ...routes])
const whole = new Set(pages)
/** Where nothing is. */
const NOWHERE = '/_not-found'

/**
 * Where Next finds what is asked for: a page that somebody opens is made whole, all else stays where it is. Nobody asks
 * for the place of whole pages by its own address.
 */
export function placeOf({ method, url = '/', headers }: Asked): string {
  const [path = '/'] = url.split('?')
  if (path === PLACE || path.startsWith(`${PLACE}/`)) return NOWHERE
  const plain = method !== 'GET' || headers[PLAIN] || headers.rsc
  if (plain || !whole.has(find(path)?.pattern ?? '')) return url
  // A slash at the end would lead elsewhere.
  return path === '/' ? PLACE + url.slice(1) : PLACE + url
}
