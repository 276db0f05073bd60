import { beforeEach, expect, test } from 'vitest'
import type { Viewer } from '@/lib/access/viewer'
import { viewerOfPerson } from '@/lib/auth/load'
import { dateValue } from '@/lib/core/time'
import { handOver } from '@/lib/groups/handover/commands'
import { watchTerms } from '@/lib/groups/handover/jobs'
import { listBoards, readHandover } from '@/lib/groups/handover/queries'
import { addMember, endMembership } from '@/lib/groups/membership/commands'
import { appointOfficer, endTerm } from '@/lib/groups/officers/commands'
import { groupOf } from '@/lib/groups/queries'
import { db } from '../support/database'
import { hush, toldTo } from '../support/notices'
import { countAll, lastEntry } from '../support/people'
import { makeGroup, makeViewer, NOW } from '../support/world'

let groupId: string
let slug: string
let chair: Viewer
let next: Viewer
let count = 0
const as = (viewer: Viewer, now = NOW) => ({ viewer, now })
const run = (on: string) => watchTerms.run({}, { now: new Date(`${on}T01:17:00Z`), jobId: '1' })
const membershipOf = async ({ personId }: Viewer) =>
  (await db().membership.findFirstOrThrow({ where: { groupId, personId } })).id

beforeEach(async () => {
  count += 1
  slug = `board-${count}`
  groupId = (await makeGroup(slug)).id
  chair = await makeViewer({ officerOf: [groupId] })
  next = await makeViewer({ memberOf: [groupId] })
  await hush()
})

async function board(change: object = {}) {
  return {
    groupId,
    decreeNumber: '12/SK/2026',
    startedOn: '2026-09-01',
    endedOn: '2029-08-31',
    seats: [
      { membershipId: await membershipOf(next), title: 'Ketua', section: '' },
      { membershipId: await membershipOf(chair), title: 'Bidang', section: 'Kurikulum' },
      { membershipId: '', title: 'Bendahara', section: '' },
    ],
    ...change,
  }
}

const officersOn = async (on: string) => {
  const now = new Date(`${on}T05:00:00Z`)
  const found = await Promise.all([chair, next].map((one) => viewerOfPerson(one.personId, now)))
  return found.map((one) => one?.officerOf.includes(groupId))
}

test('the board changes with its day, nobody is without an officer, and both boards are told', async () => {
  await handOver(as(chair), await board())
  expect(await lastEntry()).toMatchObject({ command: 'officer.handOver', groupId })
  expect(await officersOn('2026-08-31')).toEqual([true, false])
  expect(await officersOn('2026-09-01')).toEqual([true, true])
  expect((await toldTo(next, 'membership.handover')).map((one) => one.data)).toEqual([{ due: '2026-09-01' }])
  expect(await toldTo(chair, 'membership.handover')).toHaveLength(1)
  const boards = await listBoards(next, groupId)
  expect(boards.map((one) => [one.decreeNumber, one.terms.map((term) => term.title)])).toEqual([
    ['12/SK/2026', ['Ketua', 'Bidang']],
    ['1', ['Ketua']],
  ])
  expect(boards[1]?.terms[0]?.endedOn).toEqual(dateValue('2026-08-31'))
})

test('a board that has not begun gives way to the next handover, and nothing else does', async () => {
  await handOver(as(chair), await board())
  await handOver(as(chair), await board({ startedOn: '2026-10-01', decreeNumber: '13' }))
  const boards = await listBoards(chair, groupId)
  expect(boards.map((one) => one.decreeNumber)).toEqual(['13', '1'])
  // The chair leads on until the new eve: an earlier handover had ended that term in August.
  expect(await officersOn('2026-09-15')).toEqual([true, false])
  expect(await officersOn('2026-10-01')).toEqual([true, true])
})

test.each([
  [
    'nobody',
    { seats: [{ membershipId: '', title: 'Ketua', section: '' }] },
    'seats.0.membershipId',
    'boardEmpty',
  ],
  ['no seats', { seats: [] }, 'seats.0.membershipId', 'boardEmpty'],
  ['no decree', { decreeNumber: ' ' }, 'decreeNumber', 'required'],
  ['a day that does not exist', { startedOn: '2026-02-30' }, 'startedOn', 'date'],
  ['an end before the start', { endedOn: '2026-08-31' }, 'endedOn', 'lastBeforeFirst'],
  ['a time that is over', { startedOn: '2026-01-01', endedOn: '2026-02-01' }, 'endedOn', 'handoverOver'],
  ['a start before the running board', { startedOn: '2025-07-01' }, 'startedOn', 'handoverEarlier'],
] as const)('refuses %s beside the field and leaves nothing', async (_, change, field, key) => {
  const before = await countAll()
  const sent = handOver(as(chair), (await board(change)) as never)
  await expect(sent).rejects.toMatchObject({ code: 'invalid', fields: { [field]: { key } } })
  expect(await countAll()).toEqual(before)
})

