import { createTranslator } from 'use-intl/core'
import { beforeAll, beforeEach, expect, test } from 'vitest'
import type { Viewer } from '@/lib/access/viewer'
import { messages } from '@/lib/i18n/messages'
import { wordsOf } from '@/lib/notices/export'
import { noticeLetter } from '@/lib/notices/mail/export'
import { ringWords } from '@/lib/notices/push/export'
import { listNotices } from '@/lib/notices/queries'
import { closeProblem, commentOnProblem, helpWithProblem, reopenProblem } from '@/lib/problems/commands'
import { logContact, thankFor } from '@/lib/problems/contacts/commands'
import { mergeProblem, partProblem } from '@/lib/problems/duplicates/commands'
import { followProblem } from '@/lib/problems/followers/commands'
import { answerAsk, askHelper, leaveHelp, volunteer } from '@/lib/problems/helpers/commands'
import { acceptReferral, declineReferral } from '@/lib/problems/referrals/answers/commands'
import {
  consentToReferral,
  proposeReferral,
  refuseReferral,
  withdrawReferral,
} from '@/lib/problems/referrals/commands'
import { logTrial, withdrawTrial } from '@/lib/problems/trials/commands'
import { db } from '../support/database'
import { hush, toldTo } from '../support/notices'
import { as, reported } from '../support/problems'
import { trial } from '../support/trials'
import { makeGroup, makeViewer } from '../support/world'

const NAME = 'Wulandari Tersembunyi'
const SECRET = 'perkalian'
let groupId: string
let toGroupId: string
let reporter: Viewer
let also: Viewer
let helper: Viewer
let officer: Viewer
let bystander: Viewer
let theirs: Viewer
let theirSecond: Viewer
let theirMember: Viewer
let problemId: string

beforeAll(async () => {
  groupId = (await makeGroup('one')).id
  toGroupId = (await makeGroup('two')).id
  reporter = await makeViewer({ memberOf: [groupId] })
  await db().person.update({ where: { id: reporter.personId }, data: { name: NAME } })
  also = await makeViewer({ memberOf: [groupId] })
  helper = await makeViewer({ memberOf: [groupId] })
  bystander = await makeViewer({ memberOf: [groupId] })
  officer = await makeViewer({ officerOf: [groupId] })
  theirs = await makeViewer({ officerOf: [toGroupId] })
  theirSecond = await makeViewer({ officerOf: [toGroupId] })
  theirMember = await makeViewer({ memberOf: [toGroupId] })
})

beforeEach(async () => {
  problemId = await reported(reporter, groupId, { hideName: 'yes' })
  await followProblem(as(also), { problemId })
  await volunteer(as(helper), { problemId, text: '' })
  await hush()
})

/** What each of the cast was told, by its kind after the dot; who was told nothing is left out. */
async function heard() {
  const cast = { reporter, also, helper, officer, bystander, theirs, theirSecond, theirMember }
  const all = await Promise.all(
    Object.entries(cast).map(async ([name, viewer]) => [
      name,
      (await toldTo(viewer, 'problem')).map((one) => one.kind.slice(8)).join(' '),
    ]),
  )
  await hush()
  return Object.fromEntries(all.filter(([, kinds]) => kinds))
}
const everybody = (kind: string) => ({ reporter: kind, also: kind, helper: kind })
const without = (who: string, kind: string) =>
  Object.fromEntries(Object.entries(everybody(kind)).filter(([name]) => name !== who))

test('help, a contact, a comment: reporter, who has it too and who helps are told, never who did it', async () => {
  await helpWithProblem(as(bystander), { problemId, text: 'Kartu' })
  expect(await heard()).toEqual(everybody('help'))
  await helpWithProblem(as(helper), { problemId, text: 'Kartu' })
  expect(await heard()).toEqual(without('helper', 'help'))
  await logContact(as(helper, 1), { problemId, contact: 'visit', contactOn: '2026-08-13', text: 'Ke kelas' })
  expect(await heard()).toEqual(without('helper', 'contact'))
  await commentOnProblem(as(also), { problemId, text: 'Sama' })
  expect(await heard()).toEqual(without('also', 'comment'))
})

