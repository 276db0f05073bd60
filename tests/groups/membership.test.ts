import { beforeAll, expect, test } from 'vitest'
import type { Viewer } from '@/lib/access/viewer'
import { viewerOfPerson } from '@/lib/auth/load'
import { addMember, endMembership } from '@/lib/groups/membership/commands'
import { listMembers, listOfficers, nearbySchools, readMember } from '@/lib/groups/membership/queries'
import { appointOfficer, endTerm } from '@/lib/groups/officers/commands'
import { groupOf } from '@/lib/groups/queries'
import { db } from '../support/database'
import { countAll, lastEntry, outcomes } from '../support/people'
import { makeGroup, makeViewer, NOW } from '../support/world'

let groupId: string
let officer: Viewer
let teacher: Viewer
let stranger: Viewer
let supervisor: Viewer
let administrator: Viewer
const as = (viewer: Viewer) => ({ viewer, now: NOW })
const base = () => ({ groupId, who: '', name: '', school: '', email: '', startedOn: '2026-08-01' })
const term = { title: 'Sekretaris', section: '', decreeNumber: '7', startedOn: '2026-08-01', endedOn: '' }

beforeAll(async () => {
  groupId = (await makeGroup('one', '52.03', 'Asia/Makassar')).id
  officer = await makeViewer({ officerOf: [groupId] })
  teacher = await makeViewer({ memberOf: [groupId] })
  stranger = await makeViewer({ officerOf: [(await makeGroup('other')).id] })
  supervisor = await makeViewer({ regions: ['52'] })
  administrator = await makeViewer({ isAdministrator: true })
})

async function open(viewer: Viewer, slug = 'one') {
  const group = await groupOf(viewer, slug)
  if (!group) throw new Error('not seen')
  return group
}

/** A group of its own with one officer, for what ends things. */
async function led(slug: string) {
  const { id } = await makeGroup(slug)
  const viewer = await makeViewer({ officerOf: [id] })
  const where = { groupId: id, personId: viewer.personId }
  const membership = await db().membership.findFirstOrThrow({ where })
  const held = await db().officerTerm.findFirstOrThrow({ where })
  return { groupId: id, viewer, membershipId: membership.id, termId: held.id }
}

test('a known person is added by exact e-mail or NIP and sees the group at once', async () => {
  const data = { name: 'Ketut', email: 'ketut@contoh.sch.id', nip: '1'.repeat(18) }
  const { id: personId } = await db().person.create({ data })
  const { id } = await addMember(as(officer), { ...base(), who: ' KETUT@contoh.sch.id ' })
  expect(await lastEntry()).toMatchObject({ command: 'membership.start', groupId, subjectId: id })
  const viewer = await viewerOfPerson(personId, NOW)
  expect(viewer?.memberOf.map((group) => group.slug)).toEqual(['one'])
  const again = addMember(as(officer), { ...base(), who: '111111111 111111111' })
  await expect(again).rejects.toMatchObject({ fields: { who: { key: 'memberAlready' } } })
  await endMembership(as(officer), { membershipId: id, endedOn: '2026-08-12' })
  expect((await viewerOfPerson(personId, NOW))?.memberOf).toEqual([])
  await addMember(as(officer), { ...base(), who: data.email, startedOn: '2026-08-13' })
})

test('a new person is written down with a school, without an account; an administrator may too', async () => {
  await db().school.create({ data: { name: 'SDN 3 Selong', npsn: '50200033', regionCode: '52.03.07' } })
  const sent = { ...base(), name: 'Made', school: '50200033', email: 'made@contoh.sch.id' }
  const { id } = await addMember(as(administrator), sent)
  const member = await readMember(officer, await open(officer), id, NOW)
  expect(member?.person).toMatchObject({ name: 'Made', school: { name: 'SDN 3 Selong' } })
  const person = await db().person.findUniqueOrThrow({ where: { email: sent.email } })
  expect(person.passwordHash).toBeNull()
  expect(JSON.stringify(await lastEntry())).not.toContain('made@')
  expect(await nearbySchools(officer, await open(officer))).toHaveLength(1)
  expect(await nearbySchools(teacher, await open(teacher))).toEqual([])
})

test.each([
  ['nobody', {}, 'who', 'whoOrName'],
  ['two persons', { who: 'a@b.id', name: 'Made' }, 'name', 'notBoth'],
  ['somebody unknown', { who: 'a@b.id' }, 'who', 'unknownPerson'],
  ['an address that somebody has', { name: 'Made', email: 'made@contoh.sch.id' }, 'email', 'emailKnown'],
  ['an unknown school', { name: 'Made', school: 'x' }, 'school', 'unknownSchool'],
  ['a day that does not exist', { name: 'Made', startedOn: '2027-02-29' }, 'startedOn', 'date'],
  ['NUL', { name: 'Ma\0de' }, 'name', 'forbiddenCharacters'],
  ['NUL in an address', { who: 'a\0@b.id' }, 'who', 'forbiddenCharacters'],
  ['a name too long', { name: 'a'.repeat(161) }, 'name', 'tooLong'],
] as const)('adding refuses %s beside the field and leaves nothing', async (_, change, field, key) => {
  const before = await countAll()
  const sent = addMember(as(officer), { ...base(), ...change })
  await expect(sent).rejects.toMatchObject({ code: 'invalid', fields: { [field]: { key } } })
  expect(await countAll()).toEqual(before)
})

