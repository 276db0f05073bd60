import { rmSync } from 'node:fs'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { GET } from '@/app/api/files/[file]/route'
import { PUT } from '@/app/api/v1/transfers/[transfer]/[position]/route'
import { POST } from '@/app/api/v1/transfers/route'
import type { Viewer } from '@/lib/access/viewer'
import { attachFile } from '@/lib/problems/files/commands'
import { db } from '../support/database'
import { ownFiles } from '../support/documents'
import { filesIn, office, PDF, sentFile, zip } from '../support/files'
import { as, reported } from '../support/problems'
import { makeGroup, makeViewer } from '../support/world'

const folder = ownFiles()
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const who = vi.hoisted(() => ({ viewer: null as unknown }))
vi.mock('@/lib/auth/current', () => ({ currentViewer: async () => who.viewer }))
vi.mock('@/lib/i18n/words', () => ({
  getTranslations: async () => Object.assign((key: string) => key, { has: () => true }),
}))

let groupId: string
let teacher: Viewer
let peer: Viewer

beforeAll(async () => {
  groupId = (await makeGroup('one')).id
  teacher = await makeViewer({ memberOf: [groupId] })
  peer = await makeViewer({ memberOf: [groupId] })
})

const get = (file: string) => GET(new Request('http://x'), { params: Promise.resolve({ file }) })
const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
const head = `<?xml version="1.0"?><Types><Override PartName="/xl/workbook.xml" ContentType="${xlsx}.main+xml"/></Types>`

async function attached(file: File, more: object = {}) {
  const problemId = await reported(teacher, groupId, more)
  await attachFile(as(teacher), { problemId, file })
  return (await db().problemFile.findFirstOrThrow({ where: { problemId } })).fileId
}

test('whatever is fetched is to be saved, never shown or guessed at, and kept by nobody on the way', async () => {
  who.viewer = teacher
  const text = 'Catatan: 3 < 5, lalu <b>tebal</b>'
  for (const [file, type, name] of [
    [sentFile(PDF, '../../etc/passwd'), 'application/pdf', 'passwd.pdf'],
    [sentFile(text, 'catatan.svg', 'image/svg+xml'), 'text/plain; charset=utf-8', 'catatan.svg.txt'],
    [sentFile(text, 'C:\\x\\halaman.html', 'text/html'), 'text/plain; charset=utf-8', 'halaman.html.txt'],
  ] as const) {
    const answer = await get(await attached(file))
    expect(answer.status).toBe(200)
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'content-type': type,
      'x-content-type-options': 'nosniff',
      'content-security-policy': "sandbox; default-src 'none'",
      'content-disposition': `attachment; filename*=UTF-8''${name}`,
      'cache-control': 'private, no-store',
    })
  }
})

test('who may not read it finds nothing, with the same headers; no path leads out of the store', async () => {
  who.viewer = teacher
  const id = await attached(sentFile(PDF, 'a.pdf'), { visibility: 'officers' })
  for (const viewer of [peer, null]) {
    who.viewer = viewer
    const answer = await get(id)
    expect([answer.status, await answer.text()]).toEqual([404, 'notFound'])
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff')
  }
  who.viewer = teacher
  for (const bad of ['../incoming/x', '..%2f..%2fetc%2fpasswd', `${id}/..`, 'x', ''])
    expect((await get(bad)).status).toBe(404)
})

test.each([
  [
    'a drawing with a script',
    '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>',
    'fileType',
  ],
  ['a page with a script', '<!doctype html><script>alert(1)</script>', 'fileType'],
  [
    'a zip bomb as XLSX',
    zip({
      '[Content_Types].xml': head,
      'xl/workbook.xml': '<x/>',
      'xl/worksheets/sheet1.xml': new Uint8Array(300 * 1024 * 1024),
    }),
    'fileUnpacked',
  ],
] as const)('%s is refused and leaves nothing', async (_, bytes, key) => {
  const before = filesIn(folder).length
  const problemId = await reported(teacher, groupId)
  const sent = attachFile(as(teacher), { problemId, file: sentFile(bytes as Uint8Array, 'a.xlsx') })
  await expect(sent).rejects.toMatchObject({ code: 'invalid', fields: { file: { key } } })
  expect(filesIn(folder)).toHaveLength(before)
  expect(await db().problemFile.count({ where: { problemId } })).toBe(0)
})

test('a workbook of some megabytes is taken', async () => {
  const sheet = new Uint8Array(30 * 1024 * 1024).map((_, i) => 32 + (i % 90))
  const bytes = zip({
    '[Content_Types].xml': head,
    'xl/workbook.xml': '<x/>',
    'xl/worksheets/sheet1.xml': sheet,
  })
  expect(await attached(sentFile(bytes, 'nilai.xlsx'))).toBeTruthy()
  const word = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'
  expect(await attached(sentFile(office('word/document.xml', `${word}.main+xml`), 'a.docx'))).toBeTruthy()
})

const begin = (body: BodyInit, type = 'application/json', length = String(body).length) =>
  POST(
    new Request('http://x', {
      method: 'POST',
      body,
      headers: { 'content-type': type, 'content-length': String(length) },
    }),
  )
const put = (transfer: string, position: string, body: Uint8Array, type = 'application/octet-stream') =>
  PUT(
    new Request('http://x', {
      method: 'PUT',
      body: body as BodyInit,
      headers: { 'content-type': type, 'content-length': String(body.length) },
    }),
    { params: Promise.resolve({ transfer, position }) },
  )

test('parts come by a versioned route: signed in, as a type no other site’s form can send, and of a part’s size', async () => {
  const body = JSON.stringify({ groupId, size: 5 })
  who.viewer = null
  expect((await begin(body)).status).toBe(401)
  expect((await put(groupId, '0', PDF)).status).toBe(401)
  who.viewer = teacher
  expect((await begin(body, 'text/plain')).status).toBe(400)
  expect((await begin('[', 'application/json')).status).toBe(400)
  expect((await begin(body, 'application/json', 5000)).status).toBe(400)
  expect((await begin(JSON.stringify({ groupId: 'x', size: 'y' }))).status).toBe(400)
  const answer = await begin(body)
  expect(answer.status).toBe(200)
  const { id, have, part } = (await answer.json()) as { id: string; have: number[]; part: number }
  expect([have, part]).toEqual([[], 262_144])
  const five = new Uint8Array(5)
  expect((await put(id, '0', five, 'multipart/form-data')).status).toBe(400)
  expect((await put(id, '0', new Uint8Array(part + 1))).status).toBe(400)
  expect((await put(id, 'x', five)).status).toBe(400)
  expect((await put('x', '0', five)).status).toBe(400)
  expect((await put(groupId, '0', five)).status).toBe(404)
  who.viewer = peer
  expect((await put(id, '0', five)).status).toBe(404)
  who.viewer = teacher
  expect((await put(id, '0', five)).status).toBe(200)
})
