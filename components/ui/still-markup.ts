/** Elements that React treats in a way of its own: it moves them, watches over what is chosen, or keeps line ends. */
const REACTS = new Set(
  'title meta link script style base html head body input select option optgroup textarea pre listing img object iframe template noscript menuitem'.split(
    ' ',
  ),
)
const VOID = new Set(['br', 'hr', 'wbr', 'col'])

/** Attributes whose name in HTML is another one. */
const NAMES: Record<string, string> = {
  className: 'class',
  htmlFor: 'for',
  tabIndex: 'tabindex',
  strokeWidth: 'stroke-width',
  textAnchor: 'text-anchor',
  fontSize: 'font-size',
  fontWeight: 'font-weight',
  shapeRendering: 'shape-rendering',
}
/** Attributes with text or a number as it is. */
const PLAIN = new Set(
  [
    'id role title lang dir scope headers abbr colSpan rowSpan dateTime cite value type name method rel target',
    'viewBox patternUnits patternTransform width height x y x1 y1 x2 y2 cx cy r rx ry d fill stroke transform points',
  ]
    .join(' ')
    .split(' '),
)
/** Attributes that are there or not. */
const FLAGS = new Set(['hidden', 'open', 'disabled', 'reversed'])
/** React refuses an address that is a script; whatever is no plain address is left to it. */
const ADDRESS = /^(?:[/?#]|https?:|mailto:|tel:)/

const SIGNS: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#x27;' }

/** Text as it stands in HTML, also between quotes. */
export function escaped(text: string): string {
  return /[&<>"']/.test(text) ? text.replace(/[&<>"']/g, (sign) => SIGNS[sign] ?? sign) : text
}

/** True for an element that has no end and no content. */
export function isVoid(tag: string): boolean {
  return VOID.has(tag)
}

function attribute(tag: string, name: string, value: unknown): string | null {
  if (value === null || value === undefined) return ''
  if (FLAGS.has(name) && typeof value === 'boolean') return value ? ` ${name}=""` : ''
  const written = NAMES[name] ?? name
  if (name.startsWith('aria-') || name.startsWith('data-'))
    return ['string', 'number', 'boolean'].includes(typeof value) ? ` ${name}="${escaped(`${value}`)}"` : null
  if (typeof value !== 'string' && typeof value !== 'number') return null
  if (name === 'href' ? tag !== 'a' || !ADDRESS.test(`${value}`) : !PLAIN.has(name) && !NAMES[name])
    return null
  return ` ${written}="${escaped(`${value}`)}"`
}

/** The attributes of an element in HTML; null where React makes more of it than markup. */
export function attributesOf(tag: string, props: Record<string, unknown>): string | null {
  if (REACTS.has(tag)) return null
  let all = ''
  for (const name in props) {
    const one = attribute(tag, name, props[name])
    if (one === null) return null
    all += one
  }
  return all
}
