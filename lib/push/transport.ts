import 'server-only'
import type { ClientRequest } from 'node:http'
import { request as open } from 'node:https'
import { encryptNotification, vapidHeaders } from '@block65/webcrypto-web-push'
import type { Outcome } from '../mail/rules'
import { outcomeOf } from './rules'
import type { pushSettings } from './settings'

type Device = { endpoint: string; p256dh: string; auth: string }
type Settings = NonNullable<ReturnType<typeof pushSettings>>
type Sent = { id: string; settings: Settings; now: Date }

/** A day: what is older is read in Sanggar. */
const SECONDS_KEPT = 86_400
const PATIENCE = 30_000

/** The message as the push service gets it: it reads neither words nor length (RFC 8291). */
async function compose(device: Device, words: object, { id, settings }: Sent) {
  const { endpoint, p256dh, auth } = device
  const subscription = { endpoint, expirationTime: null, keys: { p256dh, auth } }
  const body = await encryptNotification(subscription, new TextEncoder().encode(JSON.stringify(words)))
  const { headers } = await vapidHeaders(subscription, settings)
  return {
    body,
    headers: {
      ...headers,
      ttl: SECONDS_KEPT,
      urgency: 'normal',
      // One that still waits at the service is replaced by its own repetition.
      topic: id.replaceAll('-', ''),
      'content-encoding': 'aes128gcm',
      'content-type': 'application/octet-stream',
      'content-length': body.length,
    },
  }
}

/** All but the last byte; what is written comes before what follows. */
const allBut = (line: ClientRequest, body: Uint8Array) =>
  new Promise<void>((done, fail) => line.write(body.slice(0, -1), (error) => (error ? fail(error) : done())))

/**
 * Hands a message to a push service. All of it has gone out when `handing` is called; only when that is done does its
 * last byte follow, without which no service takes it. Nothing of the answer is read but its status, and no
 * redirection is followed.
 */
export async function ring(
  device: Device,
  words: object,
  sent: Sent,
  handing: () => Promise<void>,
): Promise<Outcome | { state: 'gone' }> {
  const { body, headers } = await compose(device, words, sent)
  return new Promise((done) => {
    let passed = false
    const line = open(device.endpoint, { method: 'POST', headers, timeout: PATIENCE }, (answer) => {
      answer.resume()
      done(
        outcomeOf({
          status: answer.statusCode ?? 0,
          retryAfter: answer.headers['retry-after'],
          now: sent.now,
        }),
      )
      line.destroy()
    })
    const broken = ({ message }: Error) =>
      done({ state: passed ? 'unsure' : 'later', error: message.replace(/https?:\S+/g, '…').slice(0, 200) })
    line.on('timeout', () => line.destroy(new Error('The push service is silent')))
    line.on('error', broken)
    allBut(line, body)
      .then(handing)
      .then(() => {
        passed = true
        line.end(body.slice(-1))
      })
      .catch((error) => {
        broken(error)
        line.destroy()
      })
  })
}
