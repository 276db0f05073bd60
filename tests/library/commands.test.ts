import { beforeAll, expect, test } from 'vitest'
import type { Viewer } from '@/lib/access/viewer'
import { fileOf } from '@/lib/files/queries'
import { shareEntry, takeBackEntry } from '@/lib/library/commands'
import { forgetWords } from '@/lib/library/entries/commands'
import { readEntry } from '@/lib/library/queries'
import { closeProblem, reopenProblem, reportProblem } from '@/lib/problems/commands'
import { logTrial, withdrawTrial } from '@/lib/problems/trials/commands'
import {
  addFile,
  describeMaterial,
  publishMaterial,
  removeMaterial,
  unpublishMaterial,
} from '@/lib/sharing/materials/commands'
import { db } from '../support/database'
import { ownFiles } from '../support/documents'
import { PDF, sentFile } from '../support/files'
import { foundBy, published, solved } from '../support/library'
import { as, heldSession } from '../support/sharing'
import { trial } from '../support/trials'
import { makeGroup, makeViewer, report } from '../support/world'

let groupId: string
let teacher: Viewer
let colleague: Viewer
let officer: Viewer
let stranger: Viewer
let neighbour: Viewer
let supervisor: Viewer
let administrator: Viewer

beforeAll(async () => {
  ownFiles()
  groupId = (await makeGroup('one', '33.15.19')).id
  teacher = await makeViewer({ memberOf: [groupId] })
  colleague = await makeViewer({ memberOf: [groupId] })
  officer = await makeViewer({ officerOf: [groupId] })
  // In the same regency, and far away.
  neighbour = await makeViewer({ memberOf: [(await makeGroup('near', '33.15.01')).id] })
  stranger = await makeViewer({ officerOf: [(await makeGroup('far', '52.03.03', 'Asia/Makassar')).id] })
  supervisor = await makeViewer({ regions: ['33'] })
  administrator = await makeViewer({ isAdministrator: true })
})

const finders = async (q: string, id: string) => {
  const all = { teacher, colleague, officer, neighbour, stranger, supervisor, administrator }
  const seen = await Promise.all(Object.values(all).map(async (one) => (await foundBy(one, q)).includes(id)))
  return Object.keys(all).filter((_, i) => seen[i])
}
const group = ['teacher', 'colleague', 'officer', 'supervisor']

test('a solved problem is found by its words, by its answer and by a mistyped word; reopened it is not', async () => {
  const id = await solved(groupId, teacher, colleague)
  expect(await finders('menghafal perkalian', id)).toEqual(group)
  expect(await finders('dikelompokkan', id)).toEqual(group)
  expect(await finders('pembgian', id)).toEqual(group)
  expect(
    await foundBy(teacher, 'membagi', { kind: 'problem', objective: 'D', phase: 'A', subject: 'matem' }),
  ).toEqual([id])
  for (const other of [
    { kind: 'trial' },
    { objective: 'A' },
    { phase: 'B' },
    { subject: 'IPA' },
    { group: 'far' },
  ])
    expect(await foundBy(teacher, 'membagi', other)).toEqual([])
  const entry = await readEntry(teacher, id)
  expect(JSON.stringify(entry)).not.toContain(teacher.personId)
  expect(JSON.stringify(entry)).not.toContain('Slamet')
  await reopenProblem(as(teacher), { problemId: id, text: 'Belum.' })
  expect(await finders('menghafal', id)).toEqual([])
  expect(await readEntry(teacher, id)).toBeNull()
})

test('its owner shares an entry wider, and takes it back at once', async () => {
  const id = await solved(groupId, teacher, colleague, {
    situation: 'Murid takut bertanya saat percobaan magnet.',
  })
  const share = (viewer: Viewer, reach: string) => shareEntry(as(viewer), { entryId: id, reach } as never)
  for (const viewer of [colleague, officer, supervisor])
    await expect(share(viewer, 'nation')).rejects.toMatchObject({ code: 'forbidden' })
  for (const viewer of [stranger, administrator])
    await expect(share(viewer, 'nation')).rejects.toMatchObject({ code: 'notFound' })
  await expect(share(teacher, 'world')).rejects.toMatchObject({ fields: { reach: {} } })
  expect(await finders('magnet', id)).toEqual(group)
  await share(teacher, 'regency')
  expect(await finders('magnet', id)).toEqual(['teacher', 'colleague', 'officer', 'neighbour', 'supervisor'])
  expect(await readEntry(neighbour, id)).toMatchObject({
    inside: false,
    may: { share: false, takeBack: false },
  })
  await share(teacher, 'nation')
  expect(await finders('magnet', id)).toEqual([...group.slice(0, 3), 'neighbour', 'stranger', 'supervisor'])
  await expect(takeBackEntry(as(stranger), { entryId: id })).rejects.toMatchObject({ code: 'forbidden' })
  await takeBackEntry(as(officer), { entryId: id })
  expect(await finders('magnet', id)).toEqual(group)
  const audit = await db().auditEntry.findMany({
    where: { subjectId: id, command: { startsWith: 'library.' } },
  })
  expect(audit.map((one) => one.detail)).toEqual([
    { from: 'group', to: 'regency' },
    { from: 'regency', to: 'nation' },
    { from: 'nation', to: 'group' },
  ])
  // Shared, reopened and closed again it begins in the group.
  await share(teacher, 'nation')
  await reopenProblem(as(teacher), { problemId: id, text: 'Belum.' })
  await closeProblem(as(teacher), { problemId: id, outcome: 'solved', text: 'Karena itu.' })
  expect(await finders('magnet', id)).toEqual(group)
})

