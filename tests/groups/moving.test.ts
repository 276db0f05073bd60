import { beforeEach, expect, test } from 'vitest'
import type { Viewer } from '@/lib/access/viewer'
import { viewerOfPerson } from '@/lib/auth/load'
import { dateValue } from '@/lib/core/time'
import { readMember } from '@/lib/groups/membership/queries'
import { moveMember } from '@/lib/groups/moving/commands'
import { groupOf } from '@/lib/groups/queries'
import { db } from '../support/database'
import { countAll, lastEntry } from '../support/people'
import { sql } from '../support/sql'
import { makeGroup, makeViewer, NOW } from '../support/world'

let from: { id: string; slug: string }
let to: { id: string; slug: string }
let both: Viewer
let lone: Viewer
let teacher: Viewer
let membershipId: string
let count = 0
const as = (viewer: Viewer) => ({ viewer, now: NOW })
const move = (change: object = {}, viewer = both) =>
  moveMember(as(viewer), { membershipId, group: to.slug, school: '', movesOn: '2026-08-10', ...change })

beforeEach(async () => {
  count += 1
  from = await makeGroup(`asal-${count}`)
  to = await makeGroup(`tujuan-${count}`)
  both = await makeViewer({ officerOf: [from.id, to.id] })
  lone = await makeViewer({ officerOf: [from.id] })
  teacher = await makeViewer({ officerOf: [from.id] })
  const where = { groupId: from.id, personId: teacher.personId }
  membershipId = (await db().membership.findFirstOrThrow({ where })).id
  for (const name of ['SDN 1', 'SDN 2'])
    await db().school.create({ data: { name: `${name} ${count}`, regionCode: '33.15' } })
})

test('a member goes to another group on a day: access goes with them, the office ends, both groups know', async () => {
  await move()
  expect(await lastEntry()).toMatchObject({ command: 'membership.move', groupId: from.id })
  const viewer = await viewerOfPerson(teacher.personId, NOW)
  expect(viewer?.memberOf.map((one) => one.slug)).toEqual([to.slug])
  expect(viewer?.officerOf).toEqual([])
  const [term] = await db().officerTerm.findMany({ where: { personId: teacher.personId } })
  expect(term?.endedOn).toEqual(dateValue('2026-08-09'))
  const open = async ({ slug }: { slug: string }) => {
    const group = await groupOf(both, slug)
    if (!group) throw new Error('not seen')
    return group
  }
  const left = await readMember(both, await open(from), membershipId, NOW)
  expect(left).toMatchObject({ over: true, movedTo: to.slug, fromGroup: null })
  const { id } = await db().membership.findFirstOrThrow({
    where: { groupId: to.id, personId: teacher.personId },
  })
  expect(await readMember(both, await open(to), id, NOW)).toMatchObject({ fromGroup: { name: from.slug } })
})

test('a move to come leaves everything as it is until its day', async () => {
  await move({ movesOn: '2026-09-01' })
  const on = async (day: string) =>
    (await viewerOfPerson(teacher.personId, new Date(`${day}T05:00:00Z`)))?.memberOf.map((one) => one.slug)
  expect(await on('2026-08-31')).toEqual([from.slug])
  expect(await on('2026-09-01')).toEqual([to.slug])
})

test('another school is kept with its days, and an earlier one stays on record', async () => {
  await move({ group: '', school: `SDN 1 ${count}` })
  await move({ group: '', school: `SDN 2 ${count}`, movesOn: '2026-08-12' })
  const stays = await db().schoolStay.findMany({
    where: { personId: teacher.personId },
    orderBy: { startedOn: 'asc' },
    select: { startedOn: true, endedOn: true, school: { select: { name: true } } },
  })
  expect(stays).toEqual([
    {
      school: { name: `SDN 1 ${count}` },
      startedOn: dateValue('2026-08-10'),
      endedOn: dateValue('2026-08-11'),
    },
    { school: { name: `SDN 2 ${count}` }, startedOn: dateValue('2026-08-12'), endedOn: null },
  ])
  const earlier = move({ group: '', school: `SDN 1 ${count}`, movesOn: '2026-08-11' })
  await expect(earlier).rejects.toMatchObject({ fields: { movesOn: { key: 'moveSchoolEarlier' } } })
  expect((await viewerOfPerson(teacher.personId, NOW))?.memberOf.map((one) => one.slug)).toEqual([from.slug])
})

test('the database keeps the schools of a person whoever changes them', async () => {
  const [one, other] = await db().school.findMany({
    where: { name: { endsWith: ` ${count}` } },
    orderBy: { name: 'asc' },
  })
  const { id } = await db().person.create({ data: { name: 'Baru', schoolId: one?.id ?? null } })
  await sql('update person set school_id = $2 where id = $1', [id, other?.id])
  await sql('update person set name = name where id = $1', [id])
  const stays = await sql(
    'select school_id, started_on is null as ever, ended_on is null as open from school_stay where person_id = $1 order by open',
    [id],
  )
  expect(stays).toEqual([
    { school_id: one?.id, ever: true, open: false },
    { school_id: other?.id, ever: false, open: true },
  ])
})

test.each([
  ['nowhere', { group: '' }, 'group', 'moveWhere'],
  ['a group that is not there', { group: 'tidak-ada' }, 'group', 'moveNotYours'],
  ['a school that is not there', { school: 'SDN tidak ada' }, 'school', 'unknownSchool'],
  ['a day that does not exist', { movesOn: '2026-02-30' }, 'movesOn', 'date'],
  ['the first day or earlier', { movesOn: '2025-07-01' }, 'movesOn', 'moveOutside'],
  ['a school for a day to come', { school: '50299999', movesOn: '2026-09-01' }, 'movesOn', 'moveSchoolLater'],
] as const)('refuses %s beside the field and leaves nothing', async (_, change, field, key) => {
  const before = await countAll()
  await expect(move(change)).rejects.toMatchObject({ fields: { [field]: { key } } })
  expect(await countAll()).toEqual(before)
})

test('the group itself, one in which they are, and one that the officer does not lead are refused', async () => {
  await expect(move({ group: from.slug })).rejects.toMatchObject({ fields: { group: { key: 'moveSame' } } })
  await expect(move({}, lone)).rejects.toMatchObject({ fields: { group: { key: 'moveNotYours' } } })
  const member = await makeViewer({ memberOf: [from.id] })
  await expect(move({}, member)).rejects.toMatchObject({ code: 'forbidden' })
  await db().membership.create({
    data: { groupId: to.id, personId: teacher.personId, startedOn: dateValue('2026-01-01') },
  })
  await expect(move()).rejects.toMatchObject({ fields: { group: { key: 'moveMember' } } })
  expect(await db().membership.count({ where: { id: membershipId, endedOn: null } })).toBe(1)
})

test('the last officer does not move away', async () => {
  const only = await makeGroup(`satu-satunya-${count}`)
  const last = await makeViewer({ officerOf: [only.id, to.id] })
  const { id } = await db().membership.findFirstOrThrow({ where: { groupId: only.id } })
  const sent = moveMember(as(last), { membershipId: id, group: to.slug, school: '', movesOn: '2026-08-14' })
  await expect(sent).rejects.toMatchObject({ complaint: { key: 'lastOfficer' } })
})