test('a helper is told when thanked, who was asked when asked, the officer what they answered', async () => {
  await helpWithProblem(as(helper), { problemId, text: 'Kartu' })
  const { id: eventId } = await db().problemEvent.findFirstOrThrow({ where: { problemId, kind: 'help' } })
  await hush()
  await thankFor(as(reporter), { problemId, eventId })
  expect(await heard()).toEqual({ helper: 'thanked' })
  const ask = () => askHelper(as(officer), { problemId, personId: bystander.personId, text: '' })
  const mine = async () =>
    (await db().problemHelper.findFirstOrThrow({ where: { problemId, personId: bystander.personId } })).id
  await ask()
  expect(await heard()).toEqual({ bystander: 'asked' })
  await answerAsk(as(bystander), { helperId: await mine(), answer: 'decline', text: 'Sibuk' })
  expect(await heard()).toEqual({ officer: 'declined' })
  await ask()
  await hush()
  await answerAsk(as(bystander), { helperId: await mine(), answer: 'accept', text: '' })
  expect(await heard()).toEqual({ ...everybody('joined'), officer: 'joined' })
  await leaveHelp(as(bystander), { helperId: await mine(), text: 'Pindah tugas' })
  expect(await heard()).toEqual(everybody('left'))
})

test('each trial is told once, also a colleague’s; a withdrawn one is not told', async () => {
  const { id } = await logTrial(as(reporter), trial(problemId))
  expect(await heard()).toEqual(without('reporter', 'trial'))
  await logTrial(as(reporter), trial(problemId))
  await logTrial(as(bystander), trial(problemId))
  expect(await heard()).toEqual({ reporter: 'trial', also: 'trial trial', helper: 'trial trial' })
  await withdrawTrial(as(reporter), { trialId: id, reason: 'Salah kelas' })
  expect(await heard()).toEqual({})
})

test('closed as solved or not, and reopened', async () => {
  await closeProblem(as(reporter), { problemId, outcome: 'solved', text: 'Karena itu.' })
  expect(await heard()).toEqual(without('reporter', 'solved'))
  await reopenProblem(as(reporter), { problemId, text: 'Muncul lagi' })
  expect(await heard()).toEqual(without('reporter', 'reopened'))
  await closeProblem(as(reporter), { problemId, outcome: 'unsolved', text: 'Karena itu.' })
  expect(await heard()).toEqual(without('reporter', 'unsolved'))
})

test('merging and parting is one event for both problems: who follows both is told once', async () => {
  const otherId = await reported(bystander, groupId)
  await followProblem(as(also), { problemId: otherId })
  await mergeProblem(as(officer), { problemId, intoId: otherId, text: '' })
  expect(await heard()).toEqual({ ...everybody('merged'), bystander: 'merged' })
  await partProblem(as(officer), { problemId, text: 'Ternyata lain' })
  expect(await heard()).toEqual({ ...everybody('parted'), bystander: 'parted' })
})

const letter = 'Mohon bantuan rekan-rekan.'
async function proposed() {
  const { id } = await proposeReferral(as(officer), { problemId, toGroupId, letter })
  return id
}
async function agreed() {
  const referralId = await proposed()
  await consentToReferral(as(reporter), { problemId, referralId })
  return referralId
}

test('a referral: asked, agreed, accepted; and what happens there afterwards, each told once on the right page', async () => {
  const referralId = await proposed()
  expect(await heard()).toEqual({ reporter: 'consentAsked' })
  await consentToReferral(as(reporter), { problemId, referralId })
  const [came] = (await listNotices(theirs, {})).notices
  // Whence it comes is told, though nothing of the problem is read yet.
  const from = { group: { name: expect.stringContaining('one') } }
  expect(came).toMatchObject({
    path: '/problems/waiting',
    problem: null,
    referral: from,
    group: { slug: 'two' },
  })
  expect(await heard()).toEqual({
    also: 'referred',
    helper: 'referred',
    officer: 'referred',
    theirs: 'referralCame',
    theirSecond: 'referralCame',
  })
  const { id: linkedId } = await acceptReferral(as(theirs), { referralId })
  expect(await toldTo(theirSecond)).toMatchObject([{ path: `/problems/${linkedId}` }])
  expect(await toldTo(also)).toMatchObject([{ path: `/problems/${problemId}` }])
  const accepted = { ...everybody('referralAccepted'), officer: 'referralAccepted' }
  expect(await heard()).toEqual({ ...accepted, theirSecond: 'referralTaken' })
  await volunteer(as(theirMember), { problemId: linkedId, text: '' })
  expect(await heard()).toEqual(everybody('joined'))
  await closeProblem(as(reporter), { problemId, outcome: 'solved', text: 'Karena itu.' })
  expect(await heard()).toEqual({ also: 'solved', helper: 'solved', theirMember: 'solved' })
  await reopenProblem(as(reporter), { problemId, text: 'Muncul lagi' })
  expect(await heard()).toEqual({ also: 'reopened', helper: 'reopened', theirMember: 'reopened' })
})

