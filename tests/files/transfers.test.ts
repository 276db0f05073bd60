import { createHash, randomBytes, randomUUID } from 'node:crypto'
import { mkdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Viewer } from '@/lib/access/viewer'
import { cleanFiles } from '@/lib/files/jobs'
import { readBytes } from '@/lib/files/store'
import { beginTransfer, putPart } from '@/lib/files/transfers/commands'
import { ROOM } from '@/lib/files/transfers/rules'
import { PART } from '@/lib/files/transfers/schema'
import { LARGEST } from '@/lib/files/upload'
import { attachFile } from '@/lib/problems/files/commands'
import { addFile } from '@/lib/sharing/materials/commands'
import { db } from '../support/database'
import { ownFiles } from '../support/documents'
import { filesIn } from '../support/files'
import { reported } from '../support/problems'
import { heldSession } from '../support/sharing'
import { makeGroup, makeViewer, NOW } from '../support/world'

const folder = ownFiles()
afterAll(() => rmSync(folder, { recursive: true, force: true }))

let groupId: string
let teacher: Viewer
let colleague: Viewer
let officer: Viewer
let supervisor: Viewer
let stranger: Viewer

beforeAll(async () => {
  groupId = (await makeGroup('one')).id
  teacher = await makeViewer({ memberOf: [groupId] })
  colleague = await makeViewer({ memberOf: [groupId] })
  officer = await makeViewer({ officerOf: [groupId] })
  supervisor = await makeViewer({ assignedGroups: [groupId] })
  stranger = await makeViewer({ officerOf: [(await makeGroup('other')).id] })
})

const as = (viewer: Viewer, hours = 0, formKey?: string) => ({
  viewer,
  now: new Date(NOW.getTime() + hours * 3_600_000),
  formKey,
})
const sumOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')

/** A PDF by its head, of noise behind it. */
function pdf(size: number) {
  return new Uint8Array(Buffer.concat([Buffer.from('%PDF-1.7\n'), randomBytes(size - 9)]))
}

const partsOf = (bytes: Uint8Array) =>
  Array.from({ length: Math.ceil(bytes.length / PART) }, (_, i) => bytes.subarray(i * PART, (i + 1) * PART))
const begin = (viewer: Viewer, bytes: Uint8Array, hours = 0) =>
  beginTransfer(as(viewer, hours), { groupId, size: bytes.length, sha256: sumOf(bytes) })

async function send(viewer: Viewer, bytes: Uint8Array, order?: number[], hours = 0) {
  const { id } = await begin(viewer, bytes, hours)
  const parts = partsOf(bytes)
  for (const position of order ?? parts.keys())
    await putPart(as(viewer, hours), { transferId: id, position, bytes: parts[position] as never })
  return id
}

const refusedAs = (attempt: Promise<unknown>, code: string, field?: string, key?: string) =>
  expect(attempt).rejects.toMatchObject({ code, ...(field && { fields: { [field]: { key } } }) })

test('parts out of order and twice make the whole; the form sent twice makes one file; nothing else stays', async () => {
  const bytes = pdf(3 * PART + 1234)
  const problemId = await reported(teacher, groupId)
  const id = await send(teacher, bytes, [3, 1, 1, 0, 2, 0])
  const before = filesIn(folder).length
  const key = randomUUID()
  for (const hours of [0, 0.5])
    await attachFile(as(teacher, hours, key), { problemId, file: `${id}/../../soal\u202e.pdf` })
  const [one, ...others] = await db().problemFile.findMany({ where: { problemId }, select: { file: true } })
  expect(others).toEqual([])
  expect(one?.file).toMatchObject({ name: 'soal.pdf', bytes: bytes.length, sha256: sumOf(bytes) })
  const stored = await readBytes(one?.file.id ?? '')
  expect(sumOf(new Uint8Array(await new Response(stored).arrayBuffer()))).toBe(sumOf(bytes))
  expect(filesIn(folder)).toHaveLength(before + 1)
  const entries = await db().auditEntry.findMany({ where: { subjectId: id } })
  expect(entries).toMatchObject([{ command: 'file.begin', groupId, detail: { bytes: bytes.length } }])
  await cleanFiles.run({}, { now: as(teacher, 2).now, jobId: '1' })
  expect(await db().transferPart.count({ where: { transferId: id } })).toBe(0)
})

test('the same file chosen again goes on where it stopped; another person’s, or in another group, begins anew', async () => {
  const bytes = pdf(2 * PART + 5)
  const parts = partsOf(bytes)
  const { id, have } = await begin(teacher, bytes)
  expect(have).toEqual([])
  await putPart(as(teacher), { transferId: id, position: 1, bytes: parts[1] as never })
  expect(await begin(teacher, bytes, 20)).toEqual({ id, have: [1] })
  const theirs = await begin(colleague, bytes)
  expect([theirs.id === id, theirs.have]).toEqual([false, []])
  // A browser without a fingerprint begins anew each time.
  const blind = { groupId, size: bytes.length }
  const [one, two] = [await beginTransfer(as(teacher), blind), await beginTransfer(as(teacher), blind)]
  expect(one.id).not.toBe(two.id)
})