test('the same person added three times at once is one member', async () => {
  await db().person.create({ data: { name: 'Putu', email: 'putu@contoh.sch.id' } })
  const { succeeded, refused } = await outcomes(
    [1, 2, 3].map(() => addMember(as(officer), { ...base(), who: 'putu@contoh.sch.id' })),
  )
  expect(succeeded).toBe(1)
  for (const error of refused) expect(error).toMatchObject({ fields: { who: { key: 'memberAlready' } } })
})

test('only officers of the group and administrators change members; others are refused or do not find it', async () => {
  const where = { groupId, personId: teacher.personId }
  const { id: membershipId } = await db().membership.findFirstOrThrow({ where })
  const { id: termId } = await db().officerTerm.findFirstOrThrow({ where: { groupId } })
  const before = await countAll()
  const ends = { endedOn: '2026-08-20' }
  for (const [viewer, code] of [
    [teacher, 'forbidden'],
    [supervisor, 'forbidden'],
    [stranger, 'notFound'],
  ] as const) {
    const context = as(viewer)
    await expect(addMember(context, { ...base(), name: 'X' })).rejects.toMatchObject({ code })
    await expect(endMembership(context, { membershipId, ...ends })).rejects.toMatchObject({ code })
    await expect(appointOfficer(context, { ...term, membershipId })).rejects.toMatchObject({ code })
    await expect(endTerm(context, { termId, ...ends })).rejects.toMatchObject({ code })
  }
  expect(await countAll()).toEqual(before)
})

test('an active member is appointed, may act at once, and steps down again', async () => {
  const membership = await db().membership.findFirstOrThrow({
    where: { groupId, personId: teacher.personId },
  })
  const membershipId = membership.id
  const { id: termId } = await appointOfficer(as(officer), { ...term, membershipId, section: 'Bidang I' })
  expect(await lastEntry()).toMatchObject({ command: 'officer.appoint', groupId, subjectId: termId })
  expect((await viewerOfPerson(teacher.personId, NOW))?.officerOf).toEqual([groupId])
  const twice = appointOfficer(as(officer), { ...term, membershipId })
  await expect(twice).rejects.toMatchObject({ fields: { title: { key: 'termOverlaps' } } })
  const early = endTerm(as(officer), { termId, endedOn: '2026-07-31' })
  await expect(early).rejects.toMatchObject({ fields: { endedOn: { key: 'lastBeforeFirst' } } })
  await endTerm(as(officer), { termId, endedOn: '2026-08-12' })
  expect(await lastEntry()).toMatchObject({ command: 'officer.end', groupId, subjectId: termId })
  expect((await viewerOfPerson(teacher.personId, NOW))?.officerOf).toEqual([])
  const again = endTerm(as(officer), { termId, endedOn: '2026-08-12' })
  await expect(again).rejects.toMatchObject({ complaint: { key: 'endedAlready' } })
})

test.each([
  ['no title', { title: ' ' }, 'title', 'required'],
  ['no decree', { decreeNumber: '' }, 'decreeNumber', 'required'],
  ['a day that does not exist', { startedOn: '2027-02-29' }, 'startedOn', 'date'],
  ['an end before the start', { endedOn: '2026-07-31' }, 'endedOn', 'lastBeforeFirst'],
  ['script that is too long', { section: '<script>'.repeat(11) }, 'section', 'tooLong'],
] as const)('appointing refuses %s beside the field', async (_, change, field, key) => {
  const membership = await db().membership.findFirstOrThrow({ where: { groupId } })
  const sent = appointOfficer(as(officer), { ...term, membershipId: membership.id, ...change })
  await expect(sent).rejects.toMatchObject({ code: 'invalid', fields: { [field]: { key } } })
})

test('who is no longer a member is not appointed, and no term outlasts the membership', async () => {
  const former = await makeViewer({ formerlyOf: [groupId] })
  const where = { groupId, personId: former.personId }
  const membership = await db().membership.findFirstOrThrow({ where })
  const sent = appointOfficer(as(officer), { ...term, membershipId: membership.id })
  await expect(sent).rejects.toMatchObject({ fields: { startedOn: { key: 'notMember' } } })
  const { id: membershipId } = await addMember(as(officer), { ...base(), name: 'Sementara' })
  await endMembership(as(officer), { membershipId, endedOn: '2026-12-31' })
  const beyond = appointOfficer(as(officer), { ...term, membershipId })
  await expect(beyond).rejects.toMatchObject({ fields: { endedOn: { key: 'beyondMembership' } } })
  await appointOfficer(as(officer), { ...term, membershipId, endedOn: '2026-12-31' })
  const longer = endMembership(as(officer), { membershipId, endedOn: '2027-12-31' })
  await expect(longer).rejects.toMatchObject({ fields: { endedOn: { key: 'endsEarlier' } } })
})

