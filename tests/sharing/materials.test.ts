import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { Viewer } from '@/lib/access/viewer'
import { stepActivity } from '@/lib/activities/commands'
import { fileOf } from '@/lib/files/queries'
import { readBytes } from '@/lib/files/store'
import { inMask } from '@/lib/objectives/rules'
import { declineSession, offerSession } from '@/lib/sharing/commands'
import {
  addFile,
  addLink,
  publishMaterial,
  removeMaterial,
  unpublishMaterial,
} from '@/lib/sharing/materials/commands'
import { readSession } from '@/lib/sharing/queries'
import { db } from '../support/database'
import { filesIn, PDF, PNG, sentFile } from '../support/files'
import { settings } from '../support/settings'
import { as, heldSession, offer } from '../support/sharing'
import { makeGroup, makeViewer, NOW } from '../support/world'

const folder = mkdtempSync(join(tmpdir(), 'sanggar-files-'))
settings({ SANGGAR_FILES: folder })
afterAll(() => rmSync(folder, { recursive: true, force: true }))

let groupId: string
let teacher: Viewer
let colleague: Viewer
let officer: Viewer
let stranger: Viewer
let supervisor: Viewer
let activityId: string

beforeAll(async () => {
  groupId = (await makeGroup('one')).id
  teacher = await makeViewer({ memberOf: [groupId] })
  colleague = await makeViewer({ memberOf: [groupId] })
  officer = await makeViewer({ officerOf: [groupId] })
  stranger = await makeViewer({ officerOf: [(await makeGroup('other')).id] })
  supervisor = await makeViewer({ assignedGroups: [groupId] })
})

beforeEach(async () => {
  activityId = await heldSession(groupId, { presenter: teacher, officer, present: [colleague] })
})

const pdf = (name = 'RPP.pdf') => sentFile(PDF, name, 'application/pdf')
const put = (viewer: Viewer, file: unknown, more: object = {}) =>
  addFile(as(viewer), { activityId, title: 'RPP pembagian', file, ...more })
const documented = async () => {
  const { countedStages } = await db().activity.findUniqueOrThrow({ where: { id: activityId } })
  return inMask(countedStages, 'documented')
}
const fileIdOf = async (id: string) =>
  (await db().material.findUniqueOrThrow({ where: { id } })).fileId as string

async function contents(id: string) {
  const stream = await readBytes(id)
  return stream && new Uint8Array(await new Response(stream).arrayBuffer())
}

test('a file is kept as it was sent, is seen when published, and goes with its material', async () => {
  const { id: materialId } = await put(teacher, pdf('../../RPP \u202ekelas.pdf'), { title: '' })
  const fileId = await fileIdOf(materialId)
  const file = await db().file.findUniqueOrThrow({ where: { id: fileId } })
  expect(file).toMatchObject({ name: 'RPP kelas.pdf', type: 'application/pdf', bytes: PDF.length, groupId })
  expect(file.sha256).toMatch(/^[0-9a-f]{64}$/)
  expect(await contents(fileId)).toEqual(PDF)
  expect(statSync(join(folder, fileId.slice(-2), fileId)).mode & 0o777).toBe(0o600)
  const readers = async () =>
    Promise.all(
      [teacher, officer, colleague, supervisor, stranger].map(async (one) => !!(await fileOf(one, fileId))),
    )
  expect(await readers()).toEqual([true, true, false, false, false])
  expect((await readSession(colleague, activityId, NOW))?.materials).toEqual([])
  await publishMaterial(as(teacher), { materialId })
  expect(await readers()).toEqual([true, true, true, true, false])
  expect((await readSession(colleague, activityId, NOW))?.materials).toMatchObject([
    { title: 'RPP kelas.pdf' },
  ])
  await unpublishMaterial(as(officer), { materialId })
  expect(await readers()).toEqual([true, true, false, false, false])
  await removeMaterial(as(teacher), { materialId })
  expect(await db().file.count({ where: { id: fileId } })).toBe(0)
  expect(filesIn(folder)).not.toContain(fileId)
  const audit = await db().auditEntry.findMany({
    where: { subjectId: activityId, command: { startsWith: 'material.' } },
  })
  expect(audit.map((one) => one.command)).toEqual([
    'material.addFile',
    'material.publish',
    'material.unpublish',
    'material.remove',
  ])
})

test('a published material documents a locked session, as long as it is published', async () => {
  const { id: materialId } = await addLink(as(teacher), {
    activityId,
    title: 'Video',
    url: 'https://contoh.sch.id/video',
  })
  await publishMaterial(as(teacher), { materialId })
  expect(await documented()).toBe(false)
  await stepActivity(as(officer), { activityId, step: 'lock', reason: '' })
  expect(await documented()).toBe(true)
  await unpublishMaterial(as(teacher), { materialId })
  expect(await documented()).toBe(false)
  await publishMaterial(as(officer), { materialId })
  await removeMaterial(as(officer), { materialId })
  expect(await documented()).toBe(false)
})

