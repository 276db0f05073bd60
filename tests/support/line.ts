import { request as ask, createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { VERSION } from '../../lib/offline/rules'

/**
 * The line between a phone and the server: open, cut, ending at a captive portal, broken after the server has heard what
 * was sent (`swallow`), or so for each first of two (`stutter`), with a portal before all that is sent (`gate`), with a
 * server that fails, or with one whose outbox speaks a newer version, or an older one than what is sent (`older`).
 */
export type Way = 'open' | 'cut' | 'portal' | 'gate' | 'swallow' | 'stutter' | 'fail' | 'newer' | 'older'

const WRITES = ['POST', 'PUT']

/**
 * A proxy in front of the server whose line can be broken. `sends` counts what reached the outbox of the
 * server, `fails` what failed before it, `program` is written behind the service worker, which makes it a newer one, and `seal` is what pages say for the
 * person's key, as after a change of the server's secret.
 */
export async function badLine(target: string) {
  const { hostname, port } = new URL(target)
  const state = { way: 'open' as Way, sends: 0, fails: 0, program: '', seal: '' }
  const forward = (from: IncomingMessage, to: ServerResponse) => {
    const sends = from.method === 'POST' && from.url === '/api/v1/outbox'
    if (state.way === 'cut') return from.socket.destroy()
    const writes = WRITES.includes(from.method ?? '')
    if (state.way === 'portal' || (state.way === 'gate' && writes))
      return to.writeHead(200, { 'content-type': 'text/html' }).end('<h1>Wifi</h1>')
    if (state.way === 'fail' && sends) {
      state.fails += 1
      return to.writeHead(500).end('failed')
    }
    if (state.way === 'newer' && sends)
      return text(from).then((asked) => {
        const said = { sanggar: VERSION + 1, item: JSON.parse(asked).item, key: 'outboxVersion' }
        to.writeHead(409, { 'content-type': 'application/json' }).end(JSON.stringify(said))
      })
    if (sends) state.sends += 1
    const lost = state.way === 'swallow' || (state.way === 'stutter' && sends && state.sends % 2 === 1)
    const { method = 'GET', url = '/' } = from
    // Unpacked, so that a newer program can be written behind.
    const headers = { ...from.headers, 'accept-encoding': 'identity' }
    if (url === '/sw.js')
      for (const name of ['if-none-match', 'if-modified-since']) Reflect.deleteProperty(headers, name)
    const asked = ask({ hostname, port, method, path: url, headers }, (answer) => {
      if (lost && writes) return answer.resume().on('end', () => from.socket.destroy())
      const { 'content-length': _, ...head } = answer.headers
      const newer = url === '/sw.js' ? state.program : ''
      to.writeHead(answer.statusCode ?? 500, head)
      if (state.seal && head['content-type']?.startsWith('text/html'))
        return text(answer).then((html) =>
          to.end(html.replace(/data-seal="[^"]+"/, `data-seal="${state.seal}"`)),
        )
      answer.on('end', () => to.end(newer)).pipe(to, { end: false })
    })
    asked.on('error', () => from.socket.destroy())
    if (state.way !== 'older' || !sends) return from.pipe(asked)
    asked.setHeader('transfer-encoding', 'chunked')
    return text(from).then((body) => asked.end(JSON.stringify({ ...JSON.parse(body), v: VERSION + 1 })))
  }
  const server = createServer(forward)
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  return {
    // By the name of the server itself, so that its sessions count here too.
    base: `http://localhost:${(server.address() as AddressInfo).port}`,
    state,
    stop: () => {
      server.closeAllConnections()
      return new Promise((done) => server.close(done))
    },
  }
}
