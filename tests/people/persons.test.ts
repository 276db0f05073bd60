import { randomUUID } from 'node:crypto'
import { beforeAll, expect, test } from 'vitest'
import type { Viewer } from '@/lib/access/viewer'
import { openSession } from '@/lib/auth/sessions'
import { createPerson, editPerson, resetPassword } from '@/lib/people/persons/commands'
import { listPeople, readPerson } from '@/lib/people/persons/queries'
import { db } from '../support/database'
import { countAll, lastEntry, outcomes } from '../support/people'
import { makeGroup, makeViewer, NOW } from '../support/world'

let administrator: Viewer
let teacher: Viewer
let officer: Viewer

const as = (viewer: Viewer, formKey?: string) => ({ viewer, now: NOW, formKey })
const nobody = { name: 'Slamet', email: '', nip: '', nuptk: '', school: '', role: 'person' as const }
const browser = { address: '', userAgent: 'test', now: NOW }

beforeAll(async () => {
  const { id } = await makeGroup('one')
  administrator = await makeViewer({ isAdministrator: true })
  teacher = await makeViewer({ memberOf: [id] })
  officer = await makeViewer({ officerOf: [id] })
})

test('a name is enough; no account is made, and the deed belongs to no group', async () => {
  const { id, password } = await createPerson(as(administrator), nobody)
  expect(password).toBeNull()
  expect(await db().person.findUniqueOrThrow({ where: { id } })).toMatchObject({
    name: 'Slamet',
    email: null,
    nip: null,
    passwordHash: null,
    isAdministrator: false,
  })
  expect(await lastEntry()).toMatchObject({
    command: 'person.create',
    groupId: null,
    subjectId: id,
    personId: administrator.personId,
  })
})

test('with an e-mail address the first password is answered once and kept nowhere', async () => {
  const key = randomUUID()
  const sent = { ...nobody, name: 'Baru', email: ' Baru@Contoh.sch.id ' }
  const made = await createPerson(as(administrator, key), sent)
  expect(made.password).toMatch(/^[a-z2-9]{4}-[a-z2-9]{4}-[a-z2-9]{4}$/)
  await expect(
    openSession({ email: 'baru@contoh.sch.id', password: made.password }, browser),
  ).resolves.toMatchObject({ personId: made.id })
  expect(await createPerson(as(administrator, key), sent)).toEqual({ id: made.id, password: null })
  const kept = JSON.stringify([await db().sentForm.findMany(), await db().auditEntry.findMany()])
  expect(kept).not.toContain(made.password)
  expect(kept).not.toContain('baru@contoh')
})

test('NIP and NUPTK are taken with spaces, and without a month check', async () => {
  const sent = { ...nobody, nip: '19850612 202321 1 003', nuptk: '1234 5678 9012 3456' }
  const { id } = await createPerson(as(administrator), sent)
  expect(await db().person.findUniqueOrThrow({ where: { id } })).toMatchObject({
    nip: '198506122023211003',
    nuptk: '1234567890123456',
  })
})

test('only administrators make, change and read people', async () => {
  const { id: personId } = await createPerson(as(administrator), nobody)
  const before = await countAll()
  for (const viewer of [teacher, officer]) {
    await expect(createPerson(as(viewer), nobody)).rejects.toMatchObject({ code: 'forbidden' })
    await expect(editPerson(as(viewer), { ...nobody, personId, version: 1 })).rejects.toMatchObject({
      code: 'notFound',
    })
    await expect(resetPassword(as(viewer), { personId })).rejects.toMatchObject({ code: 'notFound' })
    await expect(listPeople(viewer, {}, NOW)).rejects.toMatchObject({ code: 'notFound' })
    await expect(readPerson(viewer, personId, NOW)).rejects.toMatchObject({ code: 'notFound' })
  }
  expect(await countAll()).toEqual(before)
})

