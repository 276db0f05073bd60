import { beforeAll, beforeEach, expect, test } from 'vitest'
import type { Viewer } from '@/lib/access/viewer'
import { addMember } from '@/lib/groups/membership/commands'
import { startRoster, uploadRoster } from '@/lib/groups/roster/commands'
import { takeRosterOver } from '@/lib/groups/roster/jobs'
import { readRoster } from '@/lib/groups/roster/queries'
import { createPerson, editPerson } from '@/lib/people/persons/commands'
import { mergePeople } from '@/lib/privacy/merging/commands'
import { db } from '../support/database'
import { as, reason, type TwoAccounts, twoAccounts } from '../support/merging'
import { csv } from '../support/sheet'
import { makeGroup, makeViewer, NOW } from '../support/world'

let admin: Viewer
let two: TwoAccounts
let groupId: string
let officer: Viewer
let old: string

beforeAll(async () => {
  admin = await makeViewer({ isAdministrator: true })
})
beforeEach(async () => {
  two = await twoAccounts(admin)
  await two.merge()
  groupId = (await makeGroup(`lain-${two.count}`)).id
  officer = await makeViewer({ officerOf: [groupId] })
  old = `lama${two.count}@contoh.sch.id`
})

const person = { name: 'Slamet', nip: '', nuptk: '', school: '', role: 'person' as const }
const member = { groupId: '', who: '', name: '', school: '', email: '', startedOn: '2026-08-01' }
const members = async () =>
  (await db().membership.findMany({ where: { groupId } })).map((one) => one.personId)

/** A list of one row, as it would be taken over. */
async function row(name: string, email: string) {
  const file = csv(`Nama;Surel\n${name};${email}\n`)
  const { id } = await uploadRoster(as(officer), { groupId, file } as never)
  const found = await readRoster(officer, id, { all: true, after: 0 } as never, NOW)
  return { id, row: found?.page[0] }
}

test('a roster with the address of a merged account means who is kept, and makes nobody new', async () => {
  const before = await db().person.count()
  const { id, row: found } = await row('Slamet, S.Pd.', old)
  expect(found).toMatchObject({ state: 'matched' })
  await startRoster(as(officer), { importId: id })
  await takeRosterOver.run({ importId: id, personId: officer.personId }, { now: NOW, jobId: '1' })
  expect(await members()).toContain(two.kept.personId)
  expect(await db().person.count()).toBe(before)
  expect((await row('Slamet', old)).row).toMatchObject({ state: 'there' })
})

test('the same however often the account was merged since, and nobody again once the two are parted', async () => {
  const { kept } = await twoAccounts(admin)
  await mergePeople(as(admin), {
    personId: kept.personId,
    mergedId: two.kept.personId,
    reason,
    sure: '1',
  })
  const { id } = await row('Slamet', old)
  await startRoster(as(officer), { importId: id })
  await takeRosterOver.run({ importId: id, personId: officer.personId }, { now: NOW, jobId: '1' })
  expect(await members()).toContain(kept.personId)
  const third = await twoAccounts(admin)
  await third.merge()
  await third.part()
  const parted = await row('Slamet', `lama${third.count}@contoh.sch.id`)
  expect(parted.row).toMatchObject({ state: 'matched' })
})

test('another name with that address is looked at by a person', async () => {
  expect((await row('Wahyuningsih', old)).row).toMatchObject({ state: 'doubtful' })
})

test('an officer who writes down a new person with that address is told to choose who is known', async () => {
  const before = await db().person.count()
  const added = addMember(as(officer), { ...member, groupId, name: 'Slamet', email: old })
  await expect(added).rejects.toMatchObject({ fields: { email: { key: 'emailKnown' } } })
  expect(await db().person.count()).toBe(before)
  await addMember(as(officer), { ...member, groupId, who: old })
  expect(await members()).toContain(two.kept.personId)
})

test('an administrator gives that address to nobody else, and to who is kept', async () => {
  const made = createPerson(as(admin), { ...person, email: old })
  await expect(made).rejects.toMatchObject({ fields: { email: { key: 'emailMerged' } } })
  const edit = async (personId: string) => {
    const { version } = await db().person.findUniqueOrThrow({ where: { id: personId } })
    return editPerson(as(admin), { ...person, personId, email: old, version })
  }
  await expect(edit(officer.personId)).rejects.toMatchObject({ fields: { email: { key: 'emailMerged' } } })
  await edit(two.kept.personId)
  expect(await db().person.findUnique({ where: { email: old } })).toMatchObject({ id: two.kept.personId })
})
