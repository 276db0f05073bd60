import { once } from 'node:events'
import { createServer, get, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { afterAll, expect, test, vi } from 'vitest'
import { sendAnswer } from '../../scripts/web/answer'

let answer: () => Response = () => new Response()
let ended: Promise<unknown> = Promise.resolve()
const server = createServer((_, response: ServerResponse) => {
  ended = sendAnswer(response, answer()).catch((error: Error) => {
    response.destroy()
    return error
  })
}).listen(0, '127.0.0.1')
await once(server, 'listening')
const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
afterAll(() => server.close())

/** Pieces without an end, and whether anybody still wants them. */
function endless() {
  const cancel = vi.fn()
  const pull = vi.fn((stream: ReadableStreamDefaultController) => stream.enqueue(new Uint8Array(65_536)))
  return { pull, cancel, response: () => new Response(new ReadableStream({ pull, cancel })) }
}

test('an answer goes out with its status, its heads and all of its pieces', async () => {
  answer = () => new Response('isi', { status: 201, headers: { 'content-type': 'text/csv', 'x-own': 'a' } })
  const got = await fetch(base)
  expect([got.status, got.headers.get('content-type'), got.headers.get('x-own')]).toEqual([
    201,
    'text/csv',
    'a',
  ])
  expect(await got.text()).toBe('isi')
  answer = () => new Response(null, { status: 304, headers: { etag: '"a"' } })
  const same = await fetch(base)
  expect([same.status, same.headers.get('etag'), await same.text()]).toEqual([304, '"a"', ''])
})

test('one that fails inside breaks off: half of it never looks whole', async () => {
  const halves = [() => new TextEncoder().encode('separuh'), () => Promise.reject(new Error('lost'))]
  const pull = async (stream: ReadableStreamDefaultController) => stream.enqueue(await halves.shift()?.())
  answer = () => new Response(new ReadableStream({ pull }))
  await expect(fetch(base).then((got) => got.text())).rejects.toThrow()
  expect(await ended).toMatchObject({ message: 'lost' })
})

test('it is made as fast as it is taken, and no more of it once nobody waits', async () => {
  const { pull, cancel, response } = endless()
  answer = response
  const asked = get(base)
  const [incoming] = await once(asked, 'response')
  await new Promise((done) => setTimeout(done, 300))
  const made = pull.mock.calls.length
  await new Promise((done) => setTimeout(done, 200))
  expect(pull.mock.calls.length).toBe(made)
  incoming.destroy()
  await ended
  expect(cancel).toHaveBeenCalled()
})

test('text is a text to the last sign', async () => {
  answer = () => new Response('é'.repeat(100_000))
  const [incoming] = await once(get(base), 'response')
  expect(await text(incoming)).toBe('é'.repeat(100_000))
})