test.each([
  ['no name', { name: ' ' }, 'name', 'required'],
  ['a name too long', { name: 'a'.repeat(161) }, 'name', 'tooLong'],
  ['NUL', { name: 'Sla\0met' }, 'name', 'forbiddenCharacters'],
  ['a right-to-left override', { name: '\u202etemalS' }, 'name', 'forbiddenCharacters'],
  ['a right-to-left mark in an address', { email: 'a\u200f@b.id' }, 'email', 'email'],
  ['half an address', { email: 'budi@' }, 'email', 'email'],
  ['17 digits', { nip: '1'.repeat(17) }, 'nip', 'nip'],
  ['letters in a NUPTK', { nuptk: '12345678901234ab' }, 'nuptk', 'nuptk'],
  ['a school that is not there', { school: 'SD Antah Berantah' }, 'school', 'unknownSchool'],
  ['NUL in a school', { school: '\0' }, 'school', 'forbiddenCharacters'],
  ['an unknown role', { role: 'root' }, 'role', 'choose'],
] as const)('refuses %s beside the field', async (_, change, field, key) => {
  const before = await countAll()
  const sent = createPerson(as(administrator), { ...nobody, ...change } as never)
  await expect(sent).rejects.toMatchObject({ code: 'invalid', fields: { [field]: { key } } })
  expect(await countAll()).toEqual(before)
})

test('what somebody else has is a sentence beside the field, also when both are sent at once', async () => {
  const nip = '1'.repeat(18)
  await createPerson(as(administrator), { ...nobody, email: 'satu@contoh.sch.id', nip })
  const twice = createPerson(as(administrator), { ...nobody, email: 'SATU@contoh.sch.id' })
  await expect(twice).rejects.toMatchObject({ code: 'invalid', fields: { email: { key: 'emailTaken' } } })
  const sameNip = createPerson(as(administrator), { ...nobody, nip })
  await expect(sameNip).rejects.toMatchObject({ code: 'invalid', fields: { nip: { key: 'nipTaken' } } })
  const { succeeded, refused } = await outcomes(
    Array.from({ length: 4 }, () =>
      createPerson(as(administrator), { ...nobody, email: 'serentak@contoh.sch.id' }),
    ),
  )
  expect(succeeded).toBe(1)
  for (const error of refused) expect(error).toMatchObject({ fields: { email: { key: 'emailTaken' } } })
})

test('script is a name like any other', async () => {
  const name = '<script>alert(1)</script>\u200f'
  const { id } = await createPerson(as(administrator), { ...nobody, name })
  expect(await readPerson(administrator, id, NOW)).toMatchObject({ name: name.trim() })
})

test('nobody takes away their own right, and two who take each other’s leave one', async () => {
  const own = { ...nobody, personId: administrator.personId, version: 1 }
  await expect(editPerson(as(administrator), own)).rejects.toMatchObject({
    fields: { role: { key: 'ownFlag' } },
  })
  const one = await makeViewer({ isAdministrator: true })
  const other = await makeViewer({ isAdministrator: true })
  const { succeeded, refused } = await outcomes([
    editPerson(as(one), { ...nobody, personId: other.personId, version: 1 }),
    editPerson(as(other), { ...nobody, personId: one.personId, version: 1 }),
  ])
  expect(succeeded).toBe(1)
  expect(refused[0]).toMatchObject({ code: 'forbidden' })
})

test('a new password ends all sessions, and so does an address that is taken away', async () => {
  const email = 'lupa@contoh.sch.id'
  const made = await createPerson(as(administrator), { ...nobody, email })
  const personId = made.id
  await openSession({ email, password: made.password }, browser)
  const { password } = await resetPassword(as(administrator), { personId })
  expect(await db().session.count({ where: { personId, endedAt: null } })).toBe(0)
  await expect(openSession({ email, password: made.password }, browser)).rejects.toMatchObject({
    code: 'invalid',
  })
  await openSession({ email, password }, browser)
  expect(await lastEntry()).toMatchObject({ command: 'person.resetPassword', detail: {} })
  await editPerson(as(administrator), { ...nobody, personId, version: 1 })
  expect(await db().session.count({ where: { personId, endedAt: null } })).toBe(0)
  expect(await db().person.findUniqueOrThrow({ where: { id: personId } })).toMatchObject({
    passwordHash: null,
  })
  expect(await lastEntry()).toMatchObject({ command: 'person.edit', detail: { changed: ['email'] } })
  await expect(resetPassword(as(administrator), { personId })).rejects.toMatchObject({ code: 'conflict' })
  const self = resetPassword(as(administrator), { personId: administrator.personId })
  await expect(self).rejects.toMatchObject({ complaint: { key: 'ownPassword' } })
})

