import { createHash, randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import S3rver from 's3rver'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Viewer } from '@/lib/access/viewer'
import { readBytes, removeBytes, sweepIncoming, writeIncoming } from '@/lib/files/store'
import { addFile, removeMaterial } from '@/lib/sharing/materials/commands'
import { db } from '../support/database'
import { filesIn, PDF, sentFile } from '../support/files'
import { settings } from '../support/settings'
import { as, heldSession } from '../support/sharing'
import { makeGroup, makeViewer } from '../support/world'

const folder = mkdtempSync(join(tmpdir(), 'sanggar-bucket-'))
const server = new S3rver({
  port: 0,
  address: '127.0.0.1',
  silent: true,
  directory: folder,
  configureBuckets: [{ name: 'sanggar', configs: [] }],
})
let teacher: Viewer
let activityId: string

beforeAll(async () => {
  const { port } = await server.run()
  settings({
    SANGGAR_S3_ENDPOINT: `http://127.0.0.1:${port}/`,
    SANGGAR_S3_BUCKET: 'sanggar',
    SANGGAR_S3_KEY: 'S3RVER',
    SANGGAR_S3_SECRET: 'S3RVER',
  })
  const groupId = (await makeGroup('one')).id
  teacher = await makeViewer({ memberOf: [groupId] })
  const officer = await makeViewer({ officerOf: [groupId] })
  activityId = await heldSession(groupId, { presenter: teacher, officer, present: [officer] })
})
afterAll(async () => {
  await server.close()
  rmSync(folder, { recursive: true, force: true })
})

const objects = () => filesIn(folder).filter((name) => name.endsWith('_object'))
const sumOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')
const read = async (id: string) => {
  const stream = await readBytes(id)
  return stream && new Uint8Array(await new Response(stream).arrayBuffer())
}

test('ten megabytes go into the bucket and come back as they were, and nothing stays behind', async () => {
  const bytes = new Uint8Array(10 * 1024 * 1024).map((_, i) => (i * 31) % 251)
  const id = randomUUID()
  const incoming = await writeIncoming(bytes)
  await incoming.keep(id)
  await incoming.drop()
  expect(objects()).toHaveLength(1)
  expect(sumOf((await read(id)) ?? new Uint8Array())).toBe(sumOf(bytes))
  await removeBytes(id)
  await removeBytes(id)
  expect(await read(id)).toBeNull()
  expect(objects()).toEqual([])
})

test('a material lies in the bucket, goes with its record, and a failed command leaves none', async () => {
  const put = (more: object = {}) =>
    addFile(as(teacher), { activityId, title: 'RPP', file: sentFile(PDF, '../../RPP.pdf'), ...more })
  const { id: materialId } = await put()
  const { fileId } = await db().material.findUniqueOrThrow({ where: { id: materialId } })
  expect(await read(fileId ?? '')).toEqual(PDF)
  await db().$executeRaw`alter table material add constraint t check (title <> 'gagal')`
  await expect(put({ title: 'gagal' })).rejects.toThrow()
  await db().$executeRaw`alter table material drop constraint t`
  expect(objects()).toHaveLength(1)
  await removeMaterial(as(teacher), { materialId })
  expect(objects()).toEqual([])
})

test('what a killed process left below incoming/ is swept once it is old, and nothing else', async () => {
  const [left, fresh] = [await writeIncoming(PDF), await writeIncoming(PDF)]
  const id = randomUUID()
  await fresh.keep(id)
  await fresh.drop()
  expect(objects()).toHaveLength(2)
  await sweepIncoming(new Date(Date.now() - 60_000))
  expect(objects()).toHaveLength(2)
  await sweepIncoming(new Date(Date.now() + 60_000))
  expect(objects()).toHaveLength(1)
  expect(await read(id)).toEqual(PDF)
  await left.drop()
  await removeBytes(id)
})

test('a key that is none is refused before anything is asked', async () => {
  await expect(readBytes('../secret')).rejects.toThrow('not the key')
  const incoming = await writeIncoming(PDF)
  await expect(incoming.keep('a/b')).rejects.toThrow('not the key')
  await incoming.drop()
  expect(objects()).toEqual([])
})
