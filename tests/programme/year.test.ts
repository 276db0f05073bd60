import { beforeAll, expect, test } from 'vitest'
import type { Viewer } from '@/lib/access/viewer'
import { scheduleMeeting, stepActivity } from '@/lib/activities/commands'
import { recordAttendance } from '@/lib/activities/records/commands'
import { coverageWords } from '@/lib/coverage/export'
import { timelineData } from '@/lib/coverage/timeline/export'
import { MOST, readTimeline } from '@/lib/coverage/timeline/queries'
import { programmePdf } from '@/lib/documents/programme/print/queries'
import { csvResponse } from '@/lib/export/csv'
import { xlsxBytes } from '@/lib/export/xlsx'
import { reportProblem } from '@/lib/problems/commands'
import { dayAsked, readActual } from '@/lib/programme/actual/queries'
import { itemActual, stateBefore } from '@/lib/programme/actual/rules'
import { addItem, adoptProgramme, changeItem } from '@/lib/programme/commands'
import { copyItems } from '@/lib/programme/copies/commands'
import { readCopy } from '@/lib/programme/copies/queries'
import { programmeData } from '@/lib/programme/export'
import { problemAsked, readGaps } from '@/lib/programme/gaps/queries'
import { applyImport, uploadSheet } from '@/lib/programme/imports/commands'
import { readImport } from '@/lib/programme/imports/queries'
import { readItem, readProgramme } from '@/lib/programme/queries'
import { askedItem } from '@/lib/programme/schema'
import { db } from '../support/database'
import { readPdf } from '../support/pdf'
import { makeGroup, makeViewer, meeting, NOW, planItem, report } from '../support/world'

const placeOf = (id: string) => ({
  id,
  zone: 'Asia/Jakarta',
  facts: { groupId: id, regionCode: '33.15' },
})
let group: ReturnType<typeof placeOf>
let officer: Viewer
let teacher: Viewer
let stranger: Viewer
const as = (viewer: Viewer, now = NOW) => ({ viewer, now })
const full = {
  origin: 'policy' as const,
  inCharge: 'Bidang Kurikulum',
  budget: 'Rp 1.250.000,-',
  fund: 'BOS',
  indicator: '45 guru hadir',
}

beforeAll(async () => {
  group = placeOf((await makeGroup('one')).id)
  officer = await makeViewer({ officerOf: [group.id] })
  teacher = await makeViewer({ memberOf: [group.id] })
  stranger = await makeViewer({ officerOf: [(await makeGroup('two')).id] })
})

test('an item names its origin, a person, a budget and an indicator; the problem that asked for it is its own group’s', async () => {
  const { id: itemId } = await addItem(as(officer), { ...planItem(group.id), ...full })
  expect(await readItem(officer, itemId)).toMatchObject({
    budget: 1_250_000,
    fund: 'BOS',
    inCharge: full.inCharge,
  })
  await db().person.update({ where: { id: teacher.personId }, data: { name: 'Endang Utami, S.Pd.' } })
  await changeItem(as(officer), { ...planItem(group.id), itemId, inCharge: 'endang  utami, s.pd.' })
  expect(await readItem(officer, itemId)).toMatchObject({
    inCharge: '',
    inChargeBy: { name: 'Endang Utami, S.Pd.' },
    budget: null,
  })
  const { id: problemId } = await reportProblem(as(teacher), report(group.id))
  const asked = { ...planItem(group.id), title: 'Pembagian', problemId }
  const answer = await addItem(as(officer), asked)
  expect(await readItem(officer, answer.id)).toMatchObject({ origin: 'problem', problemId })
  const foreign = await reportProblem(as(stranger), report(stranger.officerOf[0] ?? ''))
  for (const id of [foreign.id, crypto.randomUUID()])
    await expect(addItem(as(officer), { ...asked, problemId: id })).rejects.toMatchObject({
      fields: { problemId: { key: 'unknown' } },
    })
  await changeItem(as(officer), { ...planItem(group.id), itemId: answer.id, origin: 'policy' })
  expect(await readItem(officer, answer.id)).toMatchObject({ origin: 'policy', problemId: null })
  for (const budget of ['gratis', '-5', '3.000.000.000'])
    await expect(addItem(as(officer), { ...planItem(group.id), budget })).rejects.toMatchObject({
      fields: { budget: expect.anything() },
    })
})

