import { randomUUID } from 'node:crypto'
import { rmSync } from 'node:fs'
import sharp from 'sharp'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { Viewer } from '@/lib/access/viewer'
import { scheduleMeeting, stepActivity } from '@/lib/activities/commands'
import { addPhotos, describePhoto, movePhoto, removePhoto } from '@/lib/activities/photos/commands'
import { readActivity } from '@/lib/activities/queries'
import { issueDocument, revokeDocument } from '@/lib/documents/commands'
import { bundlePdf, draftPdf } from '@/lib/documents/print/queries'
import { shrunk } from '@/lib/files/pictures'
import { fileOf } from '@/lib/files/queries'
import { readBytes } from '@/lib/files/store'
import { db } from '../support/database'
import { as, finished, ownFiles } from '../support/documents'
import { filesIn, PDF, PNG, sentFile } from '../support/files'
import { readPdf } from '../support/pdf'
import { lastEntry, outcomes } from '../support/people'
import { makeGroup, makeViewer, meeting } from '../support/world'

const folder = ownFiles()
afterAll(() => rmSync(folder, { recursive: true, force: true }))

let groupId: string
let officer: Viewer
let teacher: Viewer
let supervisor: Viewer
let stranger: Viewer
let activityId: string

beforeAll(async () => {
  groupId = (await makeGroup('one')).id
  officer = await makeViewer({ officerOf: [groupId] })
  teacher = await makeViewer({ memberOf: [groupId] })
  supervisor = await makeViewer({ assignedGroups: [groupId] })
  stranger = await makeViewer({ officerOf: [(await makeGroup('other')).id] })
})

beforeEach(async () => {
  activityId = (await scheduleMeeting(as(officer), meeting(groupId))).id
})

/** A picture of noise, which no encoder makes small. */
function noise(width: number, height: number) {
  return sharp({
    create: {
      width,
      height,
      channels: 3,
      background: '#777',
      noise: { type: 'gaussian', mean: 128, sigma: 60 },
    },
  })
}

/** As a phone takes it: lying on its side, with the place and the owner's name in it. */
async function phonePhoto(width = 800, height = 400) {
  return noise(width, height)
    .withExif({
      IFD0: { Artist: 'Sari Wulandari' },
      IFD3: { GPSLatitude: '7/1 4/1 0/1', GPSLatitudeRef: 'S' },
    })
    .withMetadata({ orientation: 6 })
    .jpeg()
    .toBuffer()
}

const put = (viewer: Viewer, photos: unknown[], more: object = {}) =>
  addPhotos(as(viewer), { activityId, caption: '', photos, ...more })
const jpeg = async (name = 'IMG_2041.jpg') => sentFile(await phonePhoto(), name, 'image/jpeg')
const photos = () => db().photo.findMany({ where: { activityId }, orderBy: { position: 'asc' } })
async function bytesOf(id: string) {
  const stream = await readBytes(id)
  return Buffer.from(await new Response(stream).arrayBuffer())
}

test('kept upright and small, without place, name or any other metadata; read by those who may', async () => {
  const sent = await phonePhoto(3000, 2000)
  expect(await sharp(sent).metadata()).toMatchObject({ orientation: 6, width: 3000 })
  expect(sent.includes('Sari Wulandari')).toBe(true)
  await put(officer, [sentFile(sent, '../IMG 2041.JPG')], { caption: 'Kerja kelompok' })
  const [photo] = await photos()
  if (!photo) throw new Error('no photo')
  expect(photo).toMatchObject({ width: 1067, height: 1600, caption: 'Kerja kelompok', position: 0 })
  for (const [id, most] of [
    [photo.fileId, 400],
    [photo.thumbId, 20],
  ] as const) {
    const bytes = await bytesOf(id)
    expect(bytes.length).toBeLessThanOrEqual(most * 1024)
    const { format, orientation, exif, icc, xmp, iptc } = await sharp(bytes).metadata()
    expect([format, orientation, exif, icc, xmp, iptc]).toEqual(['jpeg', ...Array(5).fill(undefined)])
    expect(bytes.includes('Exif') || bytes.includes('Sari')).toBe(false)
    const readers = await Promise.all([teacher, officer, supervisor, stranger].map((one) => fileOf(one, id)))
    expect(readers.map(Boolean)).toEqual([true, true, true, false])
  }
  expect((await fileOf(teacher, photo.fileId))?.name).toBe('IMG 2041.jpg')
  expect(await lastEntry()).toMatchObject({
    command: 'photo.add',
    subjectId: activityId,
    detail: { count: 1 },
  })
})

