import { crc32, deflateSync } from 'node:zlib'
import { beforeAll, expect, test } from 'vitest'
import type { Viewer } from '@/lib/access/viewer'
import { issueDocument, issueStatements } from '@/lib/documents/commands'
import { dropLogo, keepLogo } from '@/lib/documents/letterhead/commands'
import { readLetterhead } from '@/lib/documents/letterhead/queries'
import { bundlePdf, statementsPdf } from '@/lib/documents/print/queries'
import { db } from '../support/database'
import { as, finished, members, ownFiles } from '../support/documents'
import { filesIn, PDF, sentFile } from '../support/files'
import { readPdf } from '../support/pdf'
import { makeGroup, makeViewer, NOW } from '../support/world'

const files = ownFiles()
let groupId: string
let officer: Viewer
let member: Viewer
let stranger: Viewer

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type), data])
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)]
  length.writeUInt32BE(data.length)
  sum.writeUInt32BE(crc32(body))
  return Buffer.concat([length, body, sum])
}

/** A whole picture of noise, so that it does not pack small. */
function png(width: number, height: number, rows = height): Uint8Array {
  const head = Buffer.alloc(13)
  head.writeUInt32BE(width, 0)
  head.writeUInt32BE(height, 4)
  head.set([8, 0, 0, 0, 0], 8)
  let seed = 1
  const noise = Buffer.from(
    Array.from({ length: (width + 1) * rows }, (_, i) => {
      seed = (seed * 16_807) % 2_147_483_647
      return i % (width + 1) === 0 ? 0 : seed % 256
    }),
  )
  const parts = [chunk('IHDR', head), chunk('IDAT', deflateSync(noise)), chunk('IEND', Buffer.alloc(0))]
  return new Uint8Array(Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), ...parts]))
}

async function bytes(found: Awaited<ReturnType<typeof bundlePdf>>) {
  return new Uint8Array(await new Response((found?.body ?? '') as BodyInit).arrayBuffer())
}

beforeAll(async () => {
  groupId = (await makeGroup('one')).id
  officer = await makeViewer({ officerOf: [groupId] })
  member = await makeViewer({ memberOf: [groupId] })
  stranger = await makeViewer({ officerOf: [(await makeGroup('other')).id] })
})

test.each([
  ['nothing', null, 'fileMissing'],
  ['an empty file', sentFile('', 'a.png'), 'fileEmpty'],
  ['a PDF that says it is a picture', sentFile(PDF, 'a.png', 'image/png'), 'logoType'],
  ['the head of a picture without the picture', sentFile(png(10, 10).slice(0, 40), 'a.png'), 'logoBroken'],
  ['a picture of 900 million pixels', sentFile(png(30_000, 30_000, 1), 'a.png'), 'logoPixels'],
  ['one of 30 MB', sentFile(new Uint8Array(30 * 1024 * 1024), 'a.png'), 'logoTooLarge'],
])('a logo is refused: %s', async (_, logo, key) => {
  const stored = filesIn(files).length
  const sent = keepLogo(as(officer), { groupId, logo })
  await expect(sent).rejects.toMatchObject({ code: 'invalid', fields: { logo: { key } } })
  expect(filesIn(files).length).toBe(stored)
  expect(await db().file.count()).toBe(0)
})

test('a logo stands on the papers once, is the officers’ to change, and stays on what was issued', async () => {
  const picture = png(400, 400)
  const logo = () => sentFile(picture, 'lambang.png')
  await expect(keepLogo(as(member), { groupId, logo: logo() })).rejects.toMatchObject({ code: 'forbidden' })
  await expect(keepLogo(as(stranger), { groupId, logo: logo() })).rejects.toMatchObject({ code: 'notFound' })
  expect(await db().file.count()).toBe(0)
  await keepLogo(as(officer), { groupId, logo: logo() })
  expect((await readLetterhead(officer, groupId, NOW))?.letterhead?.logo?.name).toBe('lambang.png')
  expect(await readLetterhead(member, groupId, NOW)).toBeNull()
  const activityId = await finished(groupId, officer, await members(groupId, ['A', 'B', 'C', 'D', 'E']))
  for (const kind of ['invitation', 'minutes'] as const)
    await issueDocument(as(officer), { activityId, kind, to: '', note: '' })
  await issueStatements(as(officer), { activityId, personId: '' })
  const [bundle, statements] = [
    await bytes(await bundlePdf(officer, activityId)),
    await bytes(await statementsPdf(officer, activityId)),
  ]
  expect(bundle.length).toBeGreaterThan(picture.length)
  for (const one of [bundle, statements]) expect(one.length).toBeLessThan(picture.length * 2)
  expect((await readPdf(bundle)).roles.filter((role) => role === 'Figure').length).toBe(4)
  await dropLogo(as(officer), { groupId })
  expect((await readLetterhead(officer, groupId, NOW))?.letterhead?.logo).toBeNull()
  expect(Buffer.from(await bytes(await bundlePdf(officer, activityId))).equals(bundle)).toBe(true)
})
