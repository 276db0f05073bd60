import { createElement, Fragment, isValidElement, type ReactElement, type ReactNode } from 'react'
import { postedForm } from '@/lib/forms/posted'
import { inside, isForBrowser, rootOf, type Scope, told, within } from './scope'
import { escaped } from './still-attributes'
import { isControl } from './still-controls'
import { formOf, plainly } from './still-forms'
import { isOfHead, isVoid, markupOf } from './still-markup'

/** A part of a page: as HTML where it is nothing but markup, and as what React makes the same of. */
type Part = { html: string | null; node: () => ReactNode }
type Props = Record<string, unknown> & { children?: ReactNode }
type Component = (props: Props) => ReactNode

/**
 * A page whose markup is made at once, for Next to put in its place where `wholly()` could not make all of it. React
 * reads a page of the server twice: it writes down each element for the browser, reads that again and makes HTML of it.
 * Where nothing in the browser takes an element over, one string per part does; what React alone can make (a part for the
 * browser, a title) is left to it, wherever in the page it stands. Forms come back with what they were told
 * (`lib/forms/posted`).
 */
export function still<P extends object>(page: (props: P) => Promise<ReactNode>) {
  const made = async (props: P): Promise<ReactNode> => {
    const scope = rootOf(await postedForm())
    return (await partOf(await page(props), scope)).node()
  }
  return Object.assign(made, { page })
}

function partOf(node: ReactNode, scope: Scope): Part | Promise<Part> {
  if (node === null || node === undefined || typeof node === 'boolean') return { html: '', node: () => node }
  if (typeof node === 'string' || typeof node === 'number' || typeof node === 'bigint')
    return { html: escaped(`${node}`), node: () => node }
  if (Array.isArray(node)) return listOf(node, scope)
  if (isValidElement<Props>(node)) return elementOf(node, scope)
  return node instanceof Promise ? node.then((later) => partOf(later, scope)) : left(node)
}

function listOf(nodes: ReactNode[], scope: Scope): Part | Promise<Part> {
  const parts = nodes.map((node) => soon(node, scope))
  return parts.some((part) => part instanceof Promise)
    ? Promise.all(parts).then(joined)
    : joined(parts as Part[])
}

/** What fails at once fails beside what fails later, as in `wholly()`. */
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

/** What React makes of it, since markup alone would not do. */
const left = (node: ReactNode): Part => ({ html: null, node: () => node })

const under = (key: string | null) => (key === null ? {} : { key })

function around(type: string | typeof Fragment, props: object, inner: ReactNode): ReactNode {
  return createElement(type, props, ...(Array.isArray(inner) ? inner : [inner]))
}

function elementOf(element: ReactElement<Props>, outer: Scope): Part | Promise<Part> {
  const { type, key, props } = element
  const scope = key === null ? outer : { ...outer, keys: `${outer.keys}/${key}` }
  if (typeof type === 'string') return tagOf(element, type, props, scope)
  const loose = (type as unknown) === Fragment
  if (!loose && isForBrowser(type)) return left(element)
  const inner = told(type, props, scope)
  const made = partOf(loose ? props.children : within(inner, () => (type as Component)(props)), inner)
  // A place in a list keeps its key.
  const keyed = ({ html, node }: Part): Part => ({
    html,
    node: () => (loose || key !== null ? around(Fragment, under(key), node()) : node()),
  })
  return made instanceof Promise ? made.then(keyed) : keyed(made)
}

function tagOf(element: ReactElement<Props>, tag: string, props: Props, scope: Scope): Part | Promise<Part> {
  if (tag === 'form' && typeof props.action === 'function') {
    const posts = formOf(props)
    return posts ? tagOf(element, tag, posts, scope) : left(element)
  }
  const inner = partOf(props.children, inside(tag, props, scope))
  return inner instanceof Promise
    ? inner.then((part) => tagAround(element.key, tag, props, part, scope))
    : tagAround(element.key, tag, props, inner, scope)
}

function tagAround(key: string | null, tag: string, props: Props, inner: Part, scope: Scope): Part {
  const { children, ...own } = tag === 'form' && inner.html !== null ? plainly(props, inner.html) : props
  const named = { ...own, ...under(key) }
  const again = () => around(tag, named, children === undefined ? [] : inner.node())
  const ofHead = isOfHead(tag) && !scope.apart
  const html = inner.html === null || ofHead ? null : markupOf(tag, own, inner.html, scope.chosen)
  if (html === null) return left(again())
  if (isVoid(tag) || isControl(tag)) return { html, node: again }
  const within = { dangerouslySetInnerHTML: { __html: inner.html } }
  return { html, node: () => createElement(tag, { ...named, ...within }) }
}
