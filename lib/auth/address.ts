import { isIPv4, isIPv6 } from 'node:net'

/** The network of an IPv6 address: one household or school holds 2^64 addresses of it. */
function network(address: string) {
  const [head = '', tail = ''] = address.split('%')[0]?.split('::') ?? []
  const left = head.split(':').filter(Boolean)
  const right = tail.split(':').filter(Boolean)
  const groups = address.includes('::')
    ? [...left, ...Array(Math.max(0, 8 - left.length - right.length)).fill('0'), ...right]
    : left
  return groups
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':')
}

/**
 * The address of the browser, as the outermost of `proxies` trusted ones saw it; empty when unknown.
 * Each proxy appends whom it hears, so whatever stands further left may be invented by the browser.
 */
export function clientAddress(forwarded: string | null | undefined, proxies: number): string {
  if (!proxies) return ''
  const entry = (forwarded ?? '').split(',').at(-proxies)?.trim() ?? ''
  const bare = entry.replace(/^\[(.*)\](:\d+)?$/, '$1').replace(/^([\d.]+):\d+$/, '$1')
  const mapped = bare.replace(/^::ffff:(?=[\d.]+$)/i, '')
  if (isIPv4(mapped)) return mapped
  return isIPv6(mapped) ? network(mapped) : ''
}
