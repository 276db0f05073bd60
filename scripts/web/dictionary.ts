// Pages that are packed with what all of them share already on the phone: RFC 9842, compression dictionaries.
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import type { IncomingHttpHeaders } from 'node:http'
import { promisify } from 'node:util'
import { type BrotliOptions, brotliCompress, brotliCompressSync, constants } from 'node:zlib'
import { WORDS } from './arguments'

/** Made by `npm run dictionary` of what pages have in common: markup, and the words of the interface. No record's text. */
const words = readFileSync(WORDS)
const hash = createHash('sha256').update(words).digest()
// What Node's types do not know yet.
type Options = BrotliOptions & { dictionary: Buffer }
const options: Options = { params: { [constants.BROTLI_PARAM_QUALITY]: 5 }, dictionary: words }
const pack = promisify(brotliCompress) as unknown as (page: string, how: Options) => Promise<Buffer>

/** Where a browser fetches it, once, when it has nothing better to do. */
export const DICTIONARY = `/s/words-${hash.toString('hex').slice(0, 16)}.txt`
export const dictionary = {
  words,
  headers: {
    'Content-Type': 'text/plain; charset=utf-8',
    'Cache-Control': 'public, max-age=31536000, immutable',
    'Use-As-Dictionary': 'match="/*", match-dest=("document")',
  },
}

/** A Node that knows no dictionaries packs as if there were none, and the browser could not read it. */
const known = brotliCompressSync(words, options).length < words.length / 10
const LINK = `<link rel="compression-dictionary" href="${DICTIONARY}">`
/** `dcb` and this sum stand before the packed page. */
const HEAD = Buffer.concat([Buffer.from([0xff, 0x44, 0x43, 0x42]), hash])
const OURS = `:${hash.toString('base64')}:`

/** True for a browser that has our dictionary and reads what is packed with it. */
export function hasDictionary(asked: IncomingHttpHeaders): boolean {
  return (
    known && asked['available-dictionary'] === OURS && /\bdcb\b/.test(String(asked['accept-encoding'] ?? ''))
  )
}

/** The head of a page, without its end, that tells a browser without our dictionary where it is. */
export function withDictionary(head: string): string {
  return known ? head + LINK : head
}

/** A page as the encoding `dcb`. */
export async function packed(html: string): Promise<Buffer> {
  return Buffer.concat([HEAD, await pack(html, options)])
}
