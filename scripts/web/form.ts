import { IncomingMessage } from 'node:http'
import { buffer } from 'node:stream/consumers'

const FILES = 'multipart/form-data'
const PLAIN = 'application/x-www-form-urlencoded'
/** So large a form is read as a whole, in bytes; larger ones are Next's, which reads none that has no files. */
const LARGEST: Record<string, number> = { [FILES]: 1_000_000, [PLAIN]: 11_000_000 }

type Sent = Pick<IncomingMessage, 'headers'>

/** True where the page that sent a form is one of ours, or its browser does not say: as Next judges it. */
function isOurs({ origin, host, 'x-forwarded-host': forwarded }: IncomingMessage['headers']): boolean {
  if (!origin) return true
  const here = forwarded?.toString().split(',')[0]?.trim() ?? host
  return URL.canParse(origin) && new URL(origin).host === here
}

const typeOf = ({ headers }: Sent) => headers['content-type']?.split(';')[0] ?? ''

/** True for a form of one of our pages that is small enough to be read at once. */
export function isForm({ headers }: Sent): boolean {
  const length = Number(headers['content-length'] ?? Number.NaN)
  return length <= (LARGEST[typeOf({ headers })] ?? 0) && !headers['next-action'] && isOurs(headers)
}

/** Has Next refuse a form that it would take for its page being opened, as it refuses one with files. */
export function refusable(request: IncomingMessage): IncomingMessage {
  if (typeOf(request) === PLAIN) request.headers['content-type'] = FILES
  return request
}

/**
 * What a form holds, and the same request to be read once more as one with files, or as the page alone is asked for; the
 * form is null where its text is none.
 */
export async function readForm(request: IncomingMessage) {
  const body = await buffer(request)
  const type = request.headers['content-type'] ?? ''
  const data = await new Response(body, { headers: { 'content-type': type } }).formData().catch(() => null)
  const asking = (method: string | undefined, sent: Buffer, headers: IncomingMessage['headers']) => {
    const { url, rawHeaders, httpVersion } = request
    // All of it is here: what ends before it is complete would take the connection along.
    const given = { method, url, headers, rawHeaders, httpVersion, complete: true }
    const made = Object.assign(new IncomingMessage(request.socket), given)
    if (sent.length) made.push(sent)
    made.push(null)
    return made
  }
  const again = async () => {
    if (typeOf(request) === FILES || !data) return asking(request.method, body, request.headers)
    const anew = new Response(data)
    const sent = Buffer.from(await anew.arrayBuffer())
    const told = {
      'content-type': anew.headers.get('content-type') ?? '',
      'content-length': `${sent.length}`,
    }
    return asking(request.method, sent, { ...request.headers, ...told })
  }
  const pageAlone = () => {
    const { 'content-type': _type, 'content-length': _length, ...others } = request.headers
    return asking('GET', Buffer.alloc(0), others)
  }
  return { data, again, pageAlone }
}
