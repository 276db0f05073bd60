import { beforeAll, expect, test } from 'vitest'
import type { Viewer } from '@/lib/access/viewer'
import { changeActivity, scheduleMeeting, stepActivity } from '@/lib/activities/commands'
import { answerInvitation } from '@/lib/activities/invitations/commands'
import { chatLink, invitationText, reminderText } from '@/lib/activities/invitations/export'
import { readInvitations, readPresence } from '@/lib/activities/invitations/queries'
import { readActivity } from '@/lib/activities/queries'
import { reportProblem } from '@/lib/problems/commands'
import { db } from '../support/database'
import { as } from '../support/sharing'
import { makeGroup, makeViewer, meeting, NOW, report } from '../support/world'

let groupId: string
let officer: Viewer
let stranger: Viewer
let supervisor: Viewer
let one: Viewer
let two: Viewer

beforeAll(async () => {
  groupId = (await makeGroup('one', '91.71', 'Asia/Jayapura')).id
  officer = await makeViewer({ officerOf: [groupId] })
  stranger = await makeViewer({ officerOf: [(await makeGroup('two')).id] })
  supervisor = await makeViewer({ assignedGroups: [groupId] })
  one = await makeViewer({ memberOf: [groupId] })
  two = await makeViewer({ memberOf: [groupId] })
})

const days = [{ date: '2026-08-20', from: '08:00', to: '11:00' }]
const made = async (more: object = {}) =>
  (await scheduleMeeting(as(officer), { ...meeting(groupId), days, ...more })).id
const coming = { answer: 'coming' as const, reason: '' }
const excused = { answer: 'excused' as const, reason: 'Anak sakit' }

test('members answer and change it until the meeting begins; officers see who did and who did not', async () => {
  const activityId = await made()
  await answerInvitation(as(one), { activityId, ...coming })
  await answerInvitation(as(one), { activityId, ...excused })
  await answerInvitation(as(two), { activityId, ...coming, reason: 'dibuang' })
  const found = await readInvitations(officer, activityId, NOW)
  expect(found?.members).toBe(3)
  expect(found?.coming.map((row) => row.id)).toEqual([two.personId])
  expect(found?.excused).toMatchObject([{ id: one.personId, reason: 'Anak sakit' }])
  expect(found?.silent.map((row) => row.id)).toEqual([officer.personId])
  expect(await readPresence(one, activityId, NOW)).toMatchObject({
    mine: { answer: 'excused', reason: 'Anak sakit' },
    said: [],
    answering: true,
  })
  expect(await readPresence(supervisor, activityId, NOW)).toMatchObject({
    mine: null,
    said: [],
    answering: false,
  })
  for (const other of [one, stranger, supervisor])
    expect(await readInvitations(other, activityId, NOW)).toBeNull()
  const entry = { command: 'invitation.answer', subjectId: activityId }
  expect(await db().auditEntry.count({ where: entry })).toBe(3)
  expect(await db().invitationAnswer.count({ where: { activityId } })).toBe(2)
})

test('an excuse needs a reason; strangers, supervisors and nonsense are refused; nothing is left', async () => {
  const activityId = await made()
  const say = (viewer: Viewer, more: object) =>
    answerInvitation(as(viewer), { activityId, ...coming, ...more } as typeof coming & { activityId: string })
  await expect(say(one, { answer: 'excused', reason: ' ' })).rejects.toMatchObject({
    fields: { reason: { key: 'reason' } },
  })
  await expect(say(one, { answer: 'maybe' })).rejects.toMatchObject({ fields: { answer: { key: 'choose' } } })
  await expect(say(one, { answer: 'excused', reason: 'x'.repeat(401) })).rejects.toMatchObject({
    fields: { reason: { key: 'tooLong' } },
  })
  await expect(say(stranger, {})).rejects.toMatchObject({ code: 'notFound' })
  await expect(say(supervisor, {})).rejects.toMatchObject({ code: 'forbidden' })
  expect(await db().invitationAnswer.count({ where: { activityId } })).toBe(0)
})

