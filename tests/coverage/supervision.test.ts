import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Viewer } from '@/lib/access/viewer'
import { viewerOfPerson } from '@/lib/auth/load'
import { commentOnException, noteVisit } from '@/lib/coverage/exceptions/notes/commands'
import { listNotes } from '@/lib/coverage/exceptions/notes/queries'
import { lastWords } from '@/lib/coverage/exceptions/notes/rules'
import { groupExceptions } from '@/lib/coverage/exceptions/queries'
import { groupOverview } from '@/lib/coverage/queries'
import { wordsOf } from '@/lib/notices/export'
import { listNotices } from '@/lib/notices/queries'
import { db } from '../support/database'
import { hush, toldTo } from '../support/notices'
import { lastEntry } from '../support/people'
import { as } from '../support/problems'
import { makeGroup, makeViewer, NOW } from '../support/world'

let groupId: string
let group: { id: string; facts: { groupId: string; regionCode: string } }
let officer: Viewer
let second: Viewer
let teacher: Viewer
let supervisor: Viewer
let colleague: Viewer
let stranger: Viewer

beforeAll(async () => {
  groupId = (await makeGroup('satu', '33.15', 'Asia/Jayapura')).id
  group = { id: groupId, facts: { groupId, regionCode: '33.15' } }
  officer = await makeViewer({ officerOf: [groupId] })
  second = await makeViewer({ officerOf: [groupId] })
  teacher = await makeViewer({ memberOf: [groupId] })
  supervisor = await makeViewer({ regions: ['33.15'] })
  colleague = await makeViewer({ assignedGroups: [groupId] })
  stranger = await makeViewer({ officerOf: [(await makeGroup('dua')).id], regions: ['52'] })
})
beforeEach(hush)

const said = (text = 'Kapan kelompok bertemu lagi?') => ({ groupId, exception: 'silent' as const, text })
const seen = (more: object = {}) => ({
  groupId,
  exception: '',
  visitedOn: '2026-08-12',
  seen: 'Daftar hadir belum dikunci.',
  agreed: 'Dikunci sebelum Jumat.',
  ...more,
})
const everything = async () => [
  await db().supervisionNote.count(),
  await db().notice.count(),
  await db().auditEntry.count(),
]

describe('a comment', () => {
  test('is kept with who and when, the officers are told, and an officer answers the one who asked', async () => {
    await commentOnException(as(supervisor), said())
    const entry = await lastEntry()
    expect(entry).toMatchObject({ command: 'supervision.comment', groupId, detail: { exception: 'silent' } })
    for (const one of [officer, second])
      expect(await toldTo(one)).toEqual([
        { kind: 'supervision.comment', data: { exception: 'silent' }, path: '/coverage/exceptions' },
      ])
    for (const one of [teacher, supervisor, colleague, stranger]) expect(await toldTo(one)).toEqual([])
    await hush()
    await commentOnException(as(officer, 1), said('Minggu depan.'))
    expect((await toldTo(supervisor)).map(({ kind }) => kind)).toEqual(['supervision.answer'])
    for (const one of [officer, second, colleague]) expect(await toldTo(one)).toEqual([])
    const { notes } = await listNotes(officer, group)
    expect(notes.map(({ text, bySupervisor, person, at }) => [text, bySupervisor, person.name, at])).toEqual([
      ['Minggu depan.', false, 'Slamet', as(officer, 1).now],
      ['Kapan kelompok bertemu lagi?', true, 'Slamet', NOW],
    ])
    expect(notes.find((one) => one.id === entry.subjectId)?.text).toBe('Kapan kelompok bertemu lagi?')
  })

  test('a supervisor who did not write in this thread is not told of the answer to another', async () => {
    await commentOnException(as(colleague), { ...said(), exception: 'overdue' })
    await hush()
    await commentOnException(as(officer), said('Sudah dijadwalkan.'))
    expect(await toldTo(colleague)).toEqual([])
    expect(await toldTo(supervisor)).toHaveLength(1)
  })

  test('sent twice it is kept once', async () => {
    const [key, before] = [crypto.randomUUID(), await db().supervisionNote.count()]
    for (const _ of [1, 2]) await commentOnException(as(supervisor, 2, key), said('Satu kali saja.'))
    expect((await db().supervisionNote.count()) - before).toBe(1)
    expect(await toldTo(officer)).toHaveLength(1)
  })
})

test('a visit is kept with its day, what was seen and agreed, and the officers are told', async () => {
  await noteVisit(as(supervisor, 3), seen({ exception: 'overdue' }))
  expect(await lastEntry()).toMatchObject({ command: 'supervision.visit', groupId })
  expect(await toldTo(officer)).toEqual([
    {
      kind: 'supervision.visit',
      data: { due: '2026-08-12', exception: 'overdue' },
      path: '/coverage/exceptions',
    },
  ])
  expect((await listNotes(supervisor, group)).notes[0]).toMatchObject({
    kind: 'visit',
    exception: 'overdue',
    text: 'Daftar hadir belum dikunci.',
    agreed: 'Dikunci sebelum Jumat.',
    visitedOn: new Date('2026-08-12T00:00:00Z'),
    bySupervisor: true,
  })
})

test('a day of visit is judged in the zone of the group', async () => {
  // 02.00 on the 14th in Jayapura, still the 13th in Jakarta.
  const late = { viewer: supervisor, now: new Date('2026-08-13T17:00:00Z') }
  await noteVisit(late, seen({ visitedOn: '2026-08-14' }))
  await expect(noteVisit(late, seen({ visitedOn: '2026-08-15' }))).rejects.toMatchObject({
    fields: { visitedOn: { key: 'dateAhead' } },
  })
})