test('what the year lacks: objectives, problems and months, each with what fills the form in', async () => {
  const waiting = await reportProblem(as(teacher), { ...report(group.id), objective: 'G', supporting: [] })
  const onAgenda = await reportProblem(as(teacher), report(group.id))
  await scheduleMeeting(as(officer), { ...meeting(group.id), objective: 'B', problemIds: [onAgenda.id] })
  const gaps = await readGaps(officer, group, 2026, NOW)
  expect(gaps.objectives).toEqual(
    ['A', 'B', 'C', 'E', 'F', 'G'].map((code) => ({ code, held: code === 'B' ? 1 : 0 })),
  )
  const ids = gaps.problems.map((one) => one.id)
  expect([ids.includes(waiting.id), ids.includes(onAgenda.id)]).toEqual([true, false])
  expect([gaps.months[0], gaps.months.length]).toEqual(['2026-09', 10])
  expect(await problemAsked(officer, group.id, waiting.id)).toMatchObject({ objective: 'G' })
  expect(await problemAsked(stranger, group.id, waiting.id)).toBeNull()
  expect(await problemAsked(officer, group.id, ['x'])).toBeNull()
  // Answered by an item of one year it is missing in the next, as long as it is open.
  await addItem(as(officer), {
    ...planItem(group.id),
    ...{ schoolYear: 2025, month: '2025-10', problemId: waiting.id },
  })
  const missing = async (year: number) =>
    (await readGaps(officer, group, year, NOW)).problems.some((one) => one.id === waiting.id)
  expect([await missing(2025), await missing(2026)]).toEqual([false, true])
  expect((await readGaps(stranger, group, 2026, NOW)).problems).toEqual([])
  expect(askedItem({ objective: 'G', month: '2026-09' }, 2026)).toMatchObject({ objective: 'G' })
  expect(askedItem({ objective: 'H', month: '2025-09' }, 2026)).toEqual({})
})

test('plan against actual is read from the history of a day', async () => {
  const { id: itemId } = await addItem(as(officer), {
    ...planItem(group.id),
    title: 'Silabus',
    objective: 'A',
  })
  const made = { ...meeting(group.id), objective: 'A' as const, itemId }
  const { id: activityId } = await scheduleMeeting(as(officer, new Date('2026-08-01T01:00:00Z')), made)
  await recordAttendance(as(officer), {
    activityId,
    rows: [{ personId: teacher.personId, status: 'present' }],
  })
  await stepActivity(as(officer), { activityId, step: 'hold', reason: '' })
  const on = async (day: string) => {
    const { rows, sums, beside } = await readActual(officer, group, 2026, day)
    const row = rows.find((one) => one.id === itemId)
    return [row?.standing, row?.jpHeld, row?.late, sums.objectives[0]?.held, beside.length]
  }
  expect(await on('2026-07-31')).toEqual(['none', 0, false, 0, 0])
  expect(await on('2026-08-12')).toEqual(['scheduled', 0, false, 0, 0])
  expect(await on('2026-08-13')).toEqual(['held', 4, false, 1, 0])
  expect((await readActual(stranger, group, 2026, '2026-08-13')).rows).toEqual([])
  const other = (await readActual(officer, group, 2026, '2026-09-01')).rows.find((one) => one.id !== itemId)
  expect(other).toMatchObject({ standing: 'none', late: true })
  const { all } = (await readActual(officer, group, 2026, '2026-08-13')).sums
  expect(all).toMatchObject({ held: 1, jpHeld: 4 })
  const free = await scheduleMeeting(as(officer), { ...meeting(group.id), title: 'Di luar program' })
  await recordAttendance(as(officer), {
    activityId: free.id,
    rows: [{ personId: teacher.personId, status: 'present' }],
  })
  await stepActivity(as(officer), { activityId: free.id, step: 'hold', reason: '' })
  expect((await on('2026-08-13'))[4]).toBe(1)
  expect(
    ['2026-02-30', 'x', ['2026-01-01'], undefined, '9999-01-01'].map((day) => dayAsked(day, group.zone, NOW)),
  ).toEqual(Array(5).fill('2026-08-13'))
  expect(dayAsked('2026-01-31', group.zone, NOW)).toBe('2026-01-31')
  const at = (day: number) => new Date(Date.UTC(2026, 7, day))
  const cancelled = [
    { to: 'scheduled', at: at(1) },
    { to: 'cancelled', at: at(3) },
  ]
  expect([
    stateBefore(cancelled, at(1)),
    stateBefore(cancelled, at(2)),
    stateBefore(cancelled, at(4)),
  ]).toEqual([null, 'scheduled', 'cancelled'])
  const early = {
    id: 'a',
    kind: 'meeting' as const,
    title: 'x',
    startsAt: at(9),
    jp: 4,
    transitions: [{ to: 'held', at: at(2) }],
  }
  const item = {
    id: 'i',
    title: 'x',
    month: at(1),
    objective: 'A' as const,
    category: 'general' as const,
    jp: 4,
    budget: null,
  }
  expect(itemActual({ ...item, activities: [early] }, at(5)).standing).toBe('scheduled')
})

