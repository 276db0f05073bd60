// Pages of Sanggar are whole without script: what the framework would send to take them over in the browser
// is left out, two thirds of a page and all of its blocking. Our own small scripts lie under /s/ and stay.
const SCRIPT = /<script\b([^>]*)>[\s\S]*?<\/script>/g
const HINT = /<link\b[^>]*\brel="(?:preload|modulepreload)"[^>]*\bas="script"[^>]*>/g
const OURS = /\bsrc="\/s\//
// Next's own slots for what would stream in later.
const SLOT = /<div hidden=""><!--\$--><!--\/\$--><\/div>/g

/**
 * True when a page cannot do without the framework: it says so itself with `data-live`, or a part of it came
 * as a stream and is put in place by script. Text of people cannot say it: React writes their quotes as `&quot;`.
 */
export function isLive(html: string): boolean {
  return html.includes(' data-live="') || html.includes('<div hidden id="S:')
}

/**
 * A page without the framework's script; a live page as it is.
 */
export function slim(html: string): string {
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
