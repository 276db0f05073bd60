// Pages of Sanggar are whole without script: what the framework would send to take them over in the browser
// is left out, two thirds of a page and all of its blocking. Our own small scripts lie under /s/ and stay.
const SCRIPT = /<script\b([^>]*)>[\s\S]*?<\/script>/g
const HINT = /<link\b[^>]*\brel="(?:preload|modulepreload)"[^>]*\bas="script"[^>]*>/g
const OURS = /\bsrc="\/s\//
// Next's own slots for what would stream in later.
const SLOT = /<div hidden=""><!--\$--><!--\/\$--><\/div>/g

/** True when a part of a page came as a stream and is put in place by script: such a page keeps the framework. */
export function isLive(html: string): boolean {
  return html.includes('<div hidden id="S:')
}

const COMPLAINTS = [' aria-invalid="true"', ' class="notice error"']
const REFUSED = new RegExp(`<details\\b[^>]*>|</details>|${COMPLAINTS.join('|')}`, 'g')

/**
 * What was refused must not be folded away: each fold around a complaint stands open, however deep it lies.
 */
export function openRefused(html: string): string {
  const around: RegExpMatchArray[] = []
  const opened = new Set<RegExpMatchArray>()
  for (const found of html.matchAll(REFUSED)) {
    if (found[0].startsWith('<details')) around.push(found)
    else if (found[0] === '</details>') around.pop()
    else for (const fold of around) if (!/\sopen\b/.test(fold[0])) opened.add(fold)
  }
  const cuts = [...opened].map(({ index }) => (index ?? 0) + '<details'.length).sort((a, b) => a - b)
  return [0, ...cuts].map((from, i) => html.slice(from, cuts[i])).join(' open=""')
}

/** The same of a page in pieces. Most have no complaint, and are not put together to be looked through. */
export function openRefusedIn(pieces: string[]): string[] {
  const refused = pieces.some((one) => COMPLAINTS.some((complaint) => one.includes(complaint)))
  return refused ? [openRefused(pieces.join(''))] : pieces
}

/**
 * A page without the framework's script; a live page keeps it.
 */
export function slim(page: string): string {
  const html = openRefused(page)
  if (isLive(html)) return html
  return html
    .replace(SCRIPT, (all, attributes) => (OURS.test(attributes) ? all : ''))
    .replace(HINT, '')
    .replace(SLOT, '')
}

/**
 * What Next answers instead of a page that failed or was not found is empty without script.
 */
export function isEmptyAnswer(html: string): boolean {
  return html.includes('<html id="__next_error__">')
}

/**
 * The code under which the cause was logged, `–` when there is none.
 */
export function digestOf(html: string): string {
  return /\\"digest\\":\\"(\w+)\\"/.exec(html)?.[1] ?? '–'
}