test('the timeline has every month of its period, activities and items without one', async () => {
  const period = { year: 2026, part: 'year' } as const
  const { months, activities } = await readTimeline(officer, group, period, NOW)
  expect(months).toHaveLength(12)
  expect(months[1]?.activities.length).toBe(activities.length)
  expect(months[1]?.items.map((one) => one.title)).toContain('Diskusi permasalahan pembelajaran')
  const none = await readTimeline(stranger, group, period, NOW)
  expect(none.months.flatMap((one) => [...one.activities, ...one.items])).toEqual([])
})

test('a timeline that is longer than its page says so, there and in its file', async () => {
  const { id: groupId } = await makeGroup('full')
  const viewer = await makeViewer({ officerOf: [groupId] })
  const { id: first } = await addItem(as(viewer), planItem(groupId))
  const { id: _, ...item } = await db().programmeItem.findUniqueOrThrow({ where: { id: first } })
  const more = (count: number) =>
    db().programmeItem.createMany({ data: Array.from({ length: count }, () => item) })
  const read = () => readTimeline(viewer, placeOf(groupId), { year: 2026, part: 'year' }, NOW)
  const told = async () => {
    const found = await read()
    const place = { slug: 'full', name: 'full', zone: 'Asia/Jakarta' }
    const data = timelineData(place, found, { year: 2026, part: 'year' }, coverageWords('en'), '')
    const shown = found.months.flatMap((one) => one.items).length
    return [shown, found.cut, JSON.stringify(data.sides).includes('Only the first 400 are shown here.')]
  }
  await more(MOST - 1)
  expect(await told()).toEqual([400, false, false])
  await more(1)
  expect(await told()).toEqual([400, true, true])
})

const head = ['No', 'Kegiatan', 'Kategori', 'Asal', 'Bulan', 'Tujuan', 'Nama tujuan', 'Pendukung', 'JP']
const words = {
  heads: [...head, 'Penanggung jawab', 'Anggaran', 'Sumber dana', 'Indikator', 'Alasan'],
  month: (month: string) => ({ month, locale: 'id' }),
  category: (one: string) => ({ coreRoutine: 'Inti – rutin' })[one] ?? one,
  origin: (one: string) => one,
  objective: (code: string) => code,
}

test('exported as CSV and XLSX it can be taken in again, and everything is there already', async () => {
  const items = (await readProgramme(officer, group.id, 2026))?.items ?? []
  const data = programmeData('program', items, words)
  const files = [
    new File([await csvResponse(data).blob()], 'x.csv'),
    new File([(await xlsxBytes(data)) as BlobPart], 'x.xlsx'),
  ]
  for (const file of files) {
    const { id } = await uploadSheet(as(officer), { groupId: group.id, schoolYear: 2026, file })
    const found = await readImport(officer, id, { all: true, after: 0 })
    expect(found?.counts).toMatchObject({ there: items.length, new: 0, doubtful: 0, refused: 0 })
    await expect(applyImport(as(officer), { importId: id, why: '' })).rejects.toMatchObject({
      code: 'conflict',
    })
  }
})