test('a referral that ends tells those who knew of it, and the other group’s unread word of it is gone', async () => {
  const unread = async () => (await listNotices(theirs, {})).notices.length
  await refuseReferral(as(reporter), { problemId, referralId: await proposed(), text: '' })
  expect(await heard()).toEqual({ reporter: 'consentAsked', officer: 'referralRefused' })
  await withdrawReferral(as(officer), { problemId, referralId: await proposed(), text: '' })
  expect(await heard()).toEqual({ reporter: 'consentAsked referralWithdrawn' })
  const referralId = await agreed()
  expect(await unread()).toBe(1)
  await withdrawReferral(as(officer), { problemId, referralId, text: '' })
  expect(await unread()).toBe(0)
  await hush()
  const declined = await agreed()
  await hush()
  await declineReferral(as(theirs), { referralId: declined, text: 'Belum ada yang menguasai.' })
  expect(await heard()).toEqual({ ...everybody('referralDeclined'), officer: 'referralDeclined' })
})

test('who is no officer of the other group reads nothing of a referral there', async () => {
  await agreed()
  const { personId } = theirs
  await db().officerTerm.updateMany({ where: { personId }, data: { endedOn: new Date('2026-08-01') } })
  const once = { ...theirs, officerOf: [] }
  expect((await listNotices(once, {})).notices).toEqual([])
  await db().officerTerm.updateMany({ where: { personId }, data: { endedOn: null } })
})

test('no notice and no letter names who reported with a hidden name, and no letter has a word of the problem', async () => {
  await closeProblem(as(reporter), { problemId, outcome: 'solved', text: NAME })
  await reopenProblem(as(reporter), { problemId, text: NAME })
  await logTrial(as(reporter), { ...trial(problemId), tried: `${NAME} mencoba` })
  await commentOnProblem(as(reporter), { problemId, text: NAME })
  const referralId = await agreed()
  await acceptReferral(as(theirs), { referralId })
  for (const viewer of [also, helper, officer, theirs, theirSecond]) {
    const { notices } = await listNotices(viewer, {})
    expect(notices.length).toBeGreaterThan(0)
    for (const locale of ['id', 'en'] as const) {
      const t = createTranslator({ locale, messages: messages[locale], namespace: 'notices' })
      const shown = notices.map((notice) => wordsOf(notice, t, locale))
      for (const one of shown) expect(one.title && one.text).toBeTruthy()
      expect(JSON.stringify([shown, notices])).not.toContain(NAME)
      const to = { name: 'Rekan', address: 'r@contoh.sch.id' }
      const mail = noticeLetter({ to, locale, notices, about: ['problem'], token: 'x' })
      expect(JSON.stringify(mail)).not.toContain(NAME)
      expect(JSON.stringify(mail)).not.toContain(SECRET)
      for (const one of notices) {
        const ring = JSON.stringify(ringWords([one], locale, 'x'))
        expect(ring).not.toContain(NAME)
        expect(ring).not.toContain(SECRET)
      }
    }
  }
})

test('what was refused tells nobody', async () => {
  const attempts = [
    () => closeProblem(as(helper), { problemId, outcome: 'solved', text: 'Karena itu.' }),
    () => logContact(as(helper), { problemId, contact: 'visit', contactOn: '2030-01-01', text: 'Besok' }),
    () => logTrial(as(also), { ...trial(problemId), triedOn: '2030-01-01' }),
    () => mergeProblem(as(also), { problemId, intoId: problemId, text: '' }),
  ]
  for (const attempt of attempts) await expect(attempt()).rejects.toThrow()
  expect(await heard()).toEqual({})
})
