import { readFileSync } from 'node:fs'
import type { IncomingHttpHeaders } from 'node:http'

const SHEET = /<link rel="stylesheet" href="\/_next(\/static\/chunks\/[\w.-]+\.css)"[^>]*>/g
/** Below so many characters asking for a file costs more than it weighs, however often. */
const SMALL = 4096
/** Each file of styles that was asked for, and what asks for its typefaces. */
const read = new Map<string, { text: string; faces: string }>()
const FACE = /url\("?(\/_next\/static\/media\/[\w.-]+\.woff2)"?\)/g
/** Drawn for words that are hidden, and on few pages. */
const RARE = /\/blank\b/

function sheetOf(file: string) {
  const known = read.get(file)
  if (known) return known
  const text = readFileSync(`.next${file}`, 'utf8').replaceAll('url(../', 'url(/_next/static/')
  const sheet = { text, faces: facesIn(text) }
  read.set(file, sheet)
  return sheet
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
 * Our typefaces asked for at once, from a phone that has them since an earlier page: only so they are there when the page
 * is drawn, and one that comes late waits for the next page (`font-display: optional`).
 */
function facesIn(text: string): string {
  return [...text.matchAll(FACE)]
    .filter(([, href = '']) => !RARE.test(href))
    .map(([, href]) => `<link rel="preload" href="${href}" as="font" type="font/woff2" crossorigin="">`)
    .join('')
}

/**
 * A page, or its head, with its styles inside where that saves asking for them, which on a bad line takes longer than all else:
 * small ones always, the large one of all pages at a first visit.
 */
export function withStyles(html: string, first: boolean): string {
  return html.replace(SHEET, (link, file: string) => {
    const { text, faces } = sheetOf(file)
    return first || text.length < SMALL ? `<style>${text}</style>` : link + faces
  })
}
