import { beforeAll, expect, test } from 'vitest'
import type { Viewer } from '@/lib/access/viewer'
import { changeActivity, scheduleMeeting, stepActivity } from '@/lib/activities/commands'
import { addGuest, removeGuest } from '@/lib/activities/guests/commands'
import { answerAsGuest, setGuestLink } from '@/lib/activities/guests/link/commands'
import { readGuestInvitation } from '@/lib/activities/guests/link/queries'
import { guestText } from '@/lib/activities/invitations/export'
import { readInvitations } from '@/lib/activities/invitations/queries'
import { reportProblem } from '@/lib/problems/commands'
import { db } from '../support/database'
import { as } from '../support/sharing'
import { makeGroup, makeViewer, meeting, NOW, report } from '../support/world'

let groupId: string
let officer: Viewer
let teacher: Viewer
let stranger: Viewer

beforeAll(async () => {
  groupId = (await makeGroup('one', '91.71', 'Asia/Jayapura')).id
  officer = await makeViewer({ officerOf: [groupId] })
  teacher = await makeViewer({ memberOf: [groupId] })
  stranger = await makeViewer({ officerOf: [(await makeGroup('two')).id] })
})

const days = [{ date: '2026-08-20', from: '08:00', to: '11:00' }]
const { groupId: _, ...plan } = meeting('')
const by = { address: '10.0.0.1', now: NOW }

async function invited(more: object = {}) {
  const { id: activityId } = await scheduleMeeting(as(officer), { ...meeting(groupId), days, ...more })
  const named = { name: 'Dr. Ketut Arta', institution: 'Undiksha', role: 'narasumber' }
  const { id: guestId } = await addGuest(as(officer), { activityId, ...named })
  return { activityId, guestId, token: await tokenOf(activityId) }
}
const tokenOf = async (activityId: string) =>
  (await readInvitations(officer, activityId, NOW))?.guests[0]?.token ?? ''
const read = (token: string, now = NOW) => readGuestInvitation(token, '10.0.0.1', now)

test('a guest sees when, where and what about, no problem and no other person, and answers until it begins', async () => {
  const { id } = await reportProblem(as(teacher), {
    ...report(groupId),
    situation: 'Kesulitan seorang murid.',
  })
  const { activityId, token } = await invited({ problemIds: [id] })
  await addGuest(as(officer), { activityId, name: 'Tamu lain', institution: '', role: '' })
  const found = await read(token)
  expect(found).toMatchObject({
    name: 'Dr. Ketut Arta',
    title: 'Diskusi permasalahan pembelajaran',
    agenda: [null, 'Pembukaan', 'Diskusi'],
    mine: null,
    answering: true,
  })
  for (const hidden of ['Kesulitan', 'Tamu lain', 'Slamet', teacher.personId, 'linkKey'])
    expect(JSON.stringify(found)).not.toContain(hidden)
  await answerAsGuest(token, { answer: 'excused', reason: 'Dinas luar' }, by)
  await answerAsGuest(token, { answer: 'coming', reason: 'dibuang' }, by)
  expect(await read(token)).toMatchObject({ mine: { answer: 'coming', reason: '' } })
  const told = await readInvitations(officer, activityId, NOW)
  expect(told?.guests[0]).toMatchObject({ said: { answer: 'coming' } })
  const entry = await db().auditEntry.findFirst({ where: { command: 'guest.answer', subjectId: activityId } })
  expect(entry).toMatchObject({ personId: null, groupId, detail: { answer: 'excused' } })
  await expect(answerAsGuest(token, { answer: 'maybe' as 'coming', reason: '' }, by)).rejects.toMatchObject({
    fields: { answer: { key: 'choose' } },
  })
  const begun = new Date('2026-08-19T23:00:00Z')
  await expect(
    answerAsGuest(token, { answer: 'excused', reason: '' }, { ...by, now: begun }),
  ).rejects.toMatchObject({ complaint: { key: 'answerTooLate' } })
  expect(await read(token, begun)).toMatchObject({ answering: false })
})

