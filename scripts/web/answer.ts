import type { ServerResponse } from 'node:http'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { ReadableStream } from 'node:stream/web'

/** Sends an answer as fast as it is taken. One that breaks off inside, or that nobody waits for any more, ends there. */
export async function sendAnswer(
  response: ServerResponse,
  { status, headers, body }: Response,
): Promise<void> {
  response.statusCode = status
  for (const [name, value] of headers) response.setHeader(name, value)
  if (!body) {
    response.end()
    return
  }
  await pipeline(Readable.fromWeb(body as ReadableStream), response)
}