test('too late once it has begun; closed while it is postponed; a new date asks anew', async () => {
  const activityId = await made()
  const start = new Date('2026-08-19T23:00:00Z')
  await answerInvitation({ viewer: one, now: new Date(start.getTime() - 1) }, { activityId, ...coming })
  await expect(
    answerInvitation({ viewer: one, now: start }, { activityId, ...excused }),
  ).rejects.toMatchObject({ complaint: { key: 'answerTooLate' } })
  await stepActivity(as(officer), { activityId, step: 'postpone', reason: 'Ujian sekolah' })
  await expect(answerInvitation(as(one), { activityId, ...coming })).rejects.toMatchObject({
    complaint: { key: 'activityMoved' },
  })
  const { groupId: _, ...plan } = meeting(groupId)
  const moved = [{ date: '2026-08-27', from: '08:00', to: '11:00' }]
  await changeActivity(as(officer), { ...plan, activityId, version: 2, reason: '', days: moved })
  expect((await readInvitations(officer, activityId, NOW))?.silent).toHaveLength(3)
  expect((await readPresence(one, activityId, NOW))?.mine).toBeNull()
  await answerInvitation(as(one), { activityId, ...excused })
  expect((await readInvitations(officer, activityId, NOW))?.excused).toHaveLength(1)
})

const words = {
  greeting: 'Yth.',
  invites: 'mengundang ke',
  when: 'Waktu',
  place: 'Tempat',
  link: 'Tautan',
  agenda: 'Agenda',
  problem: 'Pembahasan masalah',
  letter: 'Surat',
  answer: 'Jawab:',
  closing: 'Terima kasih,',
  reminds: 'Belum menjawab',
}

test('the text to share says what, when with its zone, where and what about; never the words of a hidden problem', async () => {
  const { id: problemId } = await reportProblem(as(one), {
    ...report(groupId),
    visibility: 'officers',
    situation: 'Hanya untuk pengurus.',
  })
  const two = [...days, { date: '2026-12-31', from: '22:00', to: '23:59' }]
  const title = `Bedah *soal* "AKM" & O'Neil 🙂`
  const activityId = await made({
    problemIds: [problemId],
    title,
    days: two,
    link: 'https://meet.example/abc',
    letterNumber: '005/MGMP/*2026*',
    letterOn: '2026-08-14',
  })
  const found = await readInvitations(officer, activityId, NOW)
  if (!found) throw new Error('not there')
  const text = invitationText(found, words, 'https://sanggar.example/m')
  expect(text.split('\n')).toEqual([
    'Yth.',
    '',
    'mengundang ke',
    `*Bedah soal "AKM" & O'Neil 🙂*`,
    '',
    'Waktu: Kamis, 20 Agustus 2026, 08.00–11.00 WIT',
    'Waktu: Kamis, 31 Desember 2026, 22.00–23.59 WIT',
    'Tempat: SDN 1 Ringinpitu',
    'Tautan: https://meet.example/abc',
    'Surat: 005/MGMP/2026, 14 Agu 2026',
    '',
    'Agenda:',
    '1. Pembahasan masalah',
    '2. Pembukaan',
    '3. Diskusi',
    '',
    'Jawab:',
    'https://sanggar.example/m',
    '',
    'Terima kasih,',
    'one',
  ])
  expect(new URL(chatLink(text)).searchParams.get('text')).toBe(text)
  const reminder = reminderText(found, words, ['Sari, S.Pd.', 'Slamet'], 'https://sanggar.example/m')
  expect(reminder).toContain('\n1. Sari, S.Pd.\n2. Slamet\n')
  expect(reminder).not.toContain('Agenda')
})

test('the agenda holds the words of a problem for those alone who may read it', async () => {
  const { id: open } = await reportProblem(as(one), { ...report(groupId), situation: 'Untuk kelompok.' })
  const { id: closed } = await reportProblem(as(one), {
    ...report(groupId),
    visibility: 'officers',
    situation: 'Hanya untuk pengurus.',
  })
  const id = await made({ problemIds: [open, closed] })
  const about = async (viewer: Viewer) => {
    const agenda = (await readActivity(viewer, id))?.agenda ?? []
    expect(agenda.filter((item) => item.title === null && item.problemId)).toEqual([])
    return [open, closed].map((problemId) => agenda.find((item) => item.problemId === problemId)?.title)
  }
  expect(await about(officer)).toEqual([expect.any(String), expect.any(String)])
  expect(await about(two)).toEqual([expect.any(String), undefined])
  // Behind the wall these problems are not there at all: nor are their words.
  const administrator = await makeViewer({ isAdministrator: true })
  expect(await about(administrator)).toEqual([undefined, undefined])
  expect((await readActivity(administrator, id))?.agenda.filter((item) => item.title === null)).toHaveLength(
    2,
  )
})
