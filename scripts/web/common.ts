const SIZE = 40 * 1024
const GRAM = 8
const PIECE = 96
/** What tells one record, group or build from another, by its form. */
const OWN =
  /[0-9a-f]{8}-[0-9a-f-]{27}|[0-9a-f]{32,}|chunks\/[\w.-]+|\/(?:groups|s)\/[\w.-]+|<bdi[^>]*>[^<]*|(?:KKG|MGMP)(?: [A-Z]\w+)+|data-seal="[^"]*|value="[^"]{24,}|\d{4,}/

/** A text as a pattern. */
const quoted = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')

function* gramsOf(text: string) {
  for (let at = 0; at + GRAM <= text.length; at += 1) yield text.slice(at, at + GRAM)
}

/** In how many pages each run of signs stands, without those that stand in few. */
function shared(pages: string[][]): Map<string, number> {
  const found = new Map<string, number>()
  for (const parts of pages)
    for (const gram of new Set(parts.flatMap((part) => [...gramsOf(part)])))
      found.set(gram, (found.get(gram) ?? 0) + 1)
  for (const [gram, count] of found) if (count < pages.length / 40) found.delete(gram)
  return found
}

/**
 * Without what is `own` to somebody, the pieces of pages whose runs stand in the most pages, each run counted once: those that are worth most first, and
 * what others took from them is seen when their turn comes.
 */
export function commonOf(htmls: string[], own: string[], size = SIZE): string {
  const marked = new RegExp([OWN.source, ...own.map(quoted)].join('|'))
  const pages = htmls.map((html) => html.split(marked))
  const worth = shared(pages)
  const sumOf = (piece: string) => [...gramsOf(piece)].reduce((sum, gram) => sum + (worth.get(gram) ?? 0), 0)
  const values = new Map<string, number>()
  for (const part of pages.flat())
    for (let at = 0; at < part.length; at += PIECE / 4) {
      const piece = part.slice(at, at + PIECE)
      if (!values.has(piece)) values.set(piece, sumOf(piece))
    }
  const waiting = [...values].sort(([, a], [, b]) => b - a)
  let chosen = ''
  for (let least = waiting[0]?.[1] ?? 0; least > pages.length / 4 && chosen.length < size; least *= 0.85)
    for (const [piece, value] of waiting) {
      if (value < least || chosen.length >= size) break
      if (sumOf(piece) < least) continue
      chosen += piece
      for (const gram of gramsOf(piece)) worth.delete(gram)
    }
  return chosen.slice(0, size)
}
