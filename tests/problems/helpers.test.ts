import { beforeAll, expect, test } from 'vitest'
import type { Viewer } from '@/lib/access/viewer'
import { scheduleMeeting, stepActivity } from '@/lib/activities/commands'
import { closeProblem, helpWithProblem } from '@/lib/problems/commands'
import { logContact, thankFor } from '@/lib/problems/contacts/commands'
import { answerAsk, askHelper, leaveHelp, volunteer } from '@/lib/problems/helpers/commands'
import { peopleToAsk } from '@/lib/problems/helpers/queries'
import { readProblem } from '@/lib/problems/queries'
import { db } from '../support/database'
import { outcomes } from '../support/people'
import { as, kindsOf, refused, reported } from '../support/problems'
import { makeGroup, makeViewer, meeting, NOW } from '../support/world'

let groupId: string
let reporter: Viewer
let peer: Viewer
let officer: Viewer
let second: Viewer
let stranger: Viewer

beforeAll(async () => {
  groupId = (await makeGroup('one')).id
  const other = (await makeGroup('two')).id
  reporter = await makeViewer({ memberOf: [groupId] })
  peer = await makeViewer({ memberOf: [groupId] })
  officer = await makeViewer({ officerOf: [groupId] })
  second = await makeViewer({ officerOf: [groupId] })
  stranger = await makeViewer({ officerOf: [other] })
})

const stateOf = async (id: string) => (await db().problem.findUniqueOrThrow({ where: { id } })).state
const helperOf = (problemId: string, { personId }: Viewer) =>
  db().problemHelper.findFirstOrThrow({ where: { problemId, personId } })

test('who volunteers takes the problem up; who steps back leaves it waiting', async () => {
  const problemId = await reported(reporter, groupId)
  await refused(problemId, () => volunteer(as(reporter), { problemId, text: '' }), 'conflict')
  await refused(problemId, () => volunteer(as(stranger), { problemId, text: '' }), 'notFound')
  const both = await outcomes([1, 2].map(() => volunteer(as(peer, 1), { problemId, text: '' })))
  expect(both).toMatchObject({ succeeded: 1, refused: [{ code: 'conflict' }] })
  expect(await stateOf(problemId)).toBe('takenUp')
  const { id: helperId } = await helperOf(problemId, peer)
  await refused(problemId, () => leaveHelp(as(officer), { helperId, text: 'x' }), 'notFound')
  await leaveHelp(as(peer, 2), { helperId, text: 'Pindah tugas.' })
  expect(await stateOf(problemId)).toBe('submitted')
  await volunteer(as(peer, 3), { problemId, text: '' })
  expect(await kindsOf(problemId)).toEqual(['reported', 'joined', 'left', 'joined'])
})

test('a cancelled meeting does not take a helper away', async () => {
  const problemId = await reported(reporter, groupId)
  await volunteer(as(peer), { problemId, text: '' })
  const { id: activityId } = await scheduleMeeting(as(officer), {
    ...meeting(groupId),
    problemIds: [problemId],
  })
  const { id: helperId } = await helperOf(problemId, peer)
  await stepActivity(as(officer), { activityId, step: 'cancel', reason: 'Bentrok.' })
  expect(await stateOf(problemId)).toBe('takenUp')
  await leaveHelp(as(peer), { helperId, text: 'x' })
  expect(await stateOf(problemId)).toBe('submitted')
})

test('who is asked answers alone', async () => {
  const problemId = await reported(reporter, groupId)
  const ask =
    (personId: string, by = officer) =>
    () =>
      askHelper(as(by), { problemId, personId, text: '' })
  await refused(problemId, ask(peer.personId, peer), 'forbidden')
  await refused(problemId, ask(peer.personId, stranger), 'notFound')
  for (const { personId } of [reporter, stranger, officer]) await refused(problemId, ask(personId), 'invalid')
  await ask(peer.personId)()
  await refused(problemId, ask(peer.personId, second), 'invalid')
  expect(await stateOf(problemId)).toBe('submitted')
  const { id: helperId } = await helperOf(problemId, peer)
  const answer = { helperId, answer: 'decline' as const }
  await refused(problemId, () => answerAsk(as(officer), { ...answer, text: 'x' }), 'notFound')
  await refused(problemId, () => answerAsk(as(peer), { ...answer, text: '' }), 'invalid')
  await answerAsk(as(peer), { ...answer, text: 'Sedang ujian.' })
  await refused(problemId, () => answerAsk(as(peer), { ...answer, answer: 'accept', text: '' }), 'conflict')
  await ask(peer.personId)()
  await answerAsk(as(peer), { ...answer, answer: 'accept', text: '' })
  expect(await stateOf(problemId)).toBe('takenUp')
})