test('adopted on a day with three signatures, printed lying across; a draft says that it is one', async () => {
  const asked = { groupId: group.id, schoolYear: 2026 }
  const before = await programmePdf(teacher, group.id, 2026, NOW)
  const draft = await readPdf(before?.body as Uint8Array)
  expect(JSON.stringify(draft)).toContain('Rancangan')
  await expect(adoptProgramme(as(officer), { ...asked, adoptedOn: '2026-08-14' })).rejects.toMatchObject({
    fields: { adoptedOn: { key: 'adoptedLater' } },
  })
  await expect(adoptProgramme(as(officer), { ...asked, headName: '' })).rejects.toMatchObject({
    fields: { headName: { key: 'required' } },
  })
  await adoptProgramme(as(officer), {
    ...asked,
    adoptedOn: '2026-07-10',
    headName: 'Budi Hartono, S.Pd.',
    secretaryName: 'Kartini',
    acknowledgingTitle: 'Pengawas SD',
    acknowledgingName: 'Dra. Nurul Hidayati',
  })
  const programme = await readProgramme(teacher, group.id, 2026)
  expect(programme?.adoptedOn).toEqual(new Date('2026-07-10'))
  expect(programme?.signatures.map((one) => [one.title, one.name])).toEqual([
    ['Ketua', 'Budi Hartono, S.Pd.'],
    ['Sekretaris', 'Kartini'],
    ['Pengawas SD', 'Dra. Nurul Hidayati'],
  ])
  const printed = await programmePdf(teacher, group.id, 2026, NOW)
  const pdf = JSON.stringify(await readPdf(printed?.body as Uint8Array))
  for (const text of ['10 Juli 2026', 'Pengawas SD', 'Dra. Nurul Hidayati', 'Kartini', 'Silabus'])
    expect(pdf).toContain(text)
  expect(await programmePdf(stranger, group.id, 2026, NOW)).toBeNull()
  expect(await programmePdf(officer, group.id, 2031, NOW)).toBeNull()
})

test('copied into the next year as a draft: chosen items, months shifted, none doubled, none of another group', async () => {
  const { items } = await readCopy(officer, group.id, 2027)
  const ids = items.slice(0, 2).map((one) => one.id)
  const asked = { groupId: group.id, schoolYear: 2027, itemIds: ids }
  await expect(copyItems(as(teacher), asked)).rejects.toMatchObject({ code: 'forbidden' })
  await expect(copyItems(as(stranger), asked)).rejects.toMatchObject({ code: 'notFound' })
  await expect(copyItems(as(officer), { ...asked, itemIds: [] })).rejects.toMatchObject({
    fields: { itemIds: { key: 'chooseItems' } },
  })
  await expect(
    copyItems(as(stranger), { ...asked, groupId: stranger.officerOf[0] ?? '' }),
  ).rejects.toMatchObject({ fields: { itemIds: { key: 'unknown' } } })
  expect(await db().programme.count({ where: { schoolYear: 2027 } })).toBe(0)
  expect(await copyItems(as(officer), asked)).toMatchObject({ count: 2, there: 0 })
  expect(await copyItems(as(officer), asked)).toMatchObject({ count: 0, there: 2 })
  const copied = await readProgramme(officer, group.id, 2027)
  expect(copied?.adoptedAt).toBeNull()
  expect(copied?.items.map((one) => one.month.toISOString().slice(0, 7))).toEqual(['2027-08', '2027-08'])
  expect((await readCopy(officer, group.id, 2027)).items.filter((one) => one.there)).toHaveLength(2)
  await adoptProgramme(as(officer), { groupId: group.id, schoolYear: 2027 })
  await expect(copyItems(as(officer), asked)).rejects.toMatchObject({ complaint: { key: 'copyIntoAdopted' } })
  expect((await readCopy(officer, group.id, 2027)).adopted).toBe(true)
  const audit = await db().auditEntry.count({ where: { groupId: group.id, command: 'programme.copy' } })
  expect(audit).toBe(2)
})
