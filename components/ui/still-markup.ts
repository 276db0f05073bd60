import { attributesOf } from './still-attributes'
import { controlOf, isControl } from './still-controls'

const VOID = new Set(['br', 'hr', 'wbr', 'col', 'img', 'meta', 'link'])
const HEAD = new Set(['title', 'meta', 'link', 'script'])

/** True for an element that has no end and no content. */
export function isVoid(tag: string): boolean {
  return VOID.has(tag)
}

/** True for what belongs into the head of a page, wherever it stands. */
export function isOfHead(tag: string): boolean {
  return HEAD.has(tag)
}

/**
 * An element around its content as HTML; `chosen` is what the choice around begins with. Null where React makes more of
 * it than markup.
 */
export function markupOf(
  tag: string,
  props: Record<string, unknown>,
  inner: string,
  chosen: unknown,
): string | null {
  if (isControl(tag)) return controlOf(tag, props, inner, chosen)
  const attributes = attributesOf(tag, props)
  if (attributes === null) return null
  return isVoid(tag) ? `<${tag}${attributes}/>` : `<${tag}${attributes}>${inner}</${tag}>`
}
