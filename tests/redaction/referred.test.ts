import { beforeAll, expect, test } from 'vitest'
import type { Viewer } from '@/lib/access/viewer'
import { linkProblem } from '@/lib/activities/agenda/commands'
import { scheduleMeeting } from '@/lib/activities/commands'
import { readActivity } from '@/lib/activities/queries'
import { searchLibrary } from '@/lib/library/queries'
import { listNotices } from '@/lib/notices/queries'
import { closeProblem, commentOnProblem, helpWithProblem } from '@/lib/problems/commands'
import { attachFile } from '@/lib/problems/files/commands'
import { addFinding } from '@/lib/problems/findings/commands'
import { readProblem } from '@/lib/problems/queries'
import { acceptReferral } from '@/lib/problems/referrals/answers/commands'
import { consentToReferral, proposeReferral } from '@/lib/problems/referrals/commands'
import { incomingReferrals } from '@/lib/problems/referrals/queries'
import { logTrial } from '@/lib/problems/trials/commands'
import { redactWords } from '@/lib/redaction/commands'
import { listRedactions, previewRedaction } from '@/lib/redaction/queries'
import { BLANK } from '@/lib/redaction/rules'
import { db } from '../support/database'
import { ownFiles } from '../support/documents'
import { PDF, sentFile } from '../support/files'
import { hush } from '../support/notices'
import { as, reported } from '../support/problems'
import { sql } from '../support/sql'
import { standing } from '../support/standing'
import { figures, trial } from '../support/trials'
import { makeGroup, makeViewer, meeting } from '../support/world'

let home: string
let away: string
let third: string
let reporter: Viewer
let officer: Viewer
let theirs: Viewer
let theirMember: Viewer
let thirdOfficer: Viewer

beforeAll(async () => {
  ownFiles()
  home = (await makeGroup('one')).id
  away = (await makeGroup('two')).id
  third = (await makeGroup('three')).id
  reporter = await makeViewer({ memberOf: [home] })
  officer = await makeViewer({ officerOf: [home] })
  theirs = await makeViewer({ officerOf: [away] })
  theirMember = await makeViewer({ memberOf: [away] })
  thirdOfficer = await makeViewer({ officerOf: [third] })
})

async function referred(problemId: string, toGroupId: string, by: Viewer, letter: string) {
  const { id: referralId } = await proposeReferral(as(officer), { problemId, toGroupId, letter })
  await consentToReferral(as(reporter), { problemId, referralId, openly: true })
  return (await acceptReferral(as(by), { referralId })).id
}

/** A name in all that is told of a problem in the three groups that have it. */
async function spread(name: string) {
  const told = `Murid bernama ${name} belum paham.`
  const problemId = await reported(reporter, home, { situation: told, tried: told })
  await addFinding(as(reporter), { problemId, source: 'self', text: told })
  await attachFile(as(reporter), { problemId, file: sentFile(PDF, `Nilai ${name}.pdf`) })
  const linkedId = await referred(problemId, away, theirs, told)
  const thirdId = await referred(problemId, third, thirdOfficer, 'Mohon bantuan.')
  await helpWithProblem(as(theirMember), { problemId: linkedId, text: told })
  await logTrial(as(theirMember), {
    ...trial(linkedId),
    tried: told,
    happened: told,
    figures: { ...figures, instrument: told },
  })
  const { id: meetingId } = await scheduleMeeting(as(theirs), meeting(away))
  await linkProblem(as(theirs), { activityId: meetingId, problemId: linkedId })
  await closeProblem(as(reporter), { problemId, outcome: 'solved', text: told })
  return { problemId, linkedId, thirdId, meetingId }
}

/** What the people of the three groups read. */
async function read({ problemId, linkedId, thirdId, meetingId }: Awaited<ReturnType<typeof spread>>) {
  return JSON.stringify([
    await readProblem(reporter, problemId),
    await readProblem(theirMember, linkedId),
    await readProblem(thirdOfficer, thirdId),
    await readActivity(theirs, meetingId),
    (await searchLibrary(theirMember, { q: 'murid bernama paham' })).rows,
  ])
}

const redact = (by: Viewer, groupId: string, phrases: string) =>
  redactWords(as(by), { groupId, phrases, inside: false, reason: 'pupil' })

