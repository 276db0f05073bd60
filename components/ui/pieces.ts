/**
 * Markup as one text, or a long one as several in their order. A text beyond 128 KB lies apart in memory, and each time
 * that one is made costs as much as a page.
 */
export type Markup = string | string[]

/** All of it as one text. */
export function textIn(markup: Markup): string {
  return typeof markup === 'string' ? markup : markup.join('')
}

/** So many characters are one piece, unless a single text is longer. */
const LONG = 16_384

/** All of these, one behind the other. */
export function together(parts: Markup[]): Markup {
  const pieces: string[] = []
  let last = ''
  const add = (text: string) => {
    if (last && last.length + text.length > LONG) {
      pieces.push(last)
      last = ''
    }
    last += text
  }
  for (const part of parts) {
    if (typeof part === 'string') add(part)
    else part.forEach(add)
  }
  if (!pieces.length) return last
  pieces.push(last)
  return pieces
}