test('a seat is for a member of this group for the whole term, once a title', async () => {
  const membershipId = await membershipOf(next)
  const seat = { title: 'Ketua', section: '' }
  const refused = async (seats: object[], field: string, key: string) =>
    expect(handOver(as(chair), (await board({ seats })) as never)).rejects.toMatchObject({
      fields: { [field]: { key } },
    })
  await refused(
    [
      { ...seat, membershipId },
      { ...seat, membershipId },
    ],
    'seats.1.membershipId',
    'seatTwice',
  )
  await refused([{ membershipId, title: ' ', section: '' }], 'seats.0.title', 'required')
  const stranger = await makeViewer({ memberOf: [(await makeGroup(`${slug}-x`)).id] })
  const foreign = await db().membership.findFirstOrThrow({ where: { personId: stranger.personId } })
  await refused([{ ...seat, membershipId: foreign.id }], 'seats.0.membershipId', 'choose')
  await endMembership(as(chair), { membershipId, endedOn: '2026-12-31' })
  await refused([{ ...seat, membershipId }], 'seats.0.membershipId', 'beyondMembership')
  await endMembership(as(chair), { membershipId, endedOn: '2026-08-20' })
  await refused([{ ...seat, membershipId }], 'seats.0.membershipId', 'seatNotMember')
})

test('only officers of the group and administrators hand over', async () => {
  const open = await groupOf(next, slug)
  expect(open && (await readHandover(next, open, NOW))).toBeNull()
  await expect(handOver(as(next), await board())).rejects.toMatchObject({ code: 'forbidden' })
  const stranger = await makeViewer({ officerOf: [(await makeGroup(`${slug}-y`)).id] })
  await expect(handOver(as(stranger), await board())).rejects.toMatchObject({ code: 'notFound' })
  expect(await listBoards(stranger, groupId)).toEqual([])
  await handOver(as(await makeViewer({ isAdministrator: true })), await board())
})

async function endsOn(endedOn: string) {
  await db().officerTerm.updateMany({ where: { groupId }, data: { endedOn: dateValue(endedOn) } })
}

test('officers are told once that their term ends, and not where the next board is named', async () => {
  await endsOn('2026-09-10')
  await run('2026-08-10')
  expect(await toldTo(chair, 'membership.')).toEqual([])
  await run('2026-08-13')
  await run('2026-08-14')
  expect(await toldTo(chair, 'membership.termEnding')).toEqual([
    { kind: 'membership.termEnding', data: { due: '2026-09-10' }, path: '/members/handover' },
  ])
  expect(await toldTo(next, 'membership.')).toEqual([])
  await hush()
  await handOver(as(chair), await board())
  await hush()
  await run('2026-08-15')
  expect(await toldTo(chair, 'membership.')).toEqual([])
})

test('where nobody follows, officers stay in office until the handover', async () => {
  await endsOn('2026-08-20')
  await run('2026-08-20')
  expect(await officersOn('2027-08-20')).toEqual([true, false])
  expect(await lastEntry()).toMatchObject({ command: 'officer.stayOn', groupId, personId: null })
  expect(await toldTo(chair, 'membership.acting')).toHaveLength(1)
  const [only] = await db().officerTerm.findMany({ where: { groupId } })
  expect(only).toMatchObject({ endedOn: null, actingFrom: dateValue('2026-08-21') })
  await handOver(as(chair), await board({ endedOn: '' }))
  expect(await officersOn('2026-08-31')).toEqual([true, false])
})

test('they stay no longer than until a board that begins later, and not at all where they stepped down', async () => {
  await endsOn('2026-08-20')
  const membershipId = await membershipOf(next)
  const term = { title: 'Ketua', section: '', decreeNumber: '9', startedOn: '2026-09-05', endedOn: '' }
  await appointOfficer(as(chair), { ...term, membershipId })
  await run('2026-08-21')
  expect(await officersOn('2026-09-04')).toEqual([true, false])
  expect(await officersOn('2026-09-05')).toEqual([false, true])
  const administrator = await makeViewer({ isAdministrator: true })
  const held = await db().officerTerm.findMany({ where: { groupId } })
  for (const { id, startedOn } of held)
    await endTerm(as(administrator), {
      termId: id,
      endedOn: startedOn > NOW ? '2026-09-05' : '2026-08-25',
    })
  await run('2026-08-25')
  expect(await officersOn('2026-08-26')).toEqual([false, false])
})

test('whoever is no member any more does not stay in office', async () => {
  await endsOn('2026-08-20')
  await db().membership.updateMany({
    where: { groupId, personId: chair.personId },
    data: { endedOn: dateValue('2026-08-20') },
  })
  await run('2026-08-20')
  expect(await officersOn('2026-08-21')).toEqual([false, false])
  expect(await db().officerTerm.count({ where: { groupId, endedOn: null } })).toBe(0)
})

test('a person holds office in one group and is a plain member in another', async () => {
  const other = await makeGroup(`${slug}-other`)
  const officer = await makeViewer({ officerOf: [other.id] })
  const { personId } = chair
  const person = await db().person.update({
    where: { id: personId },
    data: { nuptk: String(count).padStart(16, '1') },
  })
  await addMember(as(officer), {
    ...{
      groupId: other.id,
      who: person.nuptk ?? '',
      name: '',
      school: '',
      email: '',
      startedOn: '2026-08-01',
    },
  })
  const both = await viewerOfPerson(personId, NOW)
  expect(both?.memberOf.map((one) => one.id).sort()).toEqual([groupId, other.id].sort())
  expect(both?.officerOf).toEqual([groupId])
})
