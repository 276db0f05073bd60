import type { ServerResponse } from 'node:http'

type Done = (error?: Error | null) => void
type Encoding = BufferEncoding | Done | undefined

/** Holds an answer back until it is whole where it is a page, and sends what `change` makes of it. All else passes. */
export function holdPages(
  response: ServerResponse,
  change: (html: string) => Promise<string | Buffer>,
): void {
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
      (body) => {
        // In one piece: where nothing packs it, head and page go out in one write.
        response.setHeader('content-length', Buffer.byteLength(body))
        end.call(response, body, 'utf8')
      },
      () => response.destroy(),
    )
    return response
  }
}
