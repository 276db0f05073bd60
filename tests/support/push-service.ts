import { createDecipheriv, createECDH, createPublicKey, hkdfSync, randomBytes, verify } from 'node:crypto'
import { readFileSync } from 'node:fs'
import type { IncomingMessage } from 'node:http'
import { createServer, globalAgent } from 'node:https'
import type { AddressInfo } from 'node:net'
import type { Duplex } from 'node:stream'
import { pushKeys } from '../../scripts/vapid'
import { settings } from './settings'

type Way = {
  status?: number
  retryAfter?: string
  /** Called when somebody connects, before either has said a word. */
  before?: () => void
  /** Called when all of it has come, before it is answered. */
  arrived?: () => Promise<void> | void
}
type Words = { title: string; body: string; path: string; lang: string; tag: string }
export type Rung = { device: string; words: Words; headers: IncomingMessage['headers']; bytes: number }

const cert = readFileSync('tests/support/tls/cert.pem')

/** Lets this process believe the certificate of the service. */
export function trustService() {
  globalAgent.options.ca = cert
}

/** A browser's part of a subscription (RFC 8291): what it tells, and how it reads what comes. */
export function makeBrowser() {
  const pair = createECDH('prime256v1')
  pair.generateKeys()
  const auth = randomBytes(16)
  const own = pair.getPublicKey()
  return {
    keys: { p256dh: own.toString('base64url'), auth: auth.toString('base64url') },
    read(body: Buffer): Words {
      const [salt, theirs] = [body.subarray(0, 16), body.subarray(21, 21 + (body[20] ?? 0))]
      const derive = (key: Buffer, chance: Buffer, info: Buffer, size: number) =>
        Buffer.from(hkdfSync('sha256', key, chance, info, size))
      const info = Buffer.concat([Buffer.from('WebPush: info\0'), own, theirs])
      const key = derive(pair.computeSecret(theirs), auth, info, 32)
      const lock = derive(key, salt, Buffer.from('Content-Encoding: aes128gcm\0'), 16)
      const nonce = derive(key, salt, Buffer.from('Content-Encoding: nonce\0'), 12)
      const record = body.subarray(21 + theirs.length)
      const cipher = createDecipheriv('aes-128-gcm', lock, nonce)
      cipher.setAuthTag(record.subarray(-16))
      const plain = Buffer.concat([cipher.update(record.subarray(0, -16)), cipher.final()])
      return JSON.parse(plain.subarray(0, plain.lastIndexOf(2)).toString())
    },
  }
}

/** True when the message was signed for this service by the key that the browsers were given (RFC 8292). */
function isSigned(authorization: string, publicKey: string, origin: string) {
  const [, token = '', key] = /^vapid t=([^,]+), k=(.+)$/.exec(authorization) ?? []
  const [head = '', body = '', mark = ''] = token.split('.')
  const point = Buffer.from(publicKey, 'base64url')
  const [x, y] = [point.subarray(1, 33).toString('base64url'), point.subarray(33).toString('base64url')]
  const by = createPublicKey({ key: { kty: 'EC', crv: 'P-256', x, y }, format: 'jwk' })
  const claims = JSON.parse(Buffer.from(body, 'base64url').toString())
  const right = { key: by, dsaEncoding: 'ieee-p1363' } as const
  return (
    key === publicKey &&
    verify('sha256', Buffer.from(`${head}.${body}`), right, Buffer.from(mark, 'base64url')) &&
    claims.aud === origin &&
    claims.exp * 1000 < Date.now() + 86_400_000 &&
    claims.sub === 'mailto:admin@sanggar.test'
  )
}

/** A push service over TLS on a port of its own; each message takes the next of `ways`, afterwards all are taken. */
export async function startPushService(publicKey: string) {
  const rung: Rung[] = []
  const ways: Way[] = []
  const tried: string[] = []
  const devices = new Map<string, ReturnType<typeof makeBrowser>>()
  const key = readFileSync('tests/support/tls/key.pem')
  const sockets = new Set<Duplex>()
  const server = createServer({ cert, key }, async (request, response) => {
    const device = (request.url ?? '').slice(1)
    tried.push(device)
    const way = ways.shift() ?? {}
    const chunks: Buffer[] = []
    try {
      for await (const chunk of request) chunks.push(chunk)
    } catch {
      return
    }
    if (way.status && way.status !== 201) {
      response.writeHead(way.status, way.retryAfter ? { 'retry-after': way.retryAfter } : {})
      return response.end('what the service says of it')
    }
    const browser = devices.get(device)
    const signed = isSigned(request.headers.authorization ?? '', publicKey, origin())
    if (!browser || !signed) return response.writeHead(browser ? 403 : 410).end()
    const body = Buffer.concat(chunks)
    rung.push({ device, words: browser.read(body), headers: request.headers, bytes: body.length })
    await way.arrived?.()
    response.writeHead(201).end()
  })
  server.on('connection', (socket) => {
    ways[0]?.before?.()
    sockets.add(socket)
    socket.on('error', () => {})
    socket.on('close', () => sockets.delete(socket))
  })
  await new Promise<void>((done) => server.listen(0, 'localhost', done))
  const host = `localhost:${(server.address() as AddressInfo).port}`
  const origin = () => `https://${host}`
  return {
    rung,
    ways,
    tried,
    host,
    /** A browser that subscribed here, and what it tells of it. */
    subscribe(name: string) {
      const browser = makeBrowser()
      devices.set(name, browser)
      return { endpoint: `https://${host}/${name}`, keys: browser.keys }
    },
    stop: () =>
      new Promise<void>((done) => {
        for (const socket of sockets) socket.destroy()
        server.close(() => done())
      }),
  }
}

/** The same, as the service that this process rings by. */
export async function ringBy() {
  const keys = pushKeys(randomBytes(32).toString('base64url'))
  const service = await startPushService(keys.VAPID_PUBLIC_KEY)
  trustService()
  settings({
    ...keys,
    VAPID_SUBJECT: 'mailto:admin@sanggar.test',
    SANGGAR_PUSH_SERVICES: service.host,
  })
  return service
}