test('a problem for officers, its trial, and an unsolved one never come in', async () => {
  const secret = { visibility: 'officers' as const, situation: 'Rahasia besar tentang zirkonium.' }
  await solved(groupId, teacher, officer, secret).catch(() => null)
  const { id: problemId } = await reportProblem(as(teacher), { ...report(groupId), ...secret })
  await logTrial(as(teacher), { ...trial(problemId), tried: 'Percobaan zirkonium.' })
  const { id } = await reportProblem(as(teacher), {
    ...report(groupId),
    situation: 'Tidak selesai: zirkonium.',
  })
  await closeProblem(as(teacher), { problemId: id, outcome: 'unsolved', text: 'Karena itu.' })
  for (const viewer of [teacher, officer, supervisor]) expect(await foundBy(viewer, 'zirkonium')).toEqual([])
  expect(await db().libraryWord.count({ where: { word: 'zirkonium' } })).toBe(0)
})

test('a trial in class is found by who may read its problem', async () => {
  const { id: problemId } = await reportProblem(as(teacher), report(groupId))
  const { id } = await logTrial(as(teacher), {
    ...trial(problemId),
    tried: 'Kartu domino dari kardus berhasil.',
  })
  expect(await finders('domino', id)).toEqual(group)
  await withdrawTrial(as(teacher), { trialId: id, reason: 'Salah kelas.' })
  expect(await finders('domino', id)).toEqual([])
})

test('a material is found while it is published; its file goes as far as the library shares it', async () => {
  const activityId = await heldSession(groupId, { presenter: teacher, officer, present: [colleague] })
  const file = sentFile(PDF, 'gamelan.pdf', 'application/pdf')
  const described = { licence: 'group', grade: 'IV', subject: 'Seni Budaya' } as const
  const { id: materialId } = await addFile(as(teacher), {
    activityId,
    title: 'Gamelan sederhana',
    file,
    ...described,
  })
  expect(await finders('gamelan', materialId)).toEqual([])
  await publishMaterial(as(teacher), { materialId })
  expect(await finders('gamelan', materialId)).toEqual(group)
  const { fileId } = await db().material.findUniqueOrThrow({ where: { id: materialId } })
  const fetched = async (viewer: Viewer) => !!(await fileOf(viewer, fileId ?? ''))
  expect(await fetched(stranger)).toBe(false)
  const wider = () => shareEntry(as(teacher), { entryId: materialId, reach: 'nation' })
  await expect(wider()).rejects.toMatchObject({ fields: { reach: { key: 'licenceOfGroup' } } })
  const more = { materialId, title: 'Gamelan bambu', grade: 'V', subject: 'Seni' }
  await describeMaterial(as(teacher), { ...more, licence: 'ccBySa' })
  await wider()
  expect(await foundBy(stranger, 'bambu', { phase: 'C' })).toEqual([materialId])
  expect(await fetched(stranger)).toBe(true)
  await describeMaterial(as(teacher), { ...more, licence: 'group' })
  expect(await foundBy(stranger, 'bambu')).toEqual([])
  expect(await fetched(stranger)).toBe(false)
  await describeMaterial(as(teacher), { ...more, licence: 'ccBySa' })
  await wider()
  await unpublishMaterial(as(officer), { materialId })
  expect(await foundBy(stranger, 'bambu')).toEqual([])
  expect(await fetched(stranger)).toBe(false)
  await publishMaterial(as(teacher), { materialId })
  await removeMaterial(as(teacher), { materialId })
  expect(await finders('gamelan', materialId)).toEqual([])
  await forgetWords(db())
  expect(await db().libraryWord.count({ where: { word: 'bambu' } })).toBe(0)
})

test('a group that moves takes its entries along', async () => {
  const moving = await makeGroup('moving', '33.15.19')
  const chair = await makeViewer({ officerOf: [moving.id] })
  const activityId = await heldSession(moving.id, { presenter: chair, officer: chair, present: [chair] })
  const id = await published(activityId, chair, { title: 'Angklung keliling', licence: 'ccBy' })
  await shareEntry(as(chair), { entryId: id, reach: 'province' })
  expect(await foundBy(stranger, 'angklung')).toEqual([])
  await db().group.update({ where: { id: moving.id }, data: { regionCode: '52.03.03' } })
  expect(await foundBy(stranger, 'angklung')).toEqual([id])
  expect(await foundBy(neighbour, 'angklung')).toEqual([])
})
