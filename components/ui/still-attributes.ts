/** Elements that React treats in a way of its own: it moves them, watches over what is chosen, or keeps line ends. */
const REACTS = new Set('style base pre listing object iframe menuitem'.split(' '))

/** Attributes whose name in HTML is another one. */
const NAMES: Record<string, string> = {
  className: 'class',
  htmlFor: 'for',
  tabIndex: 'tabindex',
  strokeWidth: 'stroke-width',
  textAnchor: 'text-anchor',
  fontSize: 'font-size',
  fontWeight: 'font-weight',
  httpEquiv: 'http-equiv',
  autoFocus: 'autofocus',
  shapeRendering: 'shape-rendering',
}
/** Attributes with text or a number as it is. */
const PLAIN = new Set(
  [
    'id role title lang dir scope headers abbr colSpan rowSpan dateTime cite value type name method rel target encType',
    'placeholder autoComplete autoCapitalize inputMode maxLength minLength min max step pattern size rows cols accept',
    'content media property loading decoding alt form list enterKeyHint start label',
    'viewBox patternUnits patternTransform width height x y x1 y1 x2 y2 cx cy r rx ry d download fill stroke transform points',
  ]
    .join(' ')
    .split(' '),
)
/** Attributes that are there or not. */
const FLAGS = new Set(
  'hidden open disabled reversed noValidate autoFocus readOnly required multiple async'.split(' '),
)
/** React refuses an address that is a script; whatever is no plain address is left to it. */
const ADDRESS = /^(?:$|[/?#]|https?:|mailto:|tel:|webcal:|otpauth:)/
/** Where an address may stand. Elsewhere React makes more of it. */
const ADDRESSES: Record<string, Set<string>> = {
  href: new Set(['a', 'link']),
  src: new Set(['img', 'script']),
  action: new Set(['form']),
}

const SIGNS: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#x27;' }

/** Text as it stands in HTML, also between quotes. */
export function escaped(text: string): string {
  return /[&<>"']/.test(text) ? text.replace(/[&<>"']/g, (sign) => SIGNS[sign] ?? sign) : text
}

function attribute(tag: string, name: string, value: unknown): string | null {
  if (value === null || value === undefined) return ''
  const written = NAMES[name] ?? name
  if (FLAGS.has(name) && typeof value === 'boolean') return value ? ` ${written}=""` : ''
  if (name.startsWith('aria-') || name.startsWith('data-'))
    return ['string', 'number', 'boolean'].includes(typeof value) ? ` ${name}="${escaped(`${value}`)}"` : null
  if (name === 'spellCheck' || (name === 'download' && typeof value === 'boolean'))
    return name === 'spellCheck' ? ` ${name}="${value}"` : value ? ' download=""' : ''
  if (name === 'style') return styleOf(value as object)
  if (typeof value !== 'string' && typeof value !== 'number') return null
  const places = ADDRESSES[name]
  if (places ? !places.has(tag) || !ADDRESS.test(`${value}`) : !PLAIN.has(name) && !NAMES[name]) return null
  return ` ${written}="${escaped(`${value}`)}"`
}

/** Properties of our own alone: React adds units to others. */
function styleOf(style: object): string | null {
  const all = Object.entries(style)
  if (!all.every(([name, value]) => name.startsWith('--') && ['string', 'number'].includes(typeof value)))
    return null
  return ` style="${all.map(([name, value]) => `${escaped(name)}:${escaped(`${value}`.trim())}`).join(';')}"`
}

/** The attributes of an element in HTML; null where React makes more of it than markup. */
export function attributesOf(tag: string, props: Record<string, unknown>): string | null {
  // React asks for a picture beforehand unless it may wait.
  if (REACTS.has(tag) || (tag === 'img' && props.loading !== 'lazy')) return null
  let all = ''
  for (const name in props) {
    if (name === 'children') continue
    const one = attribute(tag, name, props[name])
    if (one === null) return null
    all += one
  }
  return all
}
