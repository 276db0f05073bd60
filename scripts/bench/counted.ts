import type { AddressInfo } from 'node:net'
import { connect, createServer } from 'node:net'

/** A line to a server that counts what comes back over it, heads and all: for pages and service workers alike. */
export async function countedLine(target: string) {
  const port = Number(new URL(target).port)
  const count = { bytes: 0 }
  const server = createServer((from) => {
    const to = connect(port, '127.0.0.1')
    to.on('data', (some) => {
      count.bytes += some.length
    })
    for (const [one, other] of [
      [from, to],
      [to, from],
    ] as const) {
      one.on('error', () => other.destroy())
      one.on('close', () => other.destroy())
      one.pipe(other)
    }
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  return {
    base: `http://localhost:${(server.address() as AddressInfo).port}`,
    count,
    stop: () => void server.close(),
  }
}
