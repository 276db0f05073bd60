import { beforeEach, expect, test } from 'vitest'
import type { Viewer } from '@/lib/access/viewer'
import { linkProblem, recordAgenda } from '@/lib/activities/agenda/commands'
import { addItem, changeItem, moveItem, removeItem } from '@/lib/activities/agenda/items/commands'
import { readAgenda } from '@/lib/activities/agenda/queries'
import { changeActivity, scheduleMeeting, stepActivity } from '@/lib/activities/commands'
import { readActivity } from '@/lib/activities/queries'
import { recordAttendance } from '@/lib/activities/records/commands'
import { reportProblem } from '@/lib/problems/commands'
import { mergeProblem } from '@/lib/problems/duplicates/commands'
import { proposedForAgenda } from '@/lib/problems/waiting/queries'
import { db } from '../support/database'
import { makeGroup, makeViewer, meeting, NOW, report } from '../support/world'

let groupId: string
let officer: Viewer
let teacher: Viewer
let stranger: Viewer
let made = 0
const as = (viewer: Viewer) => ({ viewer, now: NOW })

beforeEach(async () => {
  made += 1
  groupId = (await makeGroup(`agenda-${made}`)).id
  officer = await makeViewer({ officerOf: [groupId] })
  teacher = await makeViewer({ memberOf: [groupId] })
  stranger = await makeViewer({ officerOf: [(await makeGroup(`other-${made}`)).id] })
})

const on = (date: string, agenda: string, more: object = {}) =>
  scheduleMeeting(as(officer), {
    ...meeting(groupId),
    days: [{ date, from: '08:00', to: '11:00' }],
    agenda,
    ...more,
  }).then(({ id }) => id)
const items = async (id: string) => (await readAgenda(officer, id, NOW))?.agenda ?? []
const titles = async (id: string) => (await items(id)).map((item) => item.title)
const blank = { minutes: null, ownerId: null, ownerName: '' }

async function itemOf(activityId: string, title: string) {
  const item = (await items(activityId)).find((one) => one.title === title)
  if (!item) throw new Error(`no item ${title}`)
  return { activityId, itemId: item.id, version: item.version }
}

async function mark(activityId: string, title: string, outcome: 'discussed' | 'notReached' | 'pending') {
  const { itemId } = await itemOf(activityId, title)
  await recordAgenda(as(officer), { activityId, items: [{ id: itemId, outcome }] })
}

async function hold(activityId: string) {
  const rows = [{ personId: teacher.personId, status: 'present' as const }]
  await recordAttendance(as(officer), { activityId, rows })
  await stepActivity(as(officer), { activityId, step: 'hold', reason: '' })
}
const cancel = (activityId: string) =>
  stepActivity(as(officer), { activityId, step: 'cancel', reason: 'Rapat dinas' })

test('items come, change, move and go one by one; a change of the plan leaves them as they are', async () => {
  const id = await on('2026-08-20', 'Pembukaan 10 menit\nDiskusi')
  await addItem(as(officer), {
    activityId: id,
    title: 'Penutup',
    minutes: 5,
    ownerId: null,
    ownerName: 'Pak Camat',
  })
  const diskusi = await itemOf(id, 'Diskusi')
  await changeItem(as(officer), {
    ...diskusi,
    title: 'Diskusi',
    minutes: 45,
    ownerId: teacher.personId,
    ownerName: '',
  })
  await expect(changeItem(as(officer), { ...diskusi, ...blank, title: 'x' })).rejects.toMatchObject({
    complaint: { key: 'agendaChanged' },
  })
  const move = async (title: string, to: 'up' | 'down') => {
    const { itemId } = await itemOf(id, title)
    await moveItem(as(officer), { activityId: id, itemId, to })
  }
  await move('Penutup', 'up')
  expect(await titles(id)).toEqual(['Pembukaan', 'Penutup', 'Diskusi'])
  await move('Pembukaan', 'up')
  await move('Diskusi', 'down')
  await move('Penutup', 'down')
  const before = await items(id)
  expect(before).toMatchObject([
    { title: 'Pembukaan', minutes: 10 },
    { title: 'Diskusi', minutes: 45, owner: { name: 'Slamet' }, version: 2 },
    { title: 'Penutup', minutes: 5, ownerName: 'Pak Camat' },
  ])
  await mark(id, 'Pembukaan', 'discussed')
  const { groupId: _, ...plan } = meeting(groupId)
  const days = [{ date: '2026-08-21', from: '08:00', to: '11:00' }]
  await changeActivity(as(officer), { ...plan, days, activityId: id, version: 1, reason: '' })
  expect(await items(id)).toMatchObject(before.map(({ id: key, title }) => ({ id: key, title })))
  const { itemId } = await itemOf(id, 'Pembukaan')
  await expect(removeItem(as(officer), { activityId: id, itemId })).rejects.toMatchObject({
    complaint: { key: 'agendaRecorded' },
  })
  const penutup = await itemOf(id, 'Penutup')
  await removeItem(as(officer), { activityId: id, itemId: penutup.itemId })
  expect(await titles(id)).toEqual(['Pembukaan', 'Diskusi'])
  const audit = await db().auditEntry.groupBy({ by: ['command'], where: { subjectId: id }, _count: true })
  expect(audit.map((one) => one.command)).toEqual(
    expect.arrayContaining(['agenda.add', 'agenda.change', 'agenda.move', 'agenda.remove']),
  )
})