test('over after the meeting; a new date asks anew; put off and cancelled are said and not answered', async () => {
  const { activityId, token } = await invited()
  await answerAsGuest(token, { answer: 'coming', reason: '' }, by)
  const moved = [{ date: '2026-08-27', from: '08:00', to: '11:00' }]
  await changeActivity(as(officer), { ...plan, activityId, version: 1, reason: '', days: moved })
  expect(await read(token)).toMatchObject({ mine: null, answering: true })
  expect(await read(token, new Date('2026-08-27T02:00:00Z'))).toBe('over')
  await stepActivity(as(officer), { activityId, step: 'postpone', reason: 'Ujian' })
  expect(await read(token)).toMatchObject({ state: 'postponed', answering: false })
  await expect(answerAsGuest(token, { answer: 'coming', reason: '' }, by)).rejects.toMatchObject({
    complaint: { key: 'activityMoved' },
  })
  await expect(
    answerAsGuest(token, { answer: 'coming', reason: '' }, { ...by, now: new Date('2026-09-27T02:00:00Z') }),
  ).rejects.toMatchObject({ code: 'notFound' })
})

test('withdrawn, made anew, taken off the list: what went before opens nothing', async () => {
  const { activityId, guestId, token } = await invited()
  const set = (viewer: Viewer, link: 'renew' | 'withdraw') => setGuestLink(as(viewer), { guestId, link })
  await expect(set(teacher, 'withdraw')).rejects.toMatchObject({ code: 'forbidden' })
  await expect(set(stranger, 'withdraw')).rejects.toMatchObject({ code: 'notFound' })
  expect(await read(token)).toMatchObject({ activityId })
  await set(officer, 'withdraw')
  expect(await read(token)).toBe('unknown')
  expect(await tokenOf(activityId)).toBe('')
  await set(officer, 'renew')
  const fresh = await tokenOf(activityId)
  expect(fresh).not.toBe(token)
  expect(await read(fresh)).toMatchObject({ activityId })
  expect(await read(token)).toBe('unknown')
  const entries = await db().auditEntry.count({ where: { command: 'guest.link', subjectId: activityId } })
  expect(entries).toBe(2)
  await removeGuest(as(officer), { guestId })
  expect(await read(fresh)).toBe('unknown')
})

test('guessed links find nothing and are counted; a right one is not turned away for them', async () => {
  const { token, guestId } = await invited()
  const other = await invited()
  const wrong = [
    `${token.slice(0, 22)}${other.token.slice(22)}`,
    token.slice(0, 64),
    `${token}A`,
    '',
    '../x',
    guestId,
  ]
  for (const one of wrong) expect(await read(one)).toBe('unknown')
  for (const one of wrong.slice(0, 2))
    await expect(answerAsGuest(one, { answer: 'coming', reason: '' }, by)).rejects.toMatchObject({
      code: 'notFound',
    })
  let last = ''
  for (let i = 0; i < 130 && last !== 'limited'; i += 1) last = String(await read('x'))
  expect(last).toBe('limited')
  await expect(answerAsGuest('x', { answer: 'coming', reason: '' }, by)).rejects.toMatchObject({
    code: 'limited',
  })
  expect(await read(token)).toMatchObject({ answering: true })
  // And one guest cannot write without end.
  const say = () => answerAsGuest(token, { answer: 'coming', reason: '' }, by)
  for (let i = 0; i < 10; i += 1) await say()
  await expect(say()).rejects.toMatchObject({ code: 'limited' })
})

test('the text for a guest greets by name and carries the link', () => {
  const words = {
    greeting: 'Yth. Dr. Ketut,',
    invites: 'kami mengundang',
    when: 'Waktu',
    place: 'Tempat',
    link: 'Tautan',
    answer: 'Jawab:',
    closing: 'Terima kasih,',
  }
  const day = { startsAt: new Date('2026-08-19T23:00:00Z'), endsAt: new Date('2026-08-20T02:00:00Z') }
  const group = { name: 'KKG', zone: 'Asia/Jayapura' }
  const text = guestText(
    { title: 'Bedah *soal*', days: [day], place: 'SDN 1', link: '', group },
    words,
    'https://x/g',
  )
  expect(text.split('\n').slice(0, 6)).toEqual([
    'Yth. Dr. Ketut,',
    '',
    'kami mengundang',
    '*Bedah soal*',
    '',
    'Waktu: Kamis, 20 Agustus 2026, 08.00–11.00 WIT',
  ])
  expect(text).toContain('\nJawab:\nhttps://x/g\n')
})