test('a school is named by its NPSN or by a name that only one has', async () => {
  const schools = [{ npsn: '5020ABCD' }, { npsn: null }, { npsn: null }]
  for (const { npsn } of schools)
    await db().school.create({
      data: { name: npsn ? 'SDN 1 Selong' : 'SDN Kembar', npsn, regionCode: '52.03' },
    })
  const at = async (school: string) => {
    const { id } = await createPerson(as(administrator), { ...nobody, school })
    return (await readPerson(administrator, id, NOW))?.school?.name
  }
  expect(await at('5020abcd')).toBe('SDN 1 Selong')
  expect(await at('5020ABCD · SDN 1 Selong')).toBe('SDN 1 Selong')
  expect(await at('sdn 1 selong')).toBe('SDN 1 Selong')
  await expect(at('SDN Kembar')).rejects.toMatchObject({ fields: { school: { key: 'ambiguousSchool' } } })
  await expect(at('SDN % Selong')).rejects.toMatchObject({ fields: { school: { key: 'unknownSchool' } } })
})

test('the list finds by name, address and number, and turns its pages without gap or repeat', async () => {
  await db().person.createMany({ data: Array.from({ length: 95 }, () => ({ name: 'Ketut' })) })
  await db().person.create({ data: { name: '100% Ketut_', nip: '9'.repeat(18) } })
  const seen: string[] = []
  let after: string | undefined
  do {
    const page = await listPeople(administrator, { q: 'ketut', ...(after && { after }) }, NOW)
    seen.push(...page.people.map((person) => person.id))
    after = page.next
  } while (after)
  expect(seen.length).toBe(96)
  expect(new Set(seen).size).toBe(96)
  const count = async (q: string) => (await listPeople(administrator, { q }, NOW)).people.length
  expect(await count('0%')).toBe(1)
  expect(await count('ketut_')).toBe(1)
  expect(await count('999999999 999999999')).toBe(1)
  expect(await count('serentak@')).toBe(0)
  const { email } = await db().person.findFirstOrThrow({ where: { email: { startsWith: 'serentak@' } } })
  expect(await count(` ${email?.toUpperCase()} `)).toBe(1)
  // Each word in any order, and with a typing error where nobody is named so.
  await db().person.create({ data: { name: 'Wulandari Kusumaningtyas, S.Pd.' } })
  expect(await count('kusuma wulan')).toBe(1)
  const { people, similar } = await listPeople(administrator, { q: 'Kusumaningtias' }, NOW)
  expect([people.map((one) => one.name), similar]).toEqual([['Wulandari Kusumaningtyas, S.Pd.'], true])
  expect((await listPeople(administrator, { q: 'xyzzy' }, NOW)).similar).toBe(false)
  // Two letters that changed places leave a short name no likeness by trigrams.
  await db().person.create({ data: { name: 'Slamet Riyadi' } })
  const swapped = await listPeople(administrator, { q: 'slamte' }, NOW)
  expect([swapped.people.map((one) => one.name), swapped.similar]).toEqual([
    expect.arrayContaining(['Slamet Riyadi']),
    true,
  ])
  expect(await count('a\0b')).toBeGreaterThan(1)
  expect(JSON.stringify(await listPeople(administrator, { after: 'x', show: 'y' }, NOW))).not.toContain(
    'argon2',
  )
})

test('of two who change a person at once, the later one is told what is stored, and saves knowing it', async () => {
  const { id: personId } = await createPerson(as(administrator), { ...nobody, name: 'Sari' })
  const at = (name: string, version: number) =>
    editPerson(as(administrator), { ...nobody, personId, name, version })
  const { succeeded, refused } = await outcomes([at('Sari, S.Pd.', 1), at('Sari Dewi', 1)])
  expect(succeeded).toBe(1)
  const stored = await readPerson(administrator, personId, NOW)
  expect(refused[0]).toMatchObject({
    code: 'conflict',
    complaint: { key: 'savedMeanwhile' },
    version: 2,
    fields: { name: { key: 'storedNow', values: { value: stored?.name } } },
  })
  expect(Object.keys(refused[0]?.fields ?? {})).toEqual(['name'])
  await at('Sari Dewi, S.Pd.', 2)
  expect(await readPerson(administrator, personId, NOW)).toMatchObject({
    name: 'Sari Dewi, S.Pd.',
    version: 3,
  })
})
