import { createElement, Fragment, isValidElement, type ReactElement, type ReactNode } from 'react'
import { postedForm } from '@/lib/forms/posted'
import { rootOf, type Scope, Told, within } from './scope'
import { controlOf, isControl } from './still-controls'
import { formOf } from './still-forms'
import { attributesOf, escaped, isVoid } from './still-markup'

/** A part of a page: as HTML where it is nothing but markup, and as what React makes the same of. */
type Part = { html: string | null; node: () => ReactNode }
type Props = Record<string, unknown> & { children?: ReactNode }
type Component = (props: Props) => ReactNode

const CLIENT = Symbol.for('react.client.reference')
/** A page cannot be made whole: what stands there is for React alone. */
export class NoMarkup extends Error {
  constructor(what: string) {
    super(`This is not for markup: ${what}`)
  }
}

/** What belongs into the head of a page, wherever it stands. */
const HEAD = new Set(['title', 'meta', 'link', 'script'])

/**
 * A page whose markup is made at once. React reads a page of the server twice: it writes down each element for the
 * browser, reads that again and makes HTML of it. Where nothing in the browser takes an element over, one string per
 * part does, in a fraction of the time; what React alone can make (a part for the browser, a title) is left to it,
 * wherever in the page it stands. Forms come back with what they were told (`lib/forms/posted`).
 */
export function still<P extends object>(page: (props: P) => Promise<ReactNode>) {
  const made = async (props: P): Promise<ReactNode> => {
    const scope = rootOf(await postedForm())
    return (await partOf(await page(props), scope)).node()
  }
  return Object.assign(made, { page })
}

/** All of `node` as HTML, and what belongs into the head of its page. Throws where React alone could make something. */
export async function wholly(node: ReactNode): Promise<{ html: string; head: Set<string> }> {
  const head = new Set<string>()
  const { html } = await partOf(node, rootOf(null, head))
  return { html: html ?? '', head }
}

function partOf(node: ReactNode, scope: Scope): Part | Promise<Part> {
  if (node === null || node === undefined || typeof node === 'boolean') return { html: '', node: () => node }
  if (typeof node === 'string' || typeof node === 'number' || typeof node === 'bigint')
    return { html: escaped(`${node}`), node: () => node }
  if (Array.isArray(node)) return listOf(node, scope)
  if (isValidElement<Props>(node)) return elementOf(node, scope)
  return node instanceof Promise ? node.then((later) => partOf(later, scope)) : left(node, scope, typeof node)
}

function listOf(nodes: ReactNode[], scope: Scope): Part | Promise<Part> {
  const parts = nodes.map((node) => soon(node, scope))
  return parts.some((part) => part instanceof Promise)
    ? Promise.all(parts).then(joined)
    : joined(parts as Part[])
}

/** What fails at once fails beside what fails later: nothing that is still waited for is left alone with its failure. */
function soon(node: ReactNode, scope: Scope): Part | Promise<Part> {
  try {
    return partOf(node, scope)
  } catch (error) {
    return Promise.reject(error)
  }
}

function joined(parts: Part[]): Part {
  const html = parts.every((part) => part.html !== null) ? parts.map((part) => part.html).join('') : null
  return { html, node: () => parts.map((part) => part.node()) }
}

/** What React makes of it, since markup alone would not do; in a whole page nothing is left to React. */
function left(node: ReactNode, { head }: Scope, what: string): Part {
  if (head) throw new NoMarkup(what)
  return { html: null, node: () => node }
}

const under = (key: string | null) => (key === null ? {} : { key })

function around(type: string | typeof Fragment, props: object, inner: ReactNode): ReactNode {
  return createElement(type, props, ...(Array.isArray(inner) ? inner : [inner]))
}

function elementOf(element: ReactElement<Props>, outer: Scope): Part | Promise<Part> {
  const { type, key, props } = element
  const scope = key === null ? outer : { ...outer, keys: `${outer.keys}/${key}` }
  if (typeof type === 'string') return tagOf(element, type, scope)
  const loose = (type as unknown) === Fragment
  if (!loose && (typeof type !== 'function' || (type as { $$typeof?: symbol }).$$typeof === CLIENT))
    return left(element, scope, String(type))
  const inner = (type as unknown) === Told ? { ...scope, told: props.state as Scope['told'] } : scope
  const made = partOf(loose ? props.children : within(inner, () => (type as Component)(props)), inner)
  // A place in a list keeps its key.
  const keyed = ({ html, node }: Part): Part => ({
    html,
    node: () => (loose || key !== null ? around(Fragment, under(key), node()) : node()),
  })
  return made instanceof Promise ? made.then(keyed) : keyed(made)
}

function tagOf(element: ReactElement<Props>, tag: string, scope: Scope): Part | Promise<Part> {
  const { props } = element
  if (tag === 'form' && typeof props.action === 'function') {
    const posts = formOf(element)
    return posts ? tagOf(posts, tag, scope) : left(element, scope, 'a form with an action that is none')
  }
  const inner = partOf(props.children, inside(tag, props, scope))
  return inner instanceof Promise
    ? inner.then((part) => tagAround(element, tag, part, scope))
    : tagAround(element, tag, inner, scope)
}

function inside(tag: string, props: Props, scope: Scope): Scope {
  if (tag === 'select') return { ...scope, chosen: props.value ?? props.defaultValue }
  return tag === 'svg' || tag === 'noscript' ? { ...scope, apart: true } : scope
}

function tagAround({ key, props }: ReactElement<Props>, tag: string, inner: Part, scope: Scope): Part {
  const { children, ...own } = props
  const named = { ...own, ...under(key) }
  const again = () => around(tag, named, children === undefined ? [] : inner.node())
  const what = `<${tag} ${Object.keys(own).join(' ')}>`
  if (inner.html === null) return left(again(), scope, what)
  if (HEAD.has(tag) && !scope.apart) {
    if (!scope.head) return left(again(), scope, what)
    scope.head.add(markupOf(tag, own, inner.html, scope) ?? '')
    return { html: '', node: () => null }
  }
  const html = markupOf(tag, own, inner.html, scope)
  if (html === null) return left(again(), scope, what)
  if (isVoid(tag) || isControl(tag)) return { html, node: again }
  const within = { dangerouslySetInnerHTML: { __html: inner.html } }
  return { html, node: () => createElement(tag, { ...named, ...within }) }
}

function markupOf(tag: string, own: Props, inner: string, { chosen }: Scope): string | null {
  if (isControl(tag)) return controlOf(tag, own, inner, chosen)
  const attributes = attributesOf(tag, own)
  if (attributes === null) return null
  return isVoid(tag) ? `<${tag}${attributes}/>` : `<${tag}${attributes}>${inner}</${tag}>`
}