test('who is no member sends nothing; a part for another person’s file is not found; a former member loses it at once', async () => {
  const bytes = pdf(PART)
  const before = await db().transfer.count()
  await refusedAs(begin(supervisor, bytes), 'forbidden')
  await refusedAs(begin(stranger, bytes), 'notFound')
  expect(await db().transfer.count()).toBe(before)
  const id = await send(teacher, bytes)
  const part = { transferId: id, position: 0, bytes: bytes as never }
  const theirs = await reported(colleague, groupId)
  for (const viewer of [colleague, officer, supervisor, stranger])
    await refusedAs(putPart(as(viewer), part), 'notFound')
  await refusedAs(
    attachFile(as(colleague), { problemId: theirs, file: `${id}/a.pdf` }),
    'invalid',
    'file',
    'fileGone',
  )
  await refusedAs(putPart(as({ ...teacher, memberOf: [] }), part), 'notFound')
  expect(await db().problemFile.count({ where: { problemId: theirs } })).toBe(0)
})

test.each([
  [0, 'fileEmpty'],
  [LARGEST + 1, 'fileTooLarge'],
  [-1, 'number'],
  [1.5, 'number'],
])('a file of %d bytes is not begun', async (size, key) => {
  await refusedAs(beginTransfer(as(teacher), { groupId, size }), 'invalid', 'size', key)
})

test('a part that is too long, too short, empty or beyond the end is refused and changes nothing', async () => {
  const bytes = pdf(PART + 10)
  const id = await send(teacher, bytes)
  for (const [position, length] of [
    [0, PART + 1],
    [0, PART - 1],
    [0, 0],
    [1, 11],
    [2, 10],
    [40, 10],
  ] as const) {
    const part = { transferId: id, position, bytes: new Uint8Array(length) }
    await refusedAs(putPart(as(teacher), part), 'invalid', 'bytes', 'invalid')
  }
  for (const position of [-1, 0.5, 40_000])
    await refusedAs(putPart(as(teacher), { transferId: id, position, bytes: new Uint8Array(1) }), 'invalid')
  const parts = await db().transferPart.findMany({ where: { transferId: id }, orderBy: { position: 'asc' } })
  expect(sumOf(Buffer.concat(parts.map((part) => part.bytes)))).toBe(sumOf(bytes))
})

test('what is incomplete, out of date or not what was announced is refused, and leaves neither row nor bytes', async () => {
  const problemId = await reported(teacher, groupId)
  const bytes = pdf(2 * PART)
  const before = filesIn(folder).length
  const put = (id: string, hours = 0) =>
    refusedAs(
      attachFile(as(teacher, hours), { problemId, file: `${id}/a.pdf` }),
      'invalid',
      'file',
      'fileGone',
    )
  await put(await send(teacher, bytes, [1]))
  await put(randomUUID())
  const whole = pdf(2 * PART)
  const late = await send(teacher, whole)
  await put(late, 25)
  const part = { transferId: late, position: 0, bytes: partsOf(whole)[0] as never }
  await refusedAs(putPart(as(teacher, 25), part), 'notFound')
  await cleanFiles.run({}, { now: as(teacher, 25).now, jobId: '1' })
  expect(await db().transfer.count({ where: { id: late } })).toBe(0)
  const { id: false_ } = await begin(teacher, bytes)
  for (const position of [0, 1])
    await putPart(as(teacher), { transferId: false_, position, bytes: new Uint8Array(PART) })
  await put(false_)
  expect(await db().transfer.count({ where: { id: false_ } })).toBe(0)
  expect(await db().problemFile.count({ where: { problemId } })).toBe(0)
  expect(filesIn(folder)).toHaveLength(before)
})

test('content decides: a page in parts named .pdf is refused, and a command that fails keeps the file for the next try', async () => {
  const activityId = await heldSession(groupId, { presenter: teacher, officer, present: [colleague] })
  const page = await send(teacher, Buffer.from('<!doctype html><script>alert(1)</script>'))
  const bad = addFile(as(teacher), { activityId, title: 'x', file: `${page}/RPP.pdf` })
  await refusedAs(bad, 'invalid', 'file', 'fileType')
  const id = await send(teacher, pdf(500))
  const before = filesIn(folder).length
  const put = (title: string) => addFile(as(teacher), { activityId, title, file: `${id}/RPP.pdf` })
  await refusedAs(put('a'.repeat(161)), 'invalid', 'title', 'tooLong')
  expect(filesIn(folder)).toHaveLength(before)
  await put('RPP')
  expect(filesIn(folder)).toHaveLength(before + 1)
})

test('a person’s files on their way have room for so much; the oldest go, nobody else’s do', async () => {
  const own = (viewer: Viewer) => db().transfer.findMany({ where: { personId: viewer.personId } })
  const theirs = (await own(teacher)).length
  const ids: string[] = []
  for (let i = 0; i < 8; i += 1) ids.push((await beginTransfer(as(officer), { groupId, size: LARGEST })).id)
  const left = await own(officer)
  expect(left.reduce((sum, one) => sum + one.size, 0)).toBeLessThanOrEqual(ROOM)
  expect(left.map((one) => one.id).sort()).toEqual(ids.slice(2).sort())
  expect(await own(teacher)).toHaveLength(theirs)
})

test('what a killed process left without a record is swept after a day', async () => {
  const incoming = join(folder, 'incoming')
  mkdirSync(incoming, { recursive: true })
  for (const [name, hours] of [
    ['old', 25],
    ['young', 23],
  ] as const) {
    const path = join(incoming, name)
    writeFileSync(path, 'x')
    const at = new Date(NOW.getTime() - hours * 3_600_000)
    utimesSync(path, at, at)
  }
  await cleanFiles.run({}, { now: NOW, jobId: '1' })
  expect(filesIn(incoming)).toEqual(['young'])
})
