import { createElement, Fragment, isValidElement, type ReactElement, type ReactNode } from 'react'
import { attributesOf, escaped, isVoid } from './still-markup'

/** A part of a page: as HTML where it is nothing but markup, and as what React makes the same of. */
type Part = { html: string | null; node: () => ReactNode }
type Props = Record<string, unknown> & { children?: ReactNode }
type Component = (props: Props) => ReactNode

const CLIENT = Symbol.for('react.client.reference')

/**
 * A page whose markup is made at once. React reads a page of the server twice: it writes down each element for the
 * browser, reads that again and makes HTML of it. Where nothing in the browser takes an element over, one string per
 * part does, in a fraction of the time; what React alone can make (a form with an action, a choice, a part for the
 * browser, a title) is left to it, wherever in the page it stands.
 */
export function still<P extends object>(page: (props: P) => Promise<ReactNode>) {
  return async (props: P): Promise<ReactNode> => (await partOf(await page(props))).node()
}

function partOf(node: ReactNode): Part | Promise<Part> {
  if (node === null || node === undefined || typeof node === 'boolean') return { html: '', node: () => node }
  if (typeof node === 'string' || typeof node === 'number' || typeof node === 'bigint')
    return { html: escaped(`${node}`), node: () => node }
  if (Array.isArray(node)) return listOf(node)
  if (isValidElement<Props>(node)) return elementOf(node)
  return node instanceof Promise ? node.then(partOf) : { html: null, node: () => node }
}

function listOf(nodes: ReactNode[]): Part | Promise<Part> {
  const parts = nodes.map(partOf)
  return parts.some((part) => part instanceof Promise)
    ? Promise.all(parts).then(joined)
    : joined(parts as Part[])
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

function elementOf(element: ReactElement<Props>): Part | Promise<Part> {
  const { type, key, props } = element
  if (typeof type === 'string') {
    const inner = partOf(props.children)
    return inner instanceof Promise
      ? inner.then((part) => tagAround(element, type, part))
      : tagAround(element, type, inner)
  }
  const loose = (type as unknown) === Fragment
  if (!loose && (typeof type !== 'function' || (type as { $$typeof?: symbol }).$$typeof === CLIENT))
    return left(element)
  const made = partOf(loose ? props.children : (type as Component)(props))
  // A place in a list keeps its key.
  const keyed = ({ html, node }: Part): Part => ({
    html,
    node: () => (loose || key !== null ? around(Fragment, under(key), node()) : node()),
  })
  return made instanceof Promise ? made.then(keyed) : keyed(made)
}

function tagAround({ key, props }: ReactElement<Props>, tag: string, inner: Part): Part {
  const { children, ...own } = props
  const attributes = inner.html === null ? null : attributesOf(tag, own)
  if (attributes === null) {
    const given = children === undefined ? [] : inner.node()
    return left(around(tag, { ...own, ...under(key) }, given))
  }
  if (isVoid(tag))
    return { html: `<${tag}${attributes}/>`, node: () => createElement(tag, { ...own, ...under(key) }) }
  const within = { dangerouslySetInnerHTML: { __html: inner.html ?? '' } }
  return {
    html: `<${tag}${attributes}>${inner.html}</${tag}>`,
    node: () => createElement(tag, { ...own, ...under(key), ...within }),
  }
}
