import { IncomingMessage } from 'node:http'
import { buffer } from 'node:stream/consumers'

/** So large a form is read as a whole, in bytes; a larger one is Next's. */
const LARGEST = 1_000_000
const TYPE = /^(multipart\/form-data|application\/x-www-form-urlencoded)\b/

type Sent = Pick<IncomingMessage, 'headers'>

/** True where the page that sent a form is one of ours, or its browser does not say: as Next judges it. */
function isOurs({ origin, host, 'x-forwarded-host': forwarded }: IncomingMessage['headers']): boolean {
  if (!origin) return true
  const here = forwarded?.toString().split(',')[0]?.trim() ?? host
  return URL.canParse(origin) && new URL(origin).host === here
}

/** True for a form of one of our pages that is small enough to be read at once. */
export function isForm({ headers }: Sent): boolean {
  const length = Number(headers['content-length'] ?? Number.NaN)
  const plain = TYPE.test(headers['content-type'] ?? '') && !headers['next-action']
  return plain && length <= LARGEST && isOurs(headers)
}

/**
 * What a form holds, and the same request to be read once more, or as the page alone is asked for; the form is null where
 * its text is none.
 */
export async function readForm(request: IncomingMessage) {
  const body = await buffer(request)
  const headers = { 'content-type': request.headers['content-type'] ?? '' }
  const data = await new Response(body, { headers }).formData().catch(() => null)
  const asking = (method: string | undefined, sent: Buffer, headers: IncomingMessage['headers']) => {
    const { url, rawHeaders, httpVersion } = request
    // All of it is here: what ends before it is complete would take the connection along.
    const given = { method, url, headers, rawHeaders, httpVersion, complete: true }
    const made = Object.assign(new IncomingMessage(request.socket), given)
    if (sent.length) made.push(sent)
    made.push(null)
    return made
  }
  const again = () => asking(request.method, body, request.headers)
  const pageAlone = () => {
    const { 'content-type': _type, 'content-length': _length, ...others } = request.headers
    return asking('GET', Buffer.alloc(0), others)
  }
  return { data, again, pageAlone }
}