test('bad input gets a sentence, others are refused, and nothing is written', async () => {
  const id = await on('2026-08-20', 'Pembukaan')
  const item = await itemOf(id, 'Pembukaan')
  const add = (viewer: Viewer, more: object) =>
    addItem(as(viewer), { activityId: id, title: 'Butir', ...blank, ...more })
  for (const [more, field, key] of [
    [{ title: ' ' }, 'title', 'required'],
    [{ minutes: 0 }, 'minutes', 'tooSmall'],
    [{ minutes: 601 }, 'minutes', 'tooLarge'],
    [{ minutes: 'lama' }, 'minutes', 'number'],
    [{ ownerId: teacher.personId, ownerName: 'Ibu' }, 'ownerName', 'oneOwner'],
    [{ ownerId: stranger.personId }, 'ownerId', 'unknown'],
  ] as const)
    await expect(add(officer, more)).rejects.toMatchObject({ fields: { [field]: { key } } })
  const acts = (viewer: Viewer) => [
    () => add(viewer, {}),
    () => changeItem(as(viewer), { ...item, ...blank, title: 'Lain' }),
    () => moveItem(as(viewer), { ...item, to: 'up' }),
    () => removeItem(as(viewer), item),
  ]
  for (const act of acts(teacher)) await expect(act()).rejects.toMatchObject({ code: 'forbidden' })
  for (const act of acts(stranger)) await expect(act()).rejects.toMatchObject({ code: 'notFound' })
  const other = await on('2026-08-27', 'Lain')
  await expect(moveItem(as(officer), { ...item, activityId: other, to: 'up' })).rejects.toMatchObject({
    code: 'notFound',
  })
  await cancel(other)
  const closed = addItem(as(officer), { activityId: other, title: 'x', ...blank })
  await expect(closed).rejects.toMatchObject({ complaint: { key: 'agendaClosed' } })
  await expect(on('2026-08-20', 'a'.repeat(201))).rejects.toMatchObject({
    fields: { agenda: { key: 'agendaLineLong' } },
  })
  expect(await titles(id)).toEqual(['Pembukaan'])
  expect(await readAgenda(teacher, id, NOW)).toBeNull()
})

test('many officers arrange one agenda at once: every item keeps a place of its own', async () => {
  const id = await on('2026-08-20', 'A\nB\nC')
  const all = await items(id)
  await Promise.all([
    ...all.map((one) => moveItem(as(officer), { activityId: id, itemId: one.id, to: 'down' })),
    ...['D', 'E', 'F'].map((title) => addItem(as(officer), { activityId: id, title, ...blank })),
  ])
  expect((await titles(id)).toSorted()).toEqual(['A', 'B', 'C', 'D', 'E', 'F'])
})

