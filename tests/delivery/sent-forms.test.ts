import { once } from 'node:events'
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { afterAll, expect, test } from 'vitest'
import { isForm, readForm, refusable } from '../../scripts/web/form'

let handle: (request: IncomingMessage) => Promise<unknown> = async () => null
const server = createServer((request, response) => {
  handle(request).then((found) => response.end(JSON.stringify(found)))
}).listen(0, '127.0.0.1')
await once(server, 'listening')
const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
afterAll(() => server.close())

const send = async (body: BodyInit, headers = {}) =>
  (await fetch(base, { method: 'POST', body, headers })).json()

test('a form is read with its files, and can be read once more as it came, or its page be opened alone', async () => {
  handle = async (request) => {
    const { data, again, pageAlone } = await readForm(request)
    const file = data?.get('photo') as File
    const [same, alone] = [await again(), pageAlone()]
    const { headers } = same
    return [
      [data?.getAll('a'), file.name, await file.text()],
      [same.method, same.url, headers.host, headers['content-type'], (await text(same)).length],
      [alone.method, alone.url, alone.headers.host, alone.headers['content-type'] ?? '', await text(alone)],
    ]
  }
  const form = new FormData()
  form.append('a', 'satu')
  form.append('a', 'dua')
  form.append('photo', new Blob(['isi']), 'foto.jpg')
  const length = (await new Response(form).arrayBuffer()).byteLength
  const host = base.slice(7)
  expect(await send(form)).toEqual([
    [['satu', 'dua'], 'foto.jpg', 'isi'],
    ['POST', '/', host, expect.stringContaining('multipart/form-data'), length],
    ['GET', '/', host, '', ''],
  ])
})

test('a form without files comes as a query, and to Next as one with files; what is no form is none', async () => {
  handle = async (request) => {
    const { data, again } = await readForm(request)
    const { data: same } = await readForm(await again())
    return [data ?? [], same ?? []].map((one) => [...one])
  }
  const form = new URLSearchParams([
    ['a', '1 2&é'],
    ['a', ''],
  ])
  expect(await send(form)).toEqual([[...form], [...form]])
  handle = async (request) => (await (await readForm(request)).again()).headers
  const told = await send(form)
  expect(told).toMatchObject({ 'content-type': expect.stringMatching(/^multipart\/form-data; boundary=/) })
  expect(Number(told['content-length'])).toBeGreaterThan(form.toString().length)
  handle = async (request) => [...((await readForm(request)).data ?? [['none', '']])]
  expect(await send('--y', { 'content-type': 'multipart/form-data; boundary=x' })).toEqual([['none', '']])
})

test('what Next would take for its page being opened is given to it to be refused', async () => {
  handle = async (request) => refusable(request).headers['content-type']
  expect(await send(new URLSearchParams({ a: '1' }))).toBe('multipart/form-data')
  expect(await send('{}', { 'content-type': 'application/json' })).toBe('application/json')
})

const multipart = 'multipart/form-data; boundary=x'
const usual = { 'content-type': multipart, 'content-length': '100', host: 'a.id' }
const judge = (more: object) => isForm({ headers: { ...usual, ...more } })

test.each([
  ['as a browser without a script sends it', {}],
  ['from our own page', { origin: 'https://a.id' }],
  ['behind a proxy that says who was asked', { origin: 'https://b.id', 'x-forwarded-host': 'b.id, c.id' }],
  [
    'as a query',
    { 'content-type': 'application/x-www-form-urlencoded;charset=UTF-8', 'content-length': '1000001' },
  ],
])('a form %s is ours', (_, more) => {
  expect(judge(more)).toBe(true)
})

test.each([
  ['from another site', { origin: 'https://b.id' }],
  ['from nowhere that is told', { origin: 'null' }],
  ['to another host than the proxy was asked for', { origin: 'https://a.id', 'x-forwarded-host': 'b.id' }],
  ['of JSON', { 'content-type': 'application/json' }],
  ['by the framework’s script', { 'next-action': 'a1' }],
  ['larger than is read at once', { 'content-length': '1000001' }],
  ['larger than any', { 'content-type': 'application/x-www-form-urlencoded', 'content-length': '11000001' }],
  ['of a length that is not told', { 'content-length': undefined }],
])('one %s is Next’s', (_, more) => {
  expect(judge(more)).toBe(false)
})
