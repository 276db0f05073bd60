// The web server: Next behind steps of our own: slim pages with their styles, and compression by what the phone has.

import cluster from 'node:cluster'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { constants } from 'node:zlib'
import compression from 'compression'
import { type Asked, asked, type Document, type Made, PLACE, WHOLE, whole } from '../../lib/core/whole'
import { sendAnswer } from './answer'
import { DICTIONARY, dictionary, hasDictionary, packed, withDictionary } from './dictionary'
import { endingOf } from './ending'
import { readForm, refusable } from './form'
import { everywhere, framework, type Head, overTls, plain } from './heads'
import { holdPages, type Piece, sendPage } from './hold'
import { isNowhere, kindOf, partsOf } from './places'
import { digestOf, isEmptyAnswer, isLive, openRefusedIn, slim } from './slim'
import { isFirst, withStyles } from './styles'

// Before Next is read: it decides by this which of its halves to load.
Object.assign(process.env, { NODE_ENV: 'production' })
process.title = cluster.isWorker ? 'sanggar-pages' : 'sanggar-web'
// The settings as the build wrote them down, as Next's own standalone server takes them: reading next.config.ts anew
// would bring a compiler of 35 MB along and take most of a second.
const { config } = JSON.parse(readFileSync('.next/required-server-files.json', 'utf8'))
process.env.__NEXT_PRIVATE_STANDALONE_CONFIG = JSON.stringify(config)
const { default: next } = await import('next')

/** Until it listens nobody waits for an answer. */
let end: () => void = () => process.exit(0)
// Before the jobs are started, which end first (`lib/jobs/host.ts`).
for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP']) process.on(signal, () => end())

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

/** A page as it goes over the line: with its styles, and packed with our words where the browser has them. */
async function laidOut(
  request: IncomingMessage,
  response: ServerResponse,
  { head, rest }: Document,
): Promise<Piece[]> {
  // Who has our words was here, and has our styles.
  const known = hasDictionary(request.headers)
  const styled = withStyles(head, !known && isFirst(request.headers))
  response.appendHeader('Vary', 'Available-Dictionary')
  if (!known) return [withDictionary(styled), ...rest]
  response.setHeader('Content-Encoding', 'dcb')
  return [await packed([styled, ...rest].join(''))]
}

/** A page that Next made, parted at the end of its head. */
function parted(html: string): Document {
  const at = Math.max(0, html.indexOf('</head>'))
  return { head: html.slice(0, at), rest: [html.slice(at)] }
}

/** Has Next answer; a page that it makes is held back, and freed of what is not needed. */
function byNext(request: IncomingMessage, response: ServerResponse, as: Asked = {}) {
  holdPages(response, async (html) => {
    const empty = isEmptyAnswer(html) && response.statusCode >= 400
    const page = empty ? await standIn(request, response.statusCode, html) : html
    // Without the framework no script stands inside a page.
    if (!isLive(page) && response.getHeader(framework.key) === framework.value)
      response.setHeader(plain.key, plain.value)
    return laidOut(request, response, parted(slim(page)))
  })
  asked.run(as, () => handle(request, response))
}

/** What is told beside each answer that Next has no part in. */
function tellBeside({ headers }: IncomingMessage, response: ServerResponse, policy: Head) {
  const secure = headers['x-forwarded-proto'] === 'https' ? overTls : []
  for (const { key, value } of [...everywhere, policy, ...secure]) response.setHeader(key, value)
}

/** Sends what was made without Next: a page, or where it leads. */
async function sendMade(request: IncomingMessage, response: ServerResponse, made: NonNullable<Made>) {
  tellBeside(request, response, plain)
  response.setHeader('Cache-Control', 'private, no-cache, no-store, max-age=0, must-revalidate')
  response.statusCode = made.status
  if ('to' in made) return response.setHeader('Location', made.to).end()
  response.setHeader('Content-Type', 'text/html; charset=utf-8').setHeader(WHOLE, '1')
  const { head, rest } = made.page
  sendPage(response, await laidOut(request, response, { head, rest: openRefusedIn(rest) }))
}

/** Has a page made without Next (`docs/decisions/0040`); what fails there is left to Next, which tells why. */
async function page(request: IncomingMessage, response: ServerResponse) {
  const { url = '/', headers } = request
  const made = await asked.run({ head: headers }, async () => whole.make?.(...partsOf(url)))
  return made ? sendMade(request, response, made) : byNext(request, response)
}

/** Has a form sent without Next (`docs/decisions/0043`); one that is none of ours is left to it. */
async function form(request: IncomingMessage, response: ServerResponse) {
  const { url = '/', headers } = request
  const { data, again, pageAlone } = await readForm(request)
  const kept: string[] = []
  const as: Asked = { head: headers, kept }
  const made = data && (await asked.run(as, async () => whole.send?.(...partsOf(url), data)))
  if (!made) return byNext(await again(), response)
  if (kept.length) response.setHeader('Set-Cookie', kept)
  if (!('left' in made)) return sendMade(request, response, made)
  // What was answered is known by the request, whose heads Next now tells.
  delete as.head
  byNext(pageAlone(), response, as)
}

/** Has Next say what is wrong with what was sent to a page and is no form of ours. */
async function odd(request: IncomingMessage, response: ServerResponse) {
  byNext(refusable(request), response)
}

/** Has what somebody saves answered without Next (`docs/decisions/0042`); what fails there is left to Next. */
async function file(request: IncomingMessage, response: ServerResponse) {
  const { url = '/', headers } = request
  const asking = new Request(new URL(url, `http://127.0.0.1:${port}`), { headers: headers as HeadersInit })
  // What comes piece by piece is made while it is sent.
  await asked.run({ head: headers }, async () => {
    const made = await whole.answer?.(partsOf(url)[0], asking)
    if (!made) return byNext(request, response)
    tellBeside(request, response, framework)
    await sendAnswer(response.setHeader(WHOLE, '1'), made)
  })
}

/** Has Next read what makes our pages, by the one way by which it reads a route, through a door that is shut behind it. */
async function readMaker() {
  const door = createServer((request, response) => handle(request, response))
  // Its own, and none that it shares with other servers of this port.
  door.listen({ port: 0, host: '127.0.0.1', exclusive: true })
  await once(door, 'listening')
  const { port: own } = door.address() as AddressInfo
  await fetch(`http://127.0.0.1:${own}${PLACE}`)
  door.close()
}

const { Date: plainDate } = globalThis
await app.prepare()
// Next puts a class of its own in its place, to notice times in pages that are made beforehand. There are none here, and
// each time that is made would cost ten times as much.
Object.assign(globalThis, { Date: plainDate })
plainDate.prototype.constructor = plainDate
await readMaker()
const server = createServer((request, response) =>
  compress(request, response, () => {
    if (request.url === DICTIONARY) {
      for (const [name, value] of Object.entries(dictionary.headers)) response.setHeader(name, value)
      response.end(dictionary.words)
      return
    }
    if (isNowhere(request)) request.url = '/_not-found'
    const kind = kindOf(request)
    if (!kind) return byNext(request, response)
    request.headers['x-forwarded-for'] ??= request.socket.remoteAddress
    const make = { page, form, file, odd }[kind]
    make(request, response).catch(() => response.destroy())
  }),
)
// Longer than a proxy in front keeps its connections, so that none is closed under a request.
server.keepAliveTimeout = 75_000
const endNow = endingOf(server)
server.listen(port)

end = async () => {
  end = () => {}
  await endNow()
  await app.close()
  process.exit(0)
}
