import { readFileSync } from 'node:fs'
import type { IncomingHttpHeaders } from 'node:http'

const SHEET = /<link rel="stylesheet" href="\/_next(\/static\/chunks\/[\w.-]+\.css)"[^>]*>/g
/** Below so many characters asking for a file costs more than it weighs, however often. */
const SMALL = 4096
const texts = new Map<string, string>()

function textOf(file: string): string {
  const known = texts.get(file)
  if (known !== undefined) return known
  const text = readFileSync(`.next${file}`, 'utf8').replaceAll('url(../', 'url(/_next/static/')
  texts.set(file, text)
  return text
}

/**
 * True for a page that somebody opens from outside, on whose phone nothing of ours lies as far as can be known: one who
 * comes from another page of ours had its styles, and where our service worker asks, it keeps them.
 */
export function isFirst(asked: IncomingHttpHeaders): boolean {
  const site = asked['sec-fetch-site']
  const opened = asked['sec-fetch-dest'] === 'document' && site !== undefined && site !== 'same-origin'
  return opened && !asked['service-worker-navigation-preload']
}

/**
 * The page with its styles inside where that saves asking for them, which on a bad line takes longer than all else:
 * small ones always, the large one of all pages at a first visit.
 */
export function withStyles(html: string, first: boolean): string {
  return html.replace(SHEET, (link, file: string) => {
    const text = textOf(file)
    return first || text.length < SMALL ? `<style>${text}</style>` : link
  })
}
