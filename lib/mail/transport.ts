import 'server-only'
import { Readable } from 'node:stream'
import MailComposer from 'nodemailer/lib/mail-composer'
import { parseConnectionUrl } from 'nodemailer/lib/shared'
import SMTPConnection from 'nodemailer/lib/smtp-connection'
import { html, type Letter, plainText } from './letter'
import { type Outcome, outcomeOf } from './rules'

type Sent = { id: string; from: string; now: Date }

/** The message as it goes over the wire. Its Message-ID is the letter's own key, the same however often it is tried. */
export async function compose(letter: Letter, { id, from, now }: Sent) {
  const { to, attachment, unsubscribe } = letter
  const address = to.address ?? ''
  const message = new MailComposer({
    from,
    to: { name: to.name, address },
    subject: letter.subject,
    date: now,
    messageId: `<${id}@${from.match(/@([\w.-]+)/)?.[1] ?? 'sanggar'}>`,
    text: plainText(letter),
    html: html(letter),
    textEncoding: 'quoted-printable',
    headers: {
      'Content-Language': letter.locale,
      'Auto-Submitted': 'auto-generated',
      ...(unsubscribe && {
        'List-Unsubscribe': { prepared: true, value: `<${unsubscribe}>` },
        'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
      }),
    },
    ...(attachment && {
      attachments: [{ filename: attachment.name, contentType: attachment.type, content: attachment.content }],
    }),
    disableFileAccess: true,
    disableUrlAccess: true,
  }).compile()
  return { envelope: message.getEnvelope(), bytes: await message.build() }
}

type Login = { user: string; pass: string }

const patience = { connectionTimeout: 30_000, greetingTimeout: 30_000, socketTimeout: 60_000 }

type Message = Awaited<ReturnType<typeof compose>>

/** The message in two breaths: all of its bytes, and its end once `mayEnd` allows. */
function held(bytes: Buffer, mayEnd: () => Promise<void>): Readable {
  return Readable.from(
    (async function* () {
      yield bytes
      await mayEnd()
    })(),
  )
}

/**
 * Hands a message to the server. All of it has gone out when `handing` is called; only when that is done, and the
 * line still stands, does its last byte follow, without which no server keeps it.
 */
export function handOver(url: string, message: Message, handing: () => Promise<void>): Promise<Outcome> {
  const { auth, ...server } = parseConnectionUrl(url) as SMTPConnection.Options & { auth?: Login }
  const line = new SMTPConnection({ ...patience, ...server })
  return new Promise((done) => {
    let passed = false
    let over = false
    const finish = (outcome: Outcome) => {
      if (over) return
      over = true
      line.close()
      done(outcome)
    }
    const broken = (error: object) => finish(outcomeOf(error, passed))
    const body = held(message.bytes, async () => {
      // A recipient that was refused leaves the message to be read by nobody.
      if (over) throw new Error('The line is gone')
      await handing()
      if (over) throw new Error('The line is gone')
      passed = true
    })
    body.on('error', () => {})
    line.on('error', broken)
    line.on('end', () => broken({ message: 'The server closed the line' }))
    const send = () =>
      line.send(message.envelope as never, body, (error) =>
        error ? broken(error) : finish({ state: 'sent', error: '' }),
      )
    line.connect((failed) => {
      if (failed) return broken(failed)
      if (!auth) return send()
      line.login(auth, (refused) => (refused ? broken(refused) : send()))
    })
  })
}
