import { createHmac, timingSafeEqual } from 'node:crypto'
import { longKey, shortKey } from '../../../core/short'
import { type Topic, topics } from '../../schema'

function seal(head: string, secret: string): Buffer {
  return createHmac('sha256', secret).update(`unsubscribe ${head}`).digest()
}

/** What stands in a link that ends letters about some topics, and can do nothing else. It never expires. */
export function unsubscribeToken(personId: string, about: readonly Topic[], secret: string): string {
  const head = `${shortKey(personId)}${[...about].sort().join('-')}`
  return `${head}.${seal(head, secret).toString('base64url')}`
}

/** Whom and what a token is about; null when it was not made by this server. */
export function unsubscribing(token: string, secret: string): { personId: string; about: Topic[] } | null {
  const [head = '', signature = '', more] = token.split('.')
  const [right, given] = [seal(head, secret), Buffer.from(signature, 'base64url')]
  const personId = longKey(head.slice(0, 22))
  if (more !== undefined || !personId || right.length !== given.length || !timingSafeEqual(right, given))
    return null
  const named = head.slice(22).split('-')
  return { personId, about: topics.filter((topic) => named.includes(topic)) }
}
