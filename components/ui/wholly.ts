import { Fragment, isValidElement, type ReactElement, type ReactNode } from 'react'
import { inside, isForBrowser, rootOf, type Scope, told, within } from './scope'
import { escaped } from './still-attributes'
import { formOf } from './still-forms'
import { isOfHead, markupOf } from './still-markup'

type Text = string | Promise<string>
type Props = Record<string, unknown> & { children?: ReactNode }
type Component = (props: Props) => ReactNode

/** A page cannot be made whole: what stands there is for React alone. */
export class NoMarkup extends Error {
  constructor(what: string) {
    super(`This is not for markup: ${what}`)
  }
}

/**
 * All of `node` as HTML, and what belongs into the head of its page. Throws NoMarkup where React alone could make
 * something, and whatever a component throws.
 */
export async function wholly(node: ReactNode): Promise<{ html: string; head: Set<string> }> {
  const head = new Set<string>()
  return { html: await textOf(node, rootOf(null, head)), head }
}

function textOf(node: ReactNode, scope: Scope): Text {
  if (typeof node === 'string') return escaped(node)
  if (node === null || node === undefined || typeof node === 'boolean') return ''
  if (typeof node === 'number' || typeof node === 'bigint') return escaped(`${node}`)
  if (Array.isArray(node)) return listOf(node, scope)
  if (isValidElement<Props>(node)) return elementOf(node, scope)
  if (node instanceof Promise) return node.then((later) => textOf(later, scope))
  throw new NoMarkup(typeof node)
}

function listOf(nodes: ReactNode[], scope: Scope): Text {
  const parts: Text[] = []
  let waits = false
  for (const node of nodes) {
    const part = soon(node, scope)
    waits ||= typeof part !== 'string'
    parts.push(part)
  }
  return waits ? Promise.all(parts).then((all) => all.join('')) : parts.join('')
}

/** What fails at once fails beside what fails later: nothing that is still waited for is left alone with its failure. */
function soon(node: ReactNode, scope: Scope): Text {
  try {
    return textOf(node, scope)
  } catch (error) {
    return Promise.reject(error)
  }
}

function elementOf({ type, key, props }: ReactElement<Props>, outer: Scope): Text {
  const scope = key === null ? outer : { ...outer, keys: `${outer.keys}/${key}` }
  if (typeof type === 'string') return tagOf(type, props, scope)
  if ((type as unknown) === Fragment) return textOf(props.children, scope)
  if (isForBrowser(type)) throw new NoMarkup(String(type))
  const inner = told(type, props, scope)
  return textOf(
    within(inner, () => (type as Component)(props)),
    inner,
  )
}

function tagOf(tag: string, props: Props, scope: Scope): Text {
  if (tag === 'form' && typeof props.action === 'function') {
    const posts = formOf(props)
    if (!posts) throw new NoMarkup('a form with an action that is none')
    return tagOf(tag, posts, scope)
  }
  const inner = textOf(props.children, inside(tag, props, scope))
  return typeof inner === 'string'
    ? tagAround(tag, props, inner, scope)
    : inner.then((text) => tagAround(tag, props, text, scope))
}

function tagAround(tag: string, props: Props, inner: string, { head, apart, chosen }: Scope): string {
  const html = markupOf(tag, props, inner, chosen)
  if (html === null) throw new NoMarkup(`<${tag} ${Object.keys(props).join(' ')}>`)
  if (!head || apart || !isOfHead(tag)) return html
  head.add(html)
  return ''
}