test('no officer leaves the group without one, by term or by membership; an administrator may', async () => {
  const one = await led('lone')
  const ends = { endedOn: '2026-08-13' }
  const refused = { code: 'conflict', complaint: { key: 'lastOfficer' } }
  await expect(endTerm(as(one.viewer), { termId: one.termId, ...ends })).rejects.toMatchObject(refused)
  const leave = endMembership(as(one.viewer), { membershipId: one.membershipId, ...ends })
  await expect(leave).rejects.toMatchObject(refused)
  expect(await db().officerTerm.count({ where: { groupId: one.groupId, endedOn: null } })).toBe(1)
  const { id: membershipId } = await addMember(as(one.viewer), {
    ...base(),
    groupId: one.groupId,
    name: 'Pengganti',
  })
  // A successor who begins too late leaves days without anybody.
  const { id: late } = await appointOfficer(as(one.viewer), {
    ...term,
    membershipId,
    startedOn: '2026-09-01',
  })
  await expect(endTerm(as(one.viewer), { termId: one.termId, ...ends })).rejects.toMatchObject(refused)
  await endTerm(as(one.viewer), { termId: one.termId, endedOn: '2026-08-31' })
  await endTerm(as(administrator), { termId: late, endedOn: '2026-09-02' })
  await endTerm(as(administrator), { termId: one.termId, ...ends })
})

test('two officers who end each other’s term at once leave one', async () => {
  const one = await led('duel')
  const other = await makeViewer({ officerOf: [one.groupId] })
  const theirs = await db().officerTerm.findFirstOrThrow({ where: { personId: other.personId } })
  const { succeeded, refused } = await outcomes([
    endTerm(as(one.viewer), { termId: theirs.id, endedOn: '2026-08-13' }),
    endTerm(as(other), { termId: one.termId, endedOn: '2026-08-13' }),
  ])
  expect(succeeded).toBe(1)
  expect(refused[0]).toMatchObject({ complaint: { key: 'lastOfficer' } })
})

test('terms end with the membership, so that a return does not bring the office back', async () => {
  const one = await led('back')
  const other = await makeViewer({ officerOf: [one.groupId] })
  await endMembership(as(other), { membershipId: one.membershipId, endedOn: '2026-08-12' })
  expect(await lastEntry()).toMatchObject({ command: 'membership.end', groupId: one.groupId })
  const email = 'kembali@contoh.sch.id'
  await db().person.update({ where: { id: one.viewer.personId }, data: { email } })
  await addMember(as(other), { ...base(), groupId: one.groupId, who: email, startedOn: '2026-08-13' })
  const viewer = await viewerOfPerson(one.viewer.personId, NOW)
  expect(viewer?.memberOf).toHaveLength(1)
  expect(viewer?.officerOf).toEqual([])
})

test('identifiers and former members are for officers and administrators', async () => {
  const texts = async (viewer: Viewer, params = {}) =>
    JSON.stringify(await listMembers(viewer, await open(viewer), params, NOW))
  expect(await texts(officer)).toContain('ketut@contoh.sch.id')
  expect(await texts(administrator)).toContain('1'.repeat(18))
  for (const viewer of [teacher, supervisor]) {
    expect(await texts(viewer)).not.toContain('contoh.sch.id')
    expect(await texts(viewer)).not.toContain('1'.repeat(18))
    const asked = await listMembers(viewer, await open(viewer), { show: 'former' }, NOW)
    expect(asked.filter.show).toBeNull()
    const anyone = await db().membership.findFirstOrThrow({ where: { groupId } })
    expect(await readMember(viewer, await open(viewer), anyone.id, NOW)).toBeNull()
  }
  const former = await listMembers(officer, await open(officer), { show: 'former' }, NOW)
  expect(former.members.length).toBeGreaterThan(0)
  expect(await readMember(officer, await open(officer), 'x', NOW)).toBeNull()
  expect((await listOfficers(teacher, groupId, NOW)).length).toBeGreaterThan(0)
  expect(await listOfficers(stranger, groupId, NOW)).toEqual([])
})

test('many members are listed by name, page by page', async () => {
  const { id } = await makeGroup('many')
  for (let i = 0; i < 125; i += 1) {
    const person = await db().person.create({ data: { name: i % 2 ? 'Komang' : 'Gede' } })
    await db().membership.create({ data: { groupId: id, personId: person.id, startedOn: NOW } })
  }
  const seen: string[] = []
  let after: string | undefined
  do {
    const page = await listMembers(administrator, await open(administrator, 'many'), { after }, NOW)
    expect(page.count).toBe(125)
    seen.push(...page.members.map((one) => one.person.id))
    after = page.next
  } while (after)
  expect(new Set(seen).size).toBe(125)
  expect(seen.length).toBe(125)
})
