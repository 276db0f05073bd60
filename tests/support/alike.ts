/** What differs each time a page is made. */
const CHANCE =
  /challenge&quot;:&quot;[\w-]+| data-renew="\d+"|--(?:left:\d+ms|share:[\d.]+)|\b[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}\b/g
const TAG = /<([a-z][\w-]*)((?: [\w:$.-]+(?:="[^"]*")?)+)/gi
const ATTRIBUTE = / [\w:$.-]+(?:="[^"]*")?/g
const FORM = /<form\b[^>]*>[\s\S]*?<\/form>/g
const IN_HEAD = /<(title|script|style)\b[^>]*>[^<]*<\/\1>|<(?:meta|link)\b[^>]*>/g

/** React sends every form as one with files, ours are sent so where they have a field for one. */
const sentPlainly = (form: string) =>
  form.includes(' type="file"') ? form : form.replace(/ encType="multipart\/form-data"/i, '')

/**
 * A page such that two are equal when they say the same: without React's comments between texts, attributes and parts of
 * the head in one order, what is new each time (the keys of forms, the time that a code has left) left out.
 */
export function alike(html: string): string {
  const head = /<head>[\s\S]*<\/head>/.exec(html)?.[0] ?? ''
  const parts = (head.match(IN_HEAD) ?? []).filter((one) => !one.includes('next-size-adjust')).map(ordered)
  const body = html
    .replace(head, '')
    .replace(/<!--.*?-->/g, '')
    .replace(FORM, sentPlainly)
  return [...[...new Set(parts)].sort(), ordered(body)].join('\n').replace(CHANCE, '')
}

const ordered = (html: string) =>
  html.replace(TAG, (_, tag: string, all: string) => `<${tag}${(all.match(ATTRIBUTE) ?? []).sort().join('')}`)

/** Where two texts part, with some signs before and behind; empty when they are the same. */
export function parting(one: string, other: string): string {
  if (one === other) return ''
  let at = 0
  while (one[at] === other[at]) at += 1
  return `${one.slice(Math.max(0, at - 60), at + 80)} ≠ ${other.slice(at, at + 80)}`
}