describe('refused, and nothing is left behind', () => {
  test.each([
    ['a teacher', () => teacher, 'forbidden', 'forbidden'],
    ['who has no part in it', () => stranger, 'notFound', 'notFound'],
    ['an officer, who notes no visits', () => officer, null, 'forbidden'],
  ])('%s', async (_, who, toComment, toVisit) => {
    const before = await everything()
    if (toComment)
      await expect(commentOnException(as(who()), said())).rejects.toMatchObject({ code: toComment })
    await expect(noteVisit(as(who()), seen())).rejects.toMatchObject({ code: toVisit })
    expect(await everything()).toEqual(before)
  })
  test('an administrator, who sees the group', async () => {
    const administrator = await makeViewer({ isAdministrator: true })
    const before = await everything()
    await expect(commentOnException(as(administrator), said())).rejects.toMatchObject({ code: 'forbidden' })
    await expect(noteVisit(as(administrator), seen())).rejects.toMatchObject({ code: 'forbidden' })
    expect((await listNotes(administrator, group)).notes).toEqual([])
    expect(await everything()).toEqual(before)
  })
  test.each([
    [{ seen: ' ' }, 'seen', 'required'],
    [{ agreed: '' }, 'agreed', 'required'],
    [{ seen: 'x'.repeat(2001) }, 'seen', 'tooLong'],
    [{ seen: 'Terlihat\u0000' }, 'seen', 'forbiddenCharacters'],
    [{ visitedOn: '2026-02-30' }, 'visitedOn', 'date'],
    [{ visitedOn: '' }, 'visitedOn', 'date'],
    [{ visitedOn: '1900-01-01' }, 'visitedOn', 'dateFar'],
    [{ visitedOn: '2026-08-14' }, 'visitedOn', 'dateAhead'],
    [{ exception: 'malas' }, 'exception', 'choose'],
  ])('a visit with %j', async (more, field, key) => {
    const before = await everything()
    await expect(noteVisit(as(supervisor), seen(more) as never)).rejects.toMatchObject({
      code: 'invalid',
      fields: { [field]: { key } },
    })
    expect(await everything()).toEqual(before)
  })
  test.each([
    [{ text: '' }, 'text', 'required'],
    [{ text: 'x'.repeat(2001) }, 'text', 'tooLong'],
    [{ exception: '' }, 'exception', 'choose'],
  ])('a comment with %j', async (more, field, key) => {
    await expect(commentOnException(as(officer), { ...said(), ...more } as never)).rejects.toMatchObject({
      fields: { [field]: { key } },
    })
  })
})

test('stands on the exception and on the page of the group, for those who may read it', async () => {
  const own = (await makeGroup('tiga', '33.16')).id
  const facts = { groupId: own, regionCode: '33.16' }
  const [theirs, above] = [await makeViewer({ officerOf: [own] }), await makeViewer({ regions: ['33.16'] })]
  for (const days of [0, 1, 2, 3]) await commentOnException(as(above, days), { ...said(), groupId: own })
  await noteVisit(as(above, 5), seen({ groupId: own }))
  const found = await groupExceptions(theirs, { id: own, facts }, as(theirs, 6).now)
  expect(found && lastWords(found.facts, 'silent')).toEqual([
    { what: 'comment', days: 3 },
    { what: 'visit', days: 1 },
  ])
  const member = await makeViewer({ memberOf: [own] })
  const latest = async (viewer: Viewer) =>
    (await groupOverview(viewer, own, 2026, NOW))?.supervision.map(({ kind }) => kind)
  expect(await latest(theirs)).toEqual(['visit', 'comment', 'comment'])
  expect(await latest(above)).toEqual(['visit', 'comment', 'comment'])
  expect(await latest(member)).toEqual([])
  expect(await listNotes(theirs, { id: own, facts }, 2)).toMatchObject({ notes: { length: 2 }, more: true })
})

test('the notice names the exception, is counted for a supervisor, and goes with the right to read it', async () => {
  const own = (await makeGroup('empat', '33.17')).id
  const [theirs, above] = [await makeViewer({ officerOf: [own] }), await makeViewer({ regions: ['33.17'] })]
  await commentOnException(as(above), { ...said(), groupId: own })
  await commentOnException(as(theirs), { ...said(), groupId: own })
  const at = async (viewer: Viewer) => (await viewerOfPerson(viewer.personId, NOW)) as Viewer
  expect((await at(above)).unread).toBe(1)
  const [told] = (await listNotices(await at(above), {})).notices
  const t = ((key: string) => key) as never
  expect(told && wordsOf(told, t, 'id')).toMatchObject({
    title: 'about.silent',
    text: 'kinds.supervision.answer',
  })
  expect((await listNotices(await at(theirs), {})).notices).toHaveLength(1)
  const endedOn = new Date('2026-08-01T00:00:00Z')
  await db().officerTerm.updateMany({ where: { groupId: own }, data: { endedOn } })
  expect((await listNotices(await at(theirs), {})).notices).toEqual([])
  await db().supervisorAssignment.updateMany({ where: { personId: above.personId }, data: { endedOn } })
  expect((await at(above)).unread).toBe(0)
  expect((await listNotices(await at(above), {})).notices).toEqual([])
})
