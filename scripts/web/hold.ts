import type { ServerResponse } from 'node:http'

/** A part of a page, or all of it packed. */
export type Piece = string | Buffer
type Done = (error?: Error | null) => void
type Encoding = BufferEncoding | Done | undefined

/** Sends a page that is here to its last piece: where nothing packs it, Node writes them together. */
export function sendPage(
  response: ServerResponse,
  pieces: Piece[],
  { write, end }: Pick<ServerResponse, 'write' | 'end'> = response,
): void {
  const length = pieces.reduce((sum, piece) => sum + Buffer.byteLength(piece), 0)
  response.setHeader('content-length', length)
  for (const piece of pieces) write.call(response, piece, 'utf8')
  end.call(response, undefined, 'utf8')
}

/** Holds an answer back until it is whole where it is a page, and sends what `change` makes of it. All else passes. */
export function holdPages(response: ServerResponse, change: (html: string) => Promise<Piece[]>): void {
  const { write, end, flushHeaders } = response
  const parts: Buffer[] = []
  let page: boolean | undefined
  const isPage = () => {
    page ??= String(response.getHeader('content-type') ?? '').startsWith('text/html')
    return page
  }
  const keep = (chunk: unknown, encoding: Encoding) => {
    const known = typeof encoding === 'string' ? encoding : undefined
    if (typeof chunk === 'string') parts.push(Buffer.from(chunk, known))
    else if (chunk instanceof Uint8Array) parts.push(Buffer.from(chunk))
  }
  response.flushHeaders = () => {
    if (!isPage()) flushHeaders.call(response)
  }
  response.write = (chunk: unknown, encoding?: Encoding, done?: Done) => {
    if (!isPage()) return write.call(response, chunk, encoding as BufferEncoding, done)
    keep(chunk, encoding)
    const called = typeof encoding === 'function' ? encoding : done
    if (called) process.nextTick(() => called())
    return true
  }
  response.end = (chunk?: unknown, encoding?: Encoding, done?: () => void) => {
    if (!isPage()) return end.call(response, chunk, encoding as BufferEncoding, done)
    keep(chunk, encoding)
    change(Buffer.concat(parts).toString('utf8')).then(
      (pieces) => sendPage(response, pieces, { write, end }),
      () => response.destroy(),
    )
    return response
  }
}
