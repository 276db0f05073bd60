// Which pages lie on the phone, for how long, and whose they are. Pure.

/** Pages lie here for so long at most; a session lasts longer, but an ended one is not heard of without a network. */
export const KEPT_FOR = 7 * 86_400_000
/** Pages beyond these are the oldest, and go. */
export const MOST_PAGES = 40
export const MOST_FILES = 80
/** Pages are brought anew no sooner than this. */
export const BROUGHT_FOR = 30 * 60_000
/** The network has so long before what lies here is shown in its place. */
export const PATIENCE = 8_000

const KEPT = [
  /^\/$/,
  /^\/(outbox|check-in|notices)$/,
  /^\/groups\/[^/]+$/,
  /^\/groups\/[^/]+\/(meetings|sharing)(\/[0-9a-f-]{36})?$/,
  /^\/groups\/[^/]+\/meetings\/[0-9a-f-]{36}\/(attendance|agenda|minutes)$/,
  /^\/groups\/[^/]+\/problems(\/new|\/[0-9a-f-]{36}(\/draft)?)?$/,
]

/** True for a page that may lie on the phone. */
export const isKept = (path: string) => KEPT.some((one) => one.test(path))

/** True for what never changes under its address: styles, typefaces, our scripts. */
export function isFile({ pathname, search }: URL): boolean {
  return pathname.startsWith('/_next/static/') || (pathname.startsWith('/s/') && search.startsWith('?v='))
}

/** Whose page it is: a person, `''` for nobody, null where it is no page of Sanggar. */
export function personOf(html: string): string | null {
  return /<section data-person="([0-9a-f-]*)"/.exec(html)?.[1] ?? null
}

/** The styles and scripts that a page names, and the typefaces that a style does. */
export function filesOf(text: string): string[] {
  const found = text.matchAll(/(?:(?:href|src)="|url\(["']?)(\/(?:_next\/static|s)\/[^"')]+)/g)
  return [...new Set([...found].map(([, path]) => (path as string).replaceAll('&amp;', '&')))]
}

/** A kept page as it is shown: it says when it was brought. */
export function marked(html: string, at: number): string {
  return html.replace('<html ', `<html data-brought="${at}" `)
}