test('several at once keep their order, are described, moved and removed with their bytes', async () => {
  const before = filesIn(folder).length
  const png = await noise(500, 300).png().toBuffer()
  const webp = await noise(300, 500).webp().toBuffer()
  await put(officer, [await jpeg(), sentFile(png, 'dua.png'), sentFile(webp, 'tiga.webp'), sentFile('', '')])
  expect((await photos()).map((one) => [one.width, one.height])).toEqual([
    [400, 800],
    [500, 300],
    [300, 500],
  ])
  const [first, , third] = await photos()
  const [one, three] = [first?.id ?? '', third?.id ?? '']
  await describePhoto(as(officer), { photoId: one, caption: 'Pembukaan', alt: 'Ketua berdiri di depan' })
  await movePhoto(as(officer), { photoId: three, to: 'earlier' })
  await movePhoto(as(officer), { photoId: three, to: 'earlier' })
  await movePhoto(as(officer), { photoId: three, to: 'earlier' })
  await movePhoto(as(officer), { photoId: one, to: 'later' })
  const seen = await readActivity(teacher, activityId)
  expect(seen?.photos.map((photo) => [photo.id === three, photo.id === one])).toEqual([
    [true, false],
    [false, false],
    [false, true],
  ])
  expect(seen?.photos[2]).toMatchObject({ caption: 'Pembukaan', alt: 'Ketua berdiri di depan' })
  for (const photo of await photos()) await removePhoto(as(officer), { photoId: photo.id })
  expect(filesIn(folder)).toHaveLength(before)
  expect(
    await db().file.count({ where: { groupId, id: { in: [first?.fileId ?? '', first?.thumbId ?? ''] } } }),
  ).toBe(0)
  await expect(removePhoto(as(officer), { photoId: one })).rejects.toMatchObject({ code: 'notFound' })
  const audit = await db().auditEntry.findMany({
    where: { subjectId: activityId, command: { startsWith: 'photo.' } },
  })
  expect(new Set(audit.map((entry) => entry.command))).toEqual(
    new Set(['photo.add', 'photo.describe', 'photo.move', 'photo.remove']),
  )
  expect(JSON.stringify(audit)).not.toContain('Pembukaan')
})

/** A PNG of few bytes that says how many pixels it has. */
function bomb(width: number, height: number) {
  const bytes = Buffer.from(PNG)
  bytes.writeUInt32BE(width, 16)
  bytes.writeUInt32BE(height, 20)
  return bytes
}

test.each([
  ['nothing', async () => [], 'fileMissing'],
  ['an empty choice', async () => [sentFile('', '')], 'fileMissing'],
  ['0 bytes', async () => [sentFile('', 'kosong.jpg')], 'fileEmpty'],
  ['more than 10 MB', async () => [sentFile(new Uint8Array(10 * 1024 * 1024 + 1), 'a.jpg')], 'fileTooLarge'],
  ['a PDF named .jpg', async () => [sentFile(PDF, 'a.jpg', 'image/jpeg')], 'photoType'],
  [
    'a drawing',
    async () => [sentFile('<svg xmlns="http://www.w3.org/2000/svg"/>', 'a.svg', 'image/svg+xml')],
    'photoType',
  ],
  ['a page', async () => [sentFile('<html><script>alert(1)</script>', 'a.png', 'image/png')], 'photoType'],
  ['a GIF', async () => [sentFile(await noise(9, 9).gif().toBuffer(), 'a.gif')], 'photoType'],
  [
    'a photo cut off half way',
    async () => [sentFile((await phonePhoto()).subarray(0, 3000), 'a.jpg')],
    'photoBroken',
  ],
  [
    'a head without a body',
    async () => [sentFile(new Uint8Array([0xff, 0xd8, 0xff, 0xe0, 1, 2]), 'a.jpg')],
    'photoBroken',
  ],
  ['a bomb', async () => [sentFile(bomb(60_000, 60_000), 'a.png')], 'photoPixels'],
  ['a good one beside a bad one', async () => [await jpeg(), sentFile(PDF, 'b.jpg')], 'photoType'],
  ['too many', async () => Array.from({ length: 13 }, () => sentFile(PNG, 'a.png')), 'tooManyPhotos'],
] as const)('refuses %s with a sentence beside the field, and keeps nothing', async (_, made, key) => {
  const before = filesIn(folder)
  const sent = put(officer, await made())
  await expect(sent).rejects.toMatchObject({ code: 'invalid', fields: { photos: { key } } })
  expect(filesIn(folder)).toEqual(before)
  expect(await photos()).toEqual([])
})

