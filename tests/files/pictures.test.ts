import { rmSync } from 'node:fs'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Viewer } from '@/lib/access/viewer'
import { bare } from '@/lib/files/pictures'
import { readBytes } from '@/lib/files/store'
import { attachFile } from '@/lib/problems/files/commands'
import { addFile } from '@/lib/sharing/materials/commands'
import { db } from '../support/database'
import { as, ownFiles } from '../support/documents'
import { filesIn, PNG, sentFile } from '../support/files'
import { reported } from '../support/problems'
import { heldSession } from '../support/sharing'
import { makeGroup, makeViewer } from '../support/world'

const folder = ownFiles()
afterAll(() => rmSync(folder, { recursive: true, force: true }))

let groupId: string
let teacher: Viewer
let activityId: string

beforeAll(async () => {
  groupId = (await makeGroup('one')).id
  teacher = await makeViewer({ memberOf: [groupId] })
  const officer = await makeViewer({ officerOf: [groupId] })
  activityId = await heldSession(groupId, { presenter: teacher, officer, present: [officer] })
})

const PLACE = '<x:xmpmeta xmlns:x="adobe:ns:meta/"><exif:GPSLatitude>7,4.5S</exif:GPSLatitude></x:xmpmeta>'

function coloured(width: number, height: number) {
  const half = { width: Math.floor(width / 2), height, channels: 3 as const, background: '#c02020' }
  return sharp({ create: { width, height, channels: 3, background: '#2040c0' } }).composite([
    { input: { create: half }, left: 0, top: 0 },
  ])
}

/** As a phone writes it: place, owner and time in Exif, the place in XMP again, and a short film behind the picture. */
async function fromPhone(type: 'jpeg' | 'png' | 'webp', width = 120, height = 60) {
  const plain = await coloured(width, height).png().toBuffer()
  const made = await sharp(plain)
    .withExif({
      IFD0: { Artist: 'Sari Wulandari', Model: 'Kamera X' },
      IFD2: { DateTimeOriginal: '2026:08:13 08:00:00' },
      IFD3: { GPSLatitude: '7/1 4/1 30/1', GPSLatitudeRef: 'S', GPSLongitude: '110/1 24/1 0/1' },
    })
    .withXmp(PLACE)
    .withMetadata({ orientation: 6 })
    .toFormat(type, { quality: 95 })
    .toBuffer()
  return Buffer.concat([made, Buffer.from(type === 'jpeg' ? '\0\0\0\x18ftypmp42 +07.0750-110.4000/' : '')])
}

const hints = /Exif|eXIf|EXIF|GPSLatitude|Sari|Kamera|2026:08|ftyp|xmpmeta/

async function kept(fileId: string) {
  const stream = await readBytes(fileId)
  return Buffer.from(await new Response(stream).arrayBuffer())
}

const places = {
  problem: async (file: File) => {
    const problemId = await reported(teacher, groupId)
    await attachFile(as(teacher), { problemId, file })
    return (await db().problemFile.findFirstOrThrow({ where: { problemId } })).fileId
  },
  material: async (file: File) => {
    const { id } = await addFile(as(teacher), { activityId, title: '', file })
    return (await db().material.findUniqueOrThrow({ where: { id } })).fileId ?? ''
  },
}

test.each(
  (['problem', 'material'] as const).flatMap((place) =>
    (['jpeg', 'png', 'webp'] as const).map((type) => [place, type] as const),
  ),
)(
  'the photo of a %s as %s tells neither where, when nor by whom, and stands upright',
  async (place, type) => {
    const sent = await fromPhone(type)
    const before = await sharp(sent).metadata()
    expect([before.orientation, before.exif !== undefined, before.xmp !== undefined]).toEqual([6, true, true])
    expect(sent.toString('latin1')).toMatch(hints)
    const id = await places[place](sentFile(sent, 'IMG_2041.jpg', 'image/jpeg'))
    const bytes = await kept(id)
    const { format, width, height, orientation, exif, xmp, iptc, icc } = await sharp(bytes).metadata()
    expect([format, width, height]).toEqual([type, 60, 120])
    expect([orientation, exif, xmp, iptc, icc]).toEqual(Array(5).fill(undefined))
    expect(bytes.toString('latin1')).not.toMatch(hints)
    // Turned by 90 degrees: what was left is above.
    const { data } = await sharp(bytes).removeAlpha().raw().toBuffer({ resolveWithObject: true })
    expect([data[0], data[2]].map((one) => (one ?? 0) > 128)).toEqual([true, false])
    const row = await db().file.findUniqueOrThrow({ where: { id } })
    expect([row.type, row.bytes]).toEqual([`image/${type}`, bytes.length])
  },
)

test('a huge photo is made smaller, few colours stay few, and what cannot be read is refused with its name', async () => {
  const huge = await fromPhone('jpeg', 6000, 3000)
  const small = await bare(huge, 'image/jpeg', 10 * 1024 * 1024)
  if (typeof small === 'string') throw new Error(small)
  expect(await sharp(small).metadata()).toMatchObject({ width: 2048, height: 4096 })
  const tight = await bare(huge, 'image/jpeg', 20_000)
  expect((tight as Uint8Array).length).toBeLessThanOrEqual(20_000)
  const logo = await coloured(200, 200).png({ palette: true }).toBuffer()
  expect((await sharp((await bare(logo, 'image/png', 1e6)) as Uint8Array).metadata()).isPalette).toBe(true)
  const problemId = await reported(teacher, groupId)
  const bomb = Buffer.from(PNG)
  bomb.writeUInt32BE(60_000, 16)
  bomb.writeUInt32BE(60_000, 20)
  const before = filesIn(folder).length
  for (const [bytes, key] of [
    [bomb, 'photoPixels'],
    [(await fromPhone('jpeg')).subarray(0, 700), 'photoBroken'],
  ] as const)
    await expect(
      attachFile(as(teacher), { problemId, file: sentFile(bytes, '../a.jpg') }),
    ).rejects.toMatchObject({
      code: 'invalid',
      fields: { file: { key } },
    })
  expect(filesIn(folder)).toHaveLength(before)
  expect(await db().problemFile.count({ where: { problemId } })).toBe(0)
})
