import { beforeAll, expect, test } from 'vitest'
import type { Viewer } from '@/lib/access/viewer'
import { viewerOfPerson } from '@/lib/auth/load'
import { groupOf } from '@/lib/groups/queries'
import { assignSupervisor, endAssignment } from '@/lib/people/assignments/commands'
import { listSupervisors } from '@/lib/people/assignments/queries'
import { db } from '../support/database'
import { countAll, lastEntry, outcomes } from '../support/people'
import { makeGroup, makeViewer, NOW } from '../support/world'

let administrator: Viewer
let officer: Viewer
let supervisor: string
let groupId: string
const email = 'pengawas@contoh.sch.id'
const as = (viewer: Viewer) => ({ viewer, now: NOW })
const base = {
  personId: '',
  who: email,
  regionCode: '',
  group: '',
  school: '',
  startedOn: '2026-08-01',
  endedOn: '',
}

beforeAll(async () => {
  administrator = await makeViewer({ isAdministrator: true })
  groupId = (await makeGroup('far', '52.03', 'Asia/Makassar')).id
  officer = await makeViewer({ officerOf: [groupId] })
  supervisor = (await db().person.create({ data: { name: 'Nurul', email } })).id
  await db().school.create({ data: { name: 'SDN 2 Selong', npsn: '50200009', regionCode: '52.03' } })
})

test('a region opens what lies below it, and ending it closes that again', async () => {
  const { id: assignmentId } = await assignSupervisor(as(administrator), { ...base, regionCode: '52' })
  expect(await lastEntry()).toMatchObject({ command: 'assignment.create', groupId: null })
  const viewer = await viewerOfPerson(supervisor, NOW)
  expect(viewer && (await groupOf(viewer, 'far'))).toMatchObject({ id: groupId })
  const early = endAssignment(as(administrator), { assignmentId, endedOn: '2026-07-31' })
  await expect(early).rejects.toMatchObject({ fields: { endedOn: { key: 'lastBeforeFirst' } } })
  await endAssignment(as(administrator), { assignmentId, endedOn: '2026-08-12' })
  expect(await lastEntry()).toMatchObject({ command: 'assignment.end', subjectId: assignmentId })
  expect((await viewerOfPerson(supervisor, NOW))?.scope.regions).toEqual([])
  const again = endAssignment(as(administrator), { assignmentId, endedOn: '2026-08-11' })
  await expect(again).rejects.toMatchObject({ code: 'conflict', complaint: { key: 'endedAlready' } })
  expect(await db().supervisorAssignment.count({ where: { id: assignmentId } })).toBe(1)
})

test('a group or a school can be assigned, once at a time', async () => {
  const group = { ...base, group: 'FAR', endedOn: '2026-12-31' }
  await assignSupervisor(as(administrator), group)
  expect(await lastEntry()).toMatchObject({ groupId })
  await assignSupervisor(as(administrator), { ...group, startedOn: '2027-01-01', endedOn: '' })
  const { succeeded, refused } = await outcomes(
    Array.from({ length: 3 }, () => assignSupervisor(as(administrator), { ...base, school: '50200009' })),
  )
  expect(succeeded).toBe(1)
  for (const error of refused) expect(error).toMatchObject({ fields: { school: { key: 'assignedAlready' } } })
  expect((await viewerOfPerson(supervisor, NOW))?.scope).toMatchObject({ groupIds: [groupId] })
})

test.each([
  ['nothing to supervise', {}, 'regionCode', 'exactlyOne'],
  ['two things at once', { regionCode: '52', group: 'far' }, 'regionCode', 'exactlyOne'],
  ['nobody', { who: '', regionCode: '52' }, 'who', 'whoNeeded'],
  ['somebody unknown', { who: 'tiada@contoh.sch.id', regionCode: '52' }, 'who', 'unknownPerson'],
  [
    'a person key that is not there',
    { personId: crypto.randomUUID(), regionCode: '52' },
    'who',
    'unknownPerson',
  ],
  ['an unknown region', { regionCode: '1' }, 'regionCode', 'unknownRegion'],
  ['an unknown group', { group: 'tiada' }, 'group', 'unknownGroup'],
  ['an unknown school', { school: 'tiada' }, 'school', 'unknownSchool'],
  ['a day that does not exist', { regionCode: '53', startedOn: '2027-02-29' }, 'startedOn', 'date'],
  ['the year 0', { regionCode: '53', startedOn: '0000-01-01' }, 'startedOn', 'dateFar'],
  ['an end before the start', { regionCode: '53', endedOn: '2026-07-31' }, 'endedOn', 'lastBeforeFirst'],
  ['NUL', { group: '\0' }, 'group', 'forbiddenCharacters'],
] as const)('refuses %s beside the field and leaves nothing', async (_, change, field, key) => {
  const before = await countAll()
  const sent = assignSupervisor(as(administrator), { ...base, ...change })
  await expect(sent).rejects.toMatchObject({ code: 'invalid', fields: { [field]: { key } } })
  expect(await countAll()).toEqual(before)
})

test('only administrators assign and list', async () => {
  const { id: assignmentId } = await assignSupervisor(as(administrator), { ...base, regionCode: '11' })
  await expect(assignSupervisor(as(officer), { ...base, regionCode: '12' })).rejects.toMatchObject({
    code: 'forbidden',
  })
  const end = endAssignment(as(officer), { assignmentId, endedOn: '2026-09-01' })
  await expect(end).rejects.toMatchObject({ code: 'notFound' })
  await expect(listSupervisors(officer, {}, NOW)).rejects.toMatchObject({ code: 'notFound' })
})

test('supervisors are listed by name and paged by key', async () => {
  for (let i = 0; i < 45; i += 1) await makeViewer({ regions: ['12'] })
  const seen: string[] = []
  let after: string | undefined
  do {
    const page = await listSupervisors(administrator, { q: 'slamet', ...(after && { after }) }, NOW)
    seen.push(...page.rows.map((person) => person.id))
    after = page.next
  } while (after)
  expect(seen.length).toBe(45)
  expect(new Set(seen).size).toBe(45)
  const ended = await listSupervisors(administrator, { show: 'ended' }, NOW)
  expect(ended.rows.map((person) => person.name)).toEqual(['Nurul'])
})