test('problems nobody took up are proposed, the longest waiting first, without those on the agenda', async () => {
  const told = [3, 1, 2].map((i) => ({ ...report(groupId), situation: `Masalah nomor ${i} di kelas.` }))
  for (const one of told) await reportProblem(as(teacher), one)
  const id = await on('2026-08-20', '')
  const proposed = (viewer: Viewer, agendaOf?: string) =>
    proposedForAgenda(viewer, { id: groupId, problemDays: 42 }, NOW, agendaOf)
  const waiting = await proposed(officer, id)
  expect(waiting.map((one) => one.situation.at(14))).toEqual(['3', '1', '2'])
  await linkProblem(as(officer), { activityId: id, problemId: waiting[0]?.id ?? '' })
  expect((await proposed(officer)).map((one) => one.situation.at(14))).toEqual(['1', '2'])
  expect(await proposed(stranger)).toEqual([])
  // The one that was merged into the other cannot be put on an agenda, so it is not proposed.
  const [one, into] = await proposed(officer)
  await mergeProblem(as(officer), { problemId: one?.id ?? '', intoId: into?.id ?? '', text: '' })
  expect((await proposed(officer)).map((left) => left.situation.at(14))).toEqual(['2'])
})

test('what was not reached stands at the top of the next meeting, once, and is taken back when corrected', async () => {
  const first = await on('2026-08-12', 'Pembukaan\nBedah modul 30 menit')
  const next = await on('2026-08-20', 'Pembukaan')
  await on('2026-08-27', 'Lain')
  await mark(first, 'Bedah modul', 'notReached')
  expect(await titles(next)).toEqual(['Pembukaan'])
  await hold(first)
  expect(await titles(next)).toEqual(['Bedah modul', 'Pembukaan'])
  const [carried] = await items(next)
  expect(carried).toMatchObject({ minutes: 30, carriedFrom: { activity: { id: first } } })
  expect((await readActivity(teacher, first))?.agenda[1]?.carriedTo).toMatchObject([
    { activity: { id: next } },
  ])
  await mark(first, 'Bedah modul', 'notReached')
  await on('2026-08-19', 'Sisipan')
  expect(await titles(next)).toEqual(['Bedah modul', 'Pembukaan'])
  await mark(first, 'Bedah modul', 'discussed')
  expect(await titles(next)).toEqual(['Pembukaan'])
})

test('without a next meeting it waits for the one that is scheduled; a practice in class is none', async () => {
  const first = await on('2026-08-12', 'Bedah modul')
  await hold(first)
  await mark(first, 'Bedah modul', 'notReached')
  const alone = await on('2026-08-14', '', { mode: 'on' })
  expect(await titles(alone)).toEqual([])
  const next = await on('2026-08-20', 'Pembukaan')
  expect(await titles(next)).toEqual(['Bedah modul', 'Pembukaan'])
  // Not reached there either: it goes on from there.
  await db().activity.update({ where: { id: next }, data: { startsAt: NOW } })
  await hold(next)
  await mark(next, 'Bedah modul', 'notReached')
  const third = await on('2026-08-27', '')
  expect(await items(third)).toMatchObject([{ carriedFrom: { activity: { id: next } } }])
  // What a held meeting made of it stays, whatever is corrected before it.
  await mark(first, 'Bedah modul', 'discussed')
  expect(await titles(next)).toContain('Bedah modul')
})

test('a cancelled meeting passes on what it was given, as it was changed there; taken off, it comes no more', async () => {
  const first = await on('2026-08-12', 'Bedah modul')
  await hold(first)
  await mark(first, 'Bedah modul', 'notReached')
  const second = await on('2026-08-20', '')
  await changeItem(as(officer), {
    ...(await itemOf(second, 'Bedah modul')),
    ...blank,
    title: 'Bedah modul',
    minutes: 20,
  })
  await cancel(second)
  expect(await titles(second)).toEqual(['Bedah modul'])
  const third = await on('2026-08-27', 'Pembukaan')
  expect(await titles(second)).toEqual([])
  expect(await items(third)).toMatchObject([
    { title: 'Bedah modul', minutes: 20, carriedFrom: { activity: { id: first } } },
    { title: 'Pembukaan' },
  ])
  await removeItem(as(officer), await itemOf(third, 'Bedah modul'))
  expect(await titles(await on('2026-08-28', ''))).toEqual([])
})

test('two meetings scheduled at once: what waits is carried to one of them', async () => {
  const first = await on('2026-08-12', 'Bedah modul')
  await hold(first)
  await mark(first, 'Bedah modul', 'notReached')
  const both = await Promise.all([on('2026-08-20', ''), on('2026-08-21', '')])
  const where = await Promise.all(both.map(titles))
  expect(where.flat()).toEqual(['Bedah modul'])
})
