/** What stands where words were blanked: always as long, so that it tells nothing of them. */
export const BLANK = '▇▇▇'

/** `whole`: only where a text is nothing but the phrase. */
export type Sought = { phrases: string[]; inside: boolean; whole?: boolean }

const CONTEXT = 48
const APOSTROPHES = /['’‘`]/g

function escaped(text: string) {
  return text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&')
}

/** Finds the phrases as whole words, or anywhere: whatever their capitals, spaces and kind of apostrophe. */
export function patternOf({ phrases, inside, whole }: Sought): RegExp {
  // The longest first, or "Andi" would leave "Saputra" of "Andi Saputra" standing.
  const ways = [...phrases]
    .sort((a, b) => b.length - a.length)
    .map((one) => one.split(/\s+/).map(escaped).join('\\s+').replace(APOSTROPHES, "['’‘`]"))
  const any = `(?:${ways.join('|')})`
  if (whole) return new RegExp(`^\\s*${any}\\s*$`, 'giu')
  return new RegExp(inside ? any : `(?<![\\p{L}\\p{N}_])${any}(?![\\p{L}\\p{N}_])`, 'giu')
}

/** The same phrases for LIKE: finds at least what the pattern finds. */
export function likesOf({ phrases }: Sought): string[] {
  return phrases.map((one) => {
    const literal = one.replace(/[\\%_]/g, '\\$&')
    return `%${literal.replace(/\s+/g, '%').replace(APOSTROPHES, '_')}%`
  })
}

/** A text with its words blanked, and how many they were. */
export function blanked(text: string, pattern: RegExp): { text: string; count: number } {
  let count = 0
  const done = text.replace(pattern, () => {
    count += 1
    return BLANK
  })
  return { text: done, count }
}

/** The same for whatever texts stand in a JSON value, also in its names. */
export function blankedJson(value: unknown, pattern: RegExp): { value: unknown; count: number } {
  let count = 0
  const walk = (one: unknown): unknown => {
    if (typeof one === 'string') {
      const done = blanked(one, pattern)
      count += done.count
      return done.text
    }
    if (Array.isArray(one)) return one.map(walk)
    if (typeof one !== 'object' || one === null) return one
    return Object.fromEntries(Object.entries(one).map(([name, inner]) => [walk(name) as string, walk(inner)]))
  }
  return { value: walk(value), count }
}

/** A few words around the first blank of a text. */
export function excerpt(text: string): string {
  const at = text.indexOf(BLANK)
  const from = Math.max(0, at - CONTEXT)
  const to = at + BLANK.length + CONTEXT
  const cut = text.slice(from, to).toWellFormed().replace(/\s+/g, ' ').trim()
  return `${from > 0 ? '…' : ''}${cut}${to < text.length ? '…' : ''}`
}

/** True when words were blanked somewhere in what a page shows. */
export function holdsBlank(shown: unknown): boolean {
  return JSON.stringify(shown).includes(BLANK)
}

/** The words of a text, one after the other, for marking them: what stands around a word stays outside. */
export function wordsOf(text: string): { before: string; word: string; after: string }[] {
  return text
    .split(/\s+/)
    .filter(Boolean)
    .map((part) => {
      const [, before = '', word = '', after = ''] =
        part.match(/^([^\p{L}\p{N}]*)(.*?)([^\p{L}\p{N}]*)$/su) ?? []
      return { before, word, after }
    })
}

/** Marks come as `<text>.<place>.<word>`; those in a row are one phrase. */
export function phrasesOf(marks: string[]): string[] {
  const found = marks
    .map((mark) => mark.match(/^(\d{1,4})\.(\d{1,5})\.(.+)$/su))
    .filter((mark) => mark !== null)
    .map(([, text, at, word]) => ({ at: Number(text) * 100_000 + Number(at), word: word ?? '' }))
    .sort((a, b) => a.at - b.at)
  const phrases: string[] = []
  let last = Number.NaN
  for (const { at, word } of found) {
    if (at === last + 1) phrases[phrases.length - 1] += ` ${word}`
    else phrases.push(word)
    last = at
  }
  return phrases
}