test.each([
  ['no file', null, 'fileMissing'],
  ['an empty choice of a browser', sentFile('', ''), 'fileMissing'],
  ['text in place of a file', 'RPP.pdf', 'fileMissing'],
  ['0 bytes', sentFile('', 'kosong.pdf'), 'fileEmpty'],
  ['a drawing named .png', sentFile('<svg onload="alert(1)"/>', 'a.png', 'image/png'), 'fileType'],
  ['a page named .pdf', sentFile('<html></html>', 'a.pdf', 'application/pdf'), 'fileType'],
  ['more than 10 MB', sentFile(new Uint8Array(10 * 1024 * 1024 + 1), 'a.pdf'), 'fileTooLarge'],
] as const)('refuses %s with a sentence beside the field', async (_, file, key) => {
  const before = filesIn(folder)
  await expect(put(teacher, file)).rejects.toMatchObject({ code: 'invalid', fields: { file: { key } } })
  expect(filesIn(folder)).toEqual(before)
  expect(await db().material.count({ where: { activityId } })).toBe(0)
})

test('a command that fails leaves neither a row nor a file', async () => {
  const before = filesIn(folder)
  const rows = await db().file.count()
  await expect(put(colleague, pdf())).rejects.toMatchObject({ code: 'forbidden' })
  await expect(put(supervisor, pdf())).rejects.toMatchObject({ code: 'forbidden' })
  await expect(put(stranger, pdf())).rejects.toMatchObject({ code: 'notFound' })
  await expect(put(teacher, pdf(), { title: 'a'.repeat(161) })).rejects.toMatchObject({ code: 'invalid' })
  const { id } = await offerSession(as(teacher), offer(groupId))
  await declineSession(as(officer), { activityId: id, reason: 'tidak jadi' })
  await expect(put(teacher, pdf(), { activityId: id })).rejects.toMatchObject({ code: 'conflict' })
  // The bytes have their place already when the database refuses the very last row.
  await db().$executeRaw`alter table material add constraint t check (title <> 'gagal')`
  await expect(put(teacher, pdf(), { title: 'gagal' })).rejects.toThrow()
  await db().$executeRaw`alter table material drop constraint t`
  expect(filesIn(folder)).toEqual(before)
  expect(await db().file.count()).toBe(rows)
})

test('a form sent twice at once makes one material and one file', async () => {
  const key = randomUUID()
  const before = filesIn(folder).length
  const send = () => addFile(as(teacher, key), { activityId, title: '', file: sentFile(PNG, 'a.png') })
  const [one, two] = await Promise.all([send(), send()])
  expect(one.id).toBe(two.id)
  expect(filesIn(folder)).toHaveLength(before + 1)
})

test('a material that is not published is not found by others; a published one is forbidden to them', async () => {
  const { id: materialId } = await put(teacher, pdf())
  for (const act of [publishMaterial, unpublishMaterial, removeMaterial]) {
    await expect(act(as(colleague), { materialId })).rejects.toMatchObject({ code: 'notFound' })
    await expect(act(as(stranger), { materialId })).rejects.toMatchObject({ code: 'notFound' })
  }
  await publishMaterial(as(teacher), { materialId })
  await expect(removeMaterial(as(colleague), { materialId })).rejects.toMatchObject({ code: 'forbidden' })
  await expect(unpublishMaterial(as(supervisor), { materialId })).rejects.toMatchObject({ code: 'forbidden' })
  await expect(removeMaterial(as(stranger), { materialId })).rejects.toMatchObject({ code: 'notFound' })
})

test.each([
  'http://contoh.sch.id',
  'javascript:alert(1)',
  'contoh.sch.id/a',
  'https://nama:sandi@contoh.sch.id',
  'https://localhost',
  `https://contoh.sch.id/${'a'.repeat(500)}`,
])('refuses the link %s', async (url) => {
  const sent = addLink(as(teacher), { activityId, title: 'Video', url })
  await expect(sent).rejects.toMatchObject({ code: 'invalid', fields: { url: {} } })
})

test('a session takes twenty materials', async () => {
  const base = { groupId, activityId, title: 'x', url: 'https://contoh.sch.id', addedById: teacher.personId }
  await db().material.createMany({ data: Array.from({ length: 19 }, () => base) })
  const answers = await Promise.allSettled([1, 2, 3].map(() => put(teacher, pdf())))
  expect(answers.filter((one) => one.status === 'fulfilled')).toHaveLength(1)
  expect(await db().material.count({ where: { activityId } })).toBe(20)
})
