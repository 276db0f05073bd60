import { once } from 'node:events'
import { createServer } from 'node:http'
import { type AddressInfo, connect } from 'node:net'
import { expect, test } from 'vitest'
import { endingOf } from '@/scripts/web/ending'

const GET = 'GET / HTTP/1.1\r\nHost: x\r\n\r\n'

/** A server that answers when it is told to, and what ends it; it would keep idle connections for a minute. */
async function serve() {
  let answer = () => {}
  const server = createServer((_, response) => {
    answer = () => response.end('whole')
    server.emit('asked')
  })
  server.keepAliveTimeout = 60_000
  const end = endingOf(server)
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const open = async (text = '') => {
    const socket = connect((server.address() as AddressInfo).port, '127.0.0.1').setEncoding('utf8')
    await once(socket, 'connect')
    let said = ''
    socket.on('data', (some) => {
      said += some
    })
    if (text) socket.write(text)
    return { said: () => said, closed: once(socket, 'close') }
  }
  return { server, end, open, answer: () => answer() }
}

test('a server ends at once where nothing is asked, be it on a connection that was only opened', async () => {
  const { end, open } = await serve()
  const ahead = await open()
  const began = Date.now()
  await end()
  await ahead.closed
  expect(Date.now() - began).toBeLessThan(2000)
  expect(ahead.said()).toBe('')
})

test('what was asked is answered whole, and its connection is kept no longer than that', async () => {
  const { server, end, open, answer } = await serve()
  const asked = once(server, 'asked')
  const asking = await open(GET)
  await asked
  let ended = false
  const ending = end().then(() => {
    ended = true
  })
  await new Promise((done) => setTimeout(done, 200))
  expect(ended).toBe(false)
  answer()
  const began = Date.now()
  await ending
  await asking.closed
  expect(Date.now() - began).toBeLessThan(2000)
  expect(asking.said()).toMatch(/^HTTP\/1\.1 200 [\s\S]*whole/)
})
