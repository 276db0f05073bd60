import type { Writable } from 'node:stream'
import type pg from 'pg'

type Wire = {
  query: (text: string) => void
  sendCopyFromChunk: (chunk: Buffer) => void
  endCopyFrom: () => void
  stream: Writable
}

const CHUNK = 64 * 1024

/** Feeds lines of PostgreSQL's text format into `copy … from stdin`, as fast as the server takes them. */
export function copyInto(client: pg.Client, table: string, lines: Iterable<string>): Promise<void> {
  return new Promise((done, fail) => {
    const feed = async (wire: Wire) => {
      let waiting = ''
      const send = async () => {
        wire.sendCopyFromChunk(Buffer.from(waiting))
        waiting = ''
        if (wire.stream.writableNeedDrain) await new Promise((go) => wire.stream.once('drain', go))
      }
      for (const line of lines) {
        waiting += `${line}\n`
        if (waiting.length > CHUNK) await send()
      }
      if (waiting) await send()
      wire.endCopyFrom()
    }
    // What the driver wants of a query that it sends for somebody else.
    const query = {
      submit: (wire: Wire) => wire.query(`copy ${table} from stdin`),
      handleCopyInResponse: (wire: Wire) => void feed(wire).catch(fail),
      handleCommandComplete: () => {},
      handleError: fail,
      handleReadyForQuery: () => done(),
    }
    client.query(query as unknown as pg.Submittable)
  })
}