test('refused: wrong role, other group, a cancelled meeting; a command that fails leaves neither row nor file', async () => {
  await put(officer, [await jpeg()])
  const before = filesIn(folder)
  const rows = await db().file.count()
  const [photo] = await photos()
  const photoId = photo?.id ?? ''
  for (const [viewer, code] of [
    [teacher, 'forbidden'],
    [supervisor, 'forbidden'],
    [stranger, 'notFound'],
  ] as const) {
    await expect(put(viewer, [await jpeg()])).rejects.toMatchObject({ code })
    await expect(describePhoto(as(viewer), { photoId, caption: '', alt: '' })).rejects.toMatchObject({ code })
    await expect(movePhoto(as(viewer), { photoId, to: 'later' })).rejects.toMatchObject({ code })
    await expect(removePhoto(as(viewer), { photoId })).rejects.toMatchObject({ code })
  }
  await expect(put(officer, [await jpeg()], { caption: 'a'.repeat(201) })).rejects.toMatchObject({
    code: 'invalid',
  })
  // The bytes have their place already when the database refuses the very last row.
  await db().$executeRaw`alter table photo add constraint t check (caption <> 'gagal')`
  await expect(put(officer, [await jpeg(), await jpeg()], { caption: 'gagal' })).rejects.toThrow()
  await db().$executeRaw`alter table photo drop constraint t`
  await stepActivity(as(officer), { activityId, step: 'cancel', reason: 'bersamaan' })
  await expect(put(officer, [await jpeg()])).rejects.toMatchObject({ complaint: { key: 'activityMoved' } })
  expect(filesIn(folder)).toEqual(before)
  expect(await db().file.count()).toBe(rows)
})

test('twelve for one activity, also from several phones at once; a form sent twice adds once', async () => {
  const small = () => sentFile(PNG, 'a.png')
  const key = randomUUID()
  const send = () => addPhotos(as(officer, key), { activityId, caption: '', photos: [small()] })
  await Promise.all([send(), send()])
  expect(await photos()).toHaveLength(1)
  const five = () => put(officer, Array.from({ length: 5 }, small))
  const { succeeded, refused } = await outcomes([five(), five(), five()])
  expect([succeeded, refused[0].fields.photos.key]).toEqual([2, 'tooManyPhotos'])
  expect((await photos()).map((one) => one.position)).toEqual(Array.from({ length: 11 }, (_, i) => i))
})

test('a picture of 30 megapixels is taken; the main thread goes on meanwhile', async () => {
  const wall = { width: 6000, height: 5000, channels: 3 as const, background: '#b59' }
  const large = await sharp({ create: wall }).jpeg({ quality: 60 }).toBuffer()
  let turns = 0
  const clock = setInterval(() => turns++, 5)
  const found = await shrunk(new Uint8Array(large))
  clearInterval(clock)
  expect(found).toMatchObject({ width: 1600, height: 1333 })
  expect(turns).toBeGreaterThan(5)
})

test('the report prints twelve photos with their words, and the bundle stays below 10 MB', async () => {
  const officers = await makeViewer({ officerOf: [groupId] })
  activityId = await finished(groupId, officers, [teacher.personId])
  const caption = 'Kerja kelompok dengan benda nyata'
  // Twelve that differ: equal ones would lie in the file once.
  const heavy = async () => sentFile(await noise(1000, 750).jpeg({ quality: 85 }).toBuffer(), 'a.jpg')
  await put(officer, await Promise.all(Array.from({ length: 12 }, heavy)), { caption })
  const at = new Date('2026-08-14T01:00:00Z')
  const draft = await draftPdf(officer, activityId, 'report', at)
  const read = await readPdf(draft?.body as Uint8Array)
  expect(read.text).toContain('Dokumentasi')
  expect(read.text.split(caption)).toHaveLength(13)
  expect(read.roles.filter((role) => role === 'Figure')).toHaveLength(12)
  const { id: documentId } = await issueDocument(as(officer), {
    activityId,
    kind: 'report',
    to: '',
    note: '',
  })
  const bundle = await bundlePdf(officer, activityId)
  const length = (bundle?.body as Uint8Array | undefined)?.length ?? 0
  expect(length).toBeGreaterThan(1_000_000)
  expect(length).toBeLessThan(10 * 1024 * 1024)
  // What a report in force shows is not taken from under it.
  const [photo] = await photos()
  const photoId = photo?.id ?? ''
  await expect(removePhoto(as(officer), { photoId })).rejects.toMatchObject({
    complaint: { key: 'photoPrinted' },
  })
  await revokeDocument(as(officer), { documentId, reason: 'Foto keliru' })
  await removePhoto(as(officer), { photoId })
  expect(await photos()).toHaveLength(11)
})
