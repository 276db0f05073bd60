import type { Socket } from 'node:net'
import { type AddressObject, type ParsedMail, simpleParser } from 'mailparser'
import { SMTPServer } from 'smtp-server'
import { settings } from './settings'

type Way = {
  /** Answers a recipient with this refusal. */
  refuse?: number
  /** Answers the whole message with this refusal. */
  refuseAll?: number
  /** Cuts the line: before the last byte of a message, or when all of it has come. */
  cut?: 'before' | 'after'
  /** Called when somebody is about to send. */
  before?: () => void
  /** Called when the whole message has come, before it is answered. */
  arrived?: () => Promise<void> | void
}

const refusal = (code: number, text: string) => Object.assign(new Error(text), { responseCode: code })

/** A real mail server on a port of its own; each message takes the next of `ways`, afterwards all are welcome. */
export async function startPost(port = 0, password = '') {
  const mails: ParsedMail[] = []
  const ways: Way[] = []
  let way: Way = {}
  const server = new SMTPServer({
    authOptional: !password,
    allowInsecureAuth: true,
    onAuth: (auth, _session, done) =>
      auth.password === password ? done(null, { user: auth.username }) : done(new Error('Wrong password')),
    disabledCommands: ['STARTTLS'],
    logger: false,
    onMailFrom(_address, _session, done) {
      way = ways.shift() ?? {}
      // Without an answer whoever sends waits, and can be ended there.
      if (way.before) return way.before()
      done()
    },
    onRcptTo({ address }, _session, done) {
      if (way.refuse) return done(refusal(way.refuse, `<${address}> is not welcome now`))
      done()
    },
    onData(stream, _session, done) {
      const mine = way
      if (mine.cut === 'before') return cut()
      const taken = simpleParser(stream).then(async (mail) => {
        if (mine.refuseAll) return done(refusal(mine.refuseAll, 'No room'))
        mails.push(mail)
        await mine.arrived?.()
        if (mine.cut === 'after') return cut()
        done()
      })
      // A line that was cut leaves half a message.
      taken.catch(() => {})
    },
  })
  const sockets = new Set<Socket>()
  server.server.on('connection', (socket) => {
    sockets.add(socket)
    socket.on('error', () => {})
    socket.on('close', () => sockets.delete(socket))
  })
  server.on('error', () => {})
  function cut() {
    for (const socket of sockets) socket.destroy()
  }
  await new Promise<void>((done) => server.listen(port, '127.0.0.1', done))
  const address = server.server.address()
  const own = typeof address === 'object' && address ? address.port : 0
  return {
    mails,
    ways,
    url: `smtp://127.0.0.1:${own}`,
    /** Addresses of the mails that came, in order. */
    to: () => mails.map((mail) => (mail.to as AddressObject).value[0]?.address ?? ''),
    stop: () =>
      new Promise<void>((done) => {
        cut()
        server.close(() => done())
      }),
  }
}

/** The same, as the server that this process sends by. */
export async function sendBy() {
  const post = await startPost()
  settings({
    SMTP_URL: post.url,
    MAIL_FROM: 'Sanggar <kabar@sanggar.test>',
    NEXTAUTH_URL: 'https://sanggar.test',
  })
  return post
}
