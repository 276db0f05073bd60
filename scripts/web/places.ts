import type { IncomingMessage } from 'node:http'
import { addresses } from '../../lib/core/addresses'
import { pages, routes, saved } from '../../lib/core/generated/addresses.json'
import { PLACE, PLAIN } from '../../lib/core/whole'
import { isForm } from './form'

type Asked = Pick<IncomingMessage, 'method' | 'url' | 'headers'>

const find = addresses([...pages, ...routes])
const kinds = new Map([
  ...pages.map((pattern) => [pattern, 'page'] as const),
  ...saved.map((pattern) => [pattern, 'file'] as const),
])

/** The path of an address and what is asked behind it. */
export function partsOf(url: string): [path: string, query: string] {
  const at = url.indexOf('?')
  return at < 0 ? [url, ''] : [url.slice(0, at), url.slice(at + 1)]
}

type Kind = 'page' | 'form' | 'odd' | 'file'

/**
 * What is made without Next: a page that somebody opens, a form that they send, or what they save; odd is what was sent
 * to a page and is no form of ours, null all else.
 */
export function kindOf({ method, url = '/', headers }: Asked): Kind | null {
  if (headers[PLAIN] || headers.rsc) return null
  const kind = kinds.get(find(partsOf(url)[0])?.pattern ?? '') ?? null
  if (method === 'POST') return kind === 'page' ? (isForm({ headers }) ? 'form' : 'odd') : null
  return method === 'GET' ? kind : null
}

/** True for the route by which Next reads what makes pages: for anybody else there is nothing. */
export function isNowhere({ url = '/' }: Pick<Asked, 'url'>): boolean {
  const [path] = partsOf(url)
  return path === PLACE || path.startsWith(`${PLACE}/`)
}
