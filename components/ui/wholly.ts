import { Fragment, isValidElement, type ReactElement, type ReactNode } from 'react'
import { postedForm } from '@/lib/forms/posted'
import { Kept, type KeptProps, keptMarkup } from './kept'
import { type Markup, textIn, together } from './pieces'
import { type Around, alone, inside, isForBrowser, rootOf, type Scope, told, within } from './scope'
import { escaped } from './still-attributes'
import { isControl } from './still-controls'
import { formOf, plainly } from './still-forms'
import { isOfHead, markupOf } from './still-markup'

type Text = Markup | Promise<Markup>
type Props = Record<string, unknown> & { children?: ReactNode }
type Component = (props: Props) => ReactNode

/** A page cannot be made whole: what stands there is for React alone. */
export class NoMarkup extends Error {
  constructor(what: string) {
    super(`This is not for markup: ${what}`)
  }
}

/**
 * All of `node` as HTML in pieces, and what stands around it in its page. Throws NoMarkup where React alone could make
 * something, and whatever a component throws.
 */
export async function wholly(node: ReactNode): Promise<Around & { pieces: string[] }> {
  const around = { open: '', head: new Set<string>() }
  const made = await textOf(node, rootOf(await postedForm(), around))
  return { ...around, pieces: typeof made === 'string' ? [made] : made }
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
    waits ||= part instanceof Promise
    parts.push(part)
  }
  return waits ? Promise.all(parts).then(together) : together(parts as Markup[])
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
  if (type === Kept) return keptOf(props as unknown as KeptProps)
  const inner = told(type, props, scope)
  return textOf(
    within(inner, () => (type as Component)(props)),
    inner,
  )
}

function keptOf(part: KeptProps): Markup {
  return keptMarkup(part, () => {
    const made = textOf(part.children(), alone())
    if (made instanceof Promise) throw new NoMarkup('a kept part that waits')
    return made
  })
}

function tagOf(tag: string, props: Props, scope: Scope): Text {
  if (tag === 'form' && typeof props.action === 'function') {
    const posts = formOf(props)
    if (!posts) throw new NoMarkup('a form with an action that is none')
    return tagOf(tag, posts, scope)
  }
  const inner = textOf(props.children, inside(tag, props, scope))
  return inner instanceof Promise
    ? inner.then((text) => tagAround(tag, props, text, scope))
    : tagAround(tag, props, inner, scope)
}

function tagAround(tag: string, props: Props, inner: Markup, { around, apart, chosen }: Scope): Markup {
  const root = around && tag === 'html'
  // A control is judged by what is in it; of all else that is long only the tag is made here.
  const long = typeof inner !== 'string' && !isControl(tag)
  const own = tag === 'form' ? plainly(props, inner) : props
  const html = markupOf(tag, own, root || long ? '' : textIn(inner), chosen)
  if (html === null) throw new NoMarkup(`<${tag} ${Object.keys(props).join(' ')}>`)
  const close = `</${tag}>`
  if (root) {
    around.open = html.slice(0, -close.length)
    return inner
  }
  // All that stands there is of the page's own head.
  if (around && tag === 'head' && inner === '') return ''
  if (around && !apart && isOfHead(tag)) {
    around.head.add(html)
    return ''
  }
  return long ? together([html.slice(0, -close.length), ...inner, close]) : html
}
