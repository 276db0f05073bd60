import { isSealOf, sealOf } from '../../../core/seal'
import { longKey, shortKey } from '../../../core/short'
import { type Topic, topics } from '../../schema'

const sealed = (head: string) => `unsubscribe ${head}`

/** What stands in a link that ends letters about some topics, and can do nothing else. It never expires. */
export function unsubscribeToken(personId: string, about: readonly Topic[], secret: string): string {
  const head = `${shortKey(personId)}${[...about].sort().join('-')}`
  return `${head}.${sealOf(sealed(head), secret)}`
}

/** Whom and what a token is about; null when it was not made by this server. */
export function unsubscribing(token: string, secret: string): { personId: string; about: Topic[] } | null {
  const [head = '', signature = '', more] = token.split('.')
  const personId = longKey(head.slice(0, 22))
  if (more !== undefined || !personId || !isSealOf(sealed(head), signature, secret)) return null
  const named = head.slice(22).split('-')
  return { personId, about: topics.filter((topic) => named.includes(topic)) }
}