test('of a problem for officers only officers are asked', async () => {
  const problemId = await reported(reporter, groupId, { visibility: 'officers' })
  await refused(
    problemId,
    () => askHelper(as(officer), { problemId, personId: peer.personId, text: '' }),
    'invalid',
  )
  const people = await peopleToAsk(
    officer,
    { groupId, reporterId: reporter.personId, visibility: 'officers' },
    NOW,
  )
  expect(people.map(({ person }) => person.id)).toEqual([second.personId])
  await askHelper(as(officer), { problemId, personId: second.personId, text: '' })
  expect(await readProblem(peer, problemId)).toBeNull()
})

test('a contact helps, is dated, and proves the held meeting that had the problem', async () => {
  const problemId = await reported(reporter, groupId)
  const { id: activityId } = await scheduleMeeting(as(officer), {
    ...meeting(groupId),
    objective: 'B',
    problemIds: [problemId],
  })
  const met = { problemId, contact: 'visit' as const, contactOn: '2026-08-12', text: 'Melihat kelasnya.' }
  const proofs = () => db().evidence.count({ where: { activityId, kind: 'help_given' } })
  await logContact(as(peer), met)
  expect(await proofs()).toBe(0)
  await stepActivity(as(officer), { activityId, step: 'hold', reason: '' })
  await logContact(as(peer), met)
  await logContact(as(peer), { ...met, contact: 'chat' })
  expect(await proofs()).toBe(1)
  expect(await stateOf(problemId)).toBe('helped')
  await refused(problemId, () => logContact(as(peer), { ...met, contactOn: '2026-08-14' }), 'invalid')
  await refused(problemId, () => logContact(as(peer), { ...met, contactOn: '2026-02-30' }), 'invalid')
  await refused(problemId, () => logContact(as(reporter), met), 'conflict')
  await refused(problemId, () => logContact(as(stranger), met), 'notFound')
  await closeProblem(as(reporter), { problemId, outcome: 'unsolved', text: 'Karena itu.' })
  await refused(problemId, () => logContact(as(peer), met), 'conflict')
})

test('the reporter thanks for each help once', async () => {
  const problemId = await reported(reporter, groupId)
  await helpWithProblem(as(peer), { problemId, text: 'Pakai biji.' })
  const { id: eventId } = await db().problemEvent.findFirstOrThrow({ where: { problemId, kind: 'help' } })
  await refused(problemId, () => thankFor(as(officer), { problemId, eventId }), 'forbidden')
  await refused(problemId, () => thankFor(as(stranger), { problemId, eventId }), 'notFound')
  const both = await outcomes([1, 2].map(() => thankFor(as(reporter), { problemId, eventId })))
  expect(both).toMatchObject({ succeeded: 1, refused: [{ code: 'conflict' }] })
  expect((await readProblem(peer, problemId))?.events.at(-1)?.thankedAt).not.toBeNull()
  const first = await db().problemEvent.findFirstOrThrow({ where: { problemId, kind: 'reported' } })
  await refused(problemId, () => thankFor(as(reporter), { problemId, eventId: first.id }), 'notFound')
})

test('two colleagues who help at the same moment both help', async () => {
  const problemId = await reported(reporter, groupId)
  const { succeeded } = await outcomes(
    [peer, officer].map((one) => helpWithProblem(as(one), { problemId, text: 'x' })),
  )
  expect(succeeded).toBe(2)
})
