// The web server: Next behind steps of our own: slim pages with their styles, and compression by what the phone has.
import { readFileSync } from 'node:fs'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { constants } from 'node:zlib'
import compression from 'compression'
import { AGAIN, asked, PLAIN } from '../../lib/core/whole'
import { DICTIONARY, dictionary, hasDictionary, packed, withDictionary } from './dictionary'
import { holdPages } from './hold'
import { placeOf } from './places'
import { digestOf, isEmptyAnswer, isLive, openRefused, slim } from './slim'
import { isFirst, withStyles } from './styles'

// Before Next is read: it decides by this which of its halves to load.
Object.assign(process.env, { NODE_ENV: 'production' })
process.title = 'sanggar-web'
// The settings as the build wrote them down, as Next's own standalone server takes them: reading next.config.ts anew
// would bring a compiler of 35 MB along and take most of a second.
const { config } = JSON.parse(readFileSync('.next/required-server-files.json', 'utf8'))
process.env.__NEXT_PRIVATE_STANDALONE_CONFIG = JSON.stringify(config)
const { default: next } = await import('next')

const POLICY = 'Content-Security-Policy'
const INLINE = "script-src 'self' 'unsafe-inline'"
const port = Number(process.argv[2])
const app = next({ dev: false, port })
const handle = app.getRequestHandler()
// One step tighter than usual: 5 % less over the line for half a millisecond beside the page.
const brotli = { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } }
const compress = compression({ brotli }) as unknown as (
  request: IncomingMessage,
  response: ServerResponse,
  then: () => void,
) => void

/** The page that a person gets in place of an empty answer, in their language and theme. */
async function standIn(request: IncomingMessage, status: number, html: string) {
  const path = status === 404 ? '/_not-found' : `/failed?code=${encodeURIComponent(digestOf(html))}`
  const cookie = (request.headers.cookie ?? '')
    .split('; ')
    .filter((pair) => /^(bahasa|tampilan)=\w+$/.test(pair))
    .join('; ')
  const answer = await fetch(`http://127.0.0.1:${port}${path}`, { headers: { cookie } }).catch(() => null)
  return answer ? answer.text() : html
}

const KEPT = new Set(['content-type', 'content-security-policy', 'cache-control', 'location', 'set-cookie'])

/** The same page as Next makes it, where `app/whole` could not: with its status, and where it leads. */
async function asNext(request: IncomingMessage, response: ServerResponse, url: string) {
  const { connection: _, 'accept-encoding': _a, 'available-dictionary': _d, ...given } = request.headers
  const headers = { ...(given as Record<string, string>), [PLAIN]: '1' }
  const answer = await fetch(`http://127.0.0.1:${port}${url}`, { headers, redirect: 'manual' })
  response.statusCode = answer.status
  for (const [name, value] of answer.headers) if (KEPT.has(name)) response.setHeader(name, value)
  return answer.text()
}

await app.prepare()
const server = createServer((request, response) =>
  compress(request, response, () => {
    if (request.url === DICTIONARY) {
      for (const [name, value] of Object.entries(dictionary.headers)) response.setHeader(name, value)
      response.end(dictionary.words)
      return
    }
    const { url = '/' } = request
    request.url = placeOf(request)
    const here: { page?: string } = {}
    holdPages(response, async (html) => {
      if (response.getHeader(AGAIN)) {
        response.removeHeader(AGAIN)
        return asNext(request, response, url)
      }
      const made = here.page
      const empty = isEmptyAnswer(html) && response.statusCode >= 400
      const page = made ?? (empty ? await standIn(request, response.statusCode, html) : html)
      const policy = response.getHeader(POLICY)
      // Without the framework no script stands inside a page.
      if (policy && (made || !isLive(page)))
        response.setHeader(POLICY, String(policy).replace(INLINE, "script-src 'self'"))
      // Who has our words was here, and has our styles.
      const known = hasDictionary(request.headers)
      const styled = withStyles(made ? openRefused(page) : slim(page), !known && isFirst(request.headers))
      response.appendHeader('Vary', 'Available-Dictionary')
      if (!known) return withDictionary(styled)
      response.setHeader('Content-Encoding', 'dcb')
      return packed(styled)
    })
    asked.run(here, () => handle(request, response))
  }),
)
// Longer than a proxy in front keeps its connections, so that none is closed under a request.
server.keepAliveTimeout = 75_000
server.listen(port)

let ending = false
for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'])
  process.on(signal, () => {
    if (ending) return
    ending = true
    server.close(async () => {
      await app.close()
      process.exit(0)
    })
    server.closeIdleConnections()
  })
