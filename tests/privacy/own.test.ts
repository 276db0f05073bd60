import { beforeAll, expect, test } from 'vitest'
import type { Viewer } from '@/lib/access/viewer'
import { recordAttendance } from '@/lib/activities/records/commands'
import { correctOwn } from '@/lib/people/persons/own/commands'
import { readOwn } from '@/lib/people/persons/own/queries'
import { giveConsent, withdrawConsent } from '@/lib/privacy/consents/commands'
import { ownConsents, photoConsents } from '@/lib/privacy/consents/queries'
import { db } from '../support/database'
import { as } from '../support/documents'
import { sql } from '../support/sql'
import { makeGroup, makeViewer, meeting, NOW } from '../support/world'

let group: { id: string }
let teacher: Viewer
let officer: Viewer
const NIP = '198609262009012005'

beforeAll(async () => {
  group = await makeGroup('one')
  teacher = await makeViewer({ memberOf: [group.id] })
  officer = await makeViewer({ officerOf: [group.id] })
})

const audit = (command: string) => db().auditEntry.count({ where: { command, personId: teacher.personId } })

test('one corrects name and numbers, as others would have typed them; the trail names the fields alone', async () => {
  const { version } = await readOwn(teacher)
  const said = { name: 'Ratna Dewi, S.Pd.', nip: '19860926 200901 2 005', nuptk: '', version }
  await correctOwn(as(teacher), said)
  expect(await readOwn(teacher)).toMatchObject({ name: 'Ratna Dewi, S.Pd.', nip: NIP, nuptk: null })
  const entry = await db().auditEntry.findFirstOrThrow({ where: { command: 'account.correct' } })
  expect(entry.detail).toEqual({ changed: ['name', 'nip'] })
  // Filled in before: the later one is told what is there now, and nothing is lost.
  await expect(correctOwn(as(teacher), { ...said, name: 'Lain' })).rejects.toMatchObject({
    code: 'conflict',
    fields: { name: { key: 'storedNow' } },
  })
})

test("bad input, and somebody else's number: a sentence beside the field, nothing written", async () => {
  const { version, name } = await readOwn(teacher)
  const said = { name, nip: NIP, nuptk: '', version }
  for (const [field, value] of [
    ['name', ' '],
    ['nip', '123'],
    ['nuptk', '12345678901234567'],
  ] as const)
    await expect(correctOwn(as(teacher), { ...said, [field]: value })).rejects.toMatchObject({
      code: 'invalid',
    })
  const other = await readOwn(officer)
  await expect(
    correctOwn(as(officer), { name: 'Oka', nip: NIP, nuptk: '', version: other.version }),
  ).rejects.toMatchObject({ fields: { nip: { key: 'nipTaken' } } })
  expect(await readOwn(teacher)).toMatchObject({ version })
  expect(await audit('account.correct')).toBe(1)
})

test('consent: given once, taken back once, both on record for good', async () => {
  expect(await ownConsents(teacher)).toEqual([{ purpose: 'photos', givenAt: null, withdrawnAt: null }])
  const of = { purpose: 'photos' as const }
  await Promise.all([giveConsent(as(teacher), of), giveConsent(as(teacher), of)])
  expect(await ownConsents(teacher)).toEqual([{ purpose: 'photos', givenAt: NOW, withdrawnAt: null }])
  await withdrawConsent(as(teacher), of)
  await withdrawConsent(as(teacher), of)
  expect(await ownConsents(teacher)).toEqual([{ purpose: 'photos', givenAt: NOW, withdrawnAt: NOW }])
  await giveConsent(as(teacher), of)
  expect(await db().consent.count({ where: { personId: teacher.personId } })).toBe(2)
  expect([await audit('consent.give'), await audit('consent.withdraw')]).toEqual([2, 1])
  await expect(giveConsent(as(teacher), { purpose: 'x' as 'photos' })).rejects.toMatchObject({
    code: 'invalid',
  })
})

test('the database keeps consents as they were', async () => {
  await expect(sql('delete from consent')).rejects.toThrow('only taken back')
  await expect(sql(`update consent set given_at = now() - interval '1 year'`)).rejects.toThrow(
    'only taken back',
  )
  await expect(sql(`update consent set withdrawn_at = null where withdrawn_at is not null`)).rejects.toThrow(
    'only taken back',
  )
  const twice = `insert into consent (id, person_id, purpose, wording, given_at) values (gen_random_uuid(), '${teacher.personId}', 'photos', 1, now())`
  await expect(sql(twice)).rejects.toThrow('consent_runs_once')
  await expect(sql(`update person set closed_at = now() where nip is not null`)).rejects.toThrow(
    'person_closed_is_nobody',
  )
})

test('before adding photos officers see who of those present agreed; nobody else does', async () => {
  const { scheduleMeeting } = await import('@/lib/activities/commands')
  const { id } = await scheduleMeeting(as(officer), meeting(group.id))
  const rows = [teacher, officer].map(({ personId }) => ({ personId, status: 'present' as const }))
  await recordAttendance(as(officer), { activityId: id, rows })
  const activity = { id, facts: { groupId: group.id, regionCode: '33.15', shared: true } }
  expect(await photoConsents(officer, activity)).toEqual({
    present: 2,
    agreed: 1,
    without: ['Slamet'],
    more: 0,
  })
  expect(await photoConsents(teacher, activity)).toBe(null)
})