test.each([
  ['at home', 'Kartikaningsih', () => ({ by: officer, groupId: home })],
  ['where it was referred to', 'Prabuwati', () => ({ by: theirs, groupId: away })],
])('a word blanked %s stands nowhere of the problem, in whichever group has it', async (_, name, who) => {
  const made = await spread(name)
  expect(await read(made)).toContain(name)
  expect((await standing(sql, name)).length).toBeGreaterThan(8)
  const { by, groupId } = who()
  await redact(by, groupId, name)
  const after = await read(made)
  expect(after).not.toContain(name)
  expect(after).toContain(BLANK)
  expect(await standing(sql, name)).toEqual([])
})

test('each group has its own record of it, and the officers of the others are told without the word', async () => {
  const name = 'Anggorowati'
  const { linkedId } = await spread(name)
  await hush()
  const { count } = await redact(officer, home, name)
  const [own] = (await listRedactions(reporter, home, {})).rows
  expect([own?.count, own?.by.name]).toEqual([count, expect.any(String)])
  const [there] = (await listRedactions(theirMember, away, { of: linkedId })).rows
  expect(there?.places.map((one) => one.place)).toEqual(
    expect.arrayContaining(['problem', 'problem_event', 'trial', 'agenda_item', 'class_result']),
  )
  const blanked = async (viewer: Viewer) =>
    (await listNotices(viewer, {})).notices.filter((one) => one.kind === 'problem.blanked')
  expect(await blanked(theirs)).toMatchObject([{ data: {} }])
  expect(await blanked(thirdOfficer)).toHaveLength(1)
  for (const viewer of [officer, theirMember]) expect(await blanked(viewer)).toEqual([])
  const entries = await db().auditEntry.findMany({ where: { command: 'redaction.make', groupId: away } })
  expect(entries.at(-1)).toMatchObject({ personId: officer.personId, detail: { reason: 'pupil', papers: 0 } })
})

test('what another group wrote is found where it is read, and nothing else of it is shown or counted', async () => {
  const { problemId, linkedId } = await spread('Sulastriningrum')
  // Read at home as help from there, and written nowhere else.
  await commentOnProblem(as(theirMember), { problemId: linkedId, text: 'Begitu pula Wirastomo di sana.' })
  const seen = await previewRedaction(officer, home, { phrases: ['Wirastomo'], inside: false })
  expect([seen.count, seen.texts.map((one) => one.table)]).toEqual([1, ['problem_event']])
  await redact(officer, home, 'Wirastomo')
  expect(await standing(sql, 'Wirastomo')).toEqual([])
  // A comment at home is not read where the problem was referred to; nor is a trial there read at home.
  await commentOnProblem(as(reporter), { problemId, text: 'Juga Hadiningtyas.' })
  await logTrial(as(theirMember), { ...trial(linkedId), tried: 'Bersama Kusumaningrat mencoba lagi.' })
  for (const [by, groupId, word] of [
    [theirs, away, 'Hadiningtyas'],
    [officer, home, 'Kusumaningrat'],
  ] as const) {
    const sought = { phrases: [word], inside: false }
    const nowhere = { fields: { phrases: { key: 'phraseNowhere' } } }
    await expect(previewRedaction(by, groupId, sought)).rejects.toMatchObject(nowhere)
    await expect(redact(by, groupId, word)).rejects.toMatchObject(nowhere)
    expect(await standing(sql, word)).not.toEqual([])
  }
})

test('the letter of a referral that waits is blanked where it is read', async () => {
  const problemId = await reported(reporter, home)
  const letter = 'Tentang Mangunkusumah, mohon bantuan.'
  const { id: referralId } = await proposeReferral(as(officer), { problemId, toGroupId: away, letter })
  const shown = async () => JSON.stringify(await incomingReferrals(theirs, away))
  // Not agreed to, so not read there.
  await expect(redact(theirs, away, 'Mangunkusumah')).rejects.toMatchObject({ code: 'invalid' })
  await consentToReferral(as(reporter), { problemId, referralId })
  expect(await shown()).toContain('Mangunkusumah')
  await redact(theirs, away, 'Mangunkusumah')
  expect(await shown()).toContain(BLANK)
  expect(await standing(sql, 'Mangunkusumah')).toEqual([])
})

test('officers of two groups at once blank the same word in one problem: nobody waits for ever, nothing stays', async () => {
  await spread('Tirtaatmaja')
  const both = await Promise.allSettled([
    redact(officer, home, 'Tirtaatmaja'),
    redact(theirs, away, 'Tirtaatmaja'),
  ])
  expect(both.filter((one) => one.status === 'fulfilled')).toHaveLength(1)
  expect(await standing(sql, 'Tirtaatmaja')).toEqual([])
})
