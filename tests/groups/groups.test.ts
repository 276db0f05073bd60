import { beforeAll, expect, test } from 'vitest'
import type { Viewer } from '@/lib/access/viewer'
import { createGroup, editGroup } from '@/lib/groups/commands'
import { listDirectory, overview, possibleParents, readForEditing } from '@/lib/groups/directory/queries'
import { freeSlug, slugOf, zoneOfRegion } from '@/lib/groups/rules'
import { db } from '../support/database'
import { countAll, lastEntry, outcomes } from '../support/people'
import { makeGroup, makeViewer, NOW } from '../support/world'

let administrator: Viewer
let officer: Viewer
let stranger: Viewer
let groupId: string
const as = (viewer: Viewer) => ({ viewer, now: NOW })
const kkg = {
  kind: 'kkg' as const,
  name: 'KKG Gugus Melati',
  slug: '',
  subject: '',
  regionCode: '52.03',
  cluster: '',
  parent: '',
  decreeNumber: '',
  decreeOn: '',
  zone: 'Asia/Makassar' as const,
  minutesPerJp: '45' as const,
}

beforeAll(async () => {
  groupId = (await makeGroup('one', '52.03', 'Asia/Makassar')).id
  administrator = await makeViewer({ isAdministrator: true })
  officer = await makeViewer({ officerOf: [groupId] })
  stranger = await makeViewer({ officerOf: [(await makeGroup('other', '11.01')).id] })
})

test('an address comes out of a name', () => {
  expect(slugOf('KKG Gugus Patimura')).toBe('kkg-gugus-patimura')
  expect(slugOf('  MGMP Bahasa & Sastra (Jawa) Wânå ')).toBe('mgmp-bahasa-sastra-jawa-wana')
  expect(slugOf('مجموعة')).toBe('kelompok')
  expect(slugOf('<script>alert(1)</script>')).toBe('script-alert-1-script')
  expect(freeSlug('a', new Set(['a', 'a-2']))).toBe('a-3')
  expect(freeSlug('a'.repeat(60), new Set(['a'.repeat(60)]))).toBe(`${'a'.repeat(58)}-2`)
  expect(zoneOfRegion('52.03')).toBe('Asia/Makassar')
  expect(zoneOfRegion('91')).toBe('Asia/Jayapura')
  expect(zoneOfRegion('11.01')).toBe('Asia/Jakarta')
})

test('a group is made with its cluster, parent and decree, and the deed is written down', async () => {
  const { slug } = await createGroup(as(administrator), {
    ...kkg,
    kind: 'mgmp',
    name: 'MGMP Kimia',
    subject: 'Kimia',
    cluster: 'Gugus I',
    parent: 'ONE',
    decreeNumber: '421/7',
    decreeOn: '2026-07-01',
    minutesPerJp: '50',
  })
  expect(slug).toBe('mgmp-kimia')
  const group = await readForEditing(administrator, slug)
  expect(group).toMatchObject({
    subject: 'Kimia',
    cluster: { name: 'Gugus I' },
    parent: { slug: 'one' },
    minutesPerJp: 50,
    zone: 'Asia/Makassar',
  })
  expect(await lastEntry()).toMatchObject({ command: 'group.create', groupId: group?.id })
  expect((await possibleParents(administrator, '52.03')).map((one) => one.slug)).toContain('one')
})

test('groups of one name get addresses of their own, also at once; a typed one belongs to one group', async () => {
  const { succeeded } = await outcomes([1, 2, 3, 4].map(() => createGroup(as(administrator), kkg)))
  expect(succeeded).toBe(4)
  const slugs = await db().group.findMany({ where: { name: kkg.name }, select: { slug: true } })
  expect(slugs.map((group) => group.slug).sort()).toEqual([
    'kkg-gugus-melati',
    'kkg-gugus-melati-2',
    'kkg-gugus-melati-3',
    'kkg-gugus-melati-4',
  ])
  const twice = await outcomes([1, 2].map(() => createGroup(as(administrator), { ...kkg, slug: 'Tetap' })))
  expect(twice.succeeded).toBe(1)
  expect(twice.refused[0]).toMatchObject({ code: 'invalid', fields: { slug: { key: 'slugTaken' } } })
})

test.each([
  ['a zone that does not exist', { zone: 'Asia/Singapore' }, 'zone', 'choose'],
  ['a zone that is nearly one', { zone: 'WITA' }, 'zone', 'choose'],
  ['40 minutes', { minutesPerJp: '40' }, 'minutesPerJp', 'choose'],
  ['another kind', { kind: 'osis' }, 'kind', 'choose'],
  ['an unknown region', { regionCode: '99.99' }, 'regionCode', 'unknownRegion'],
  ['the beginning of a code', { regionCode: '1' }, 'regionCode', 'unknownRegion'],
  ['an MGMP without subject', { kind: 'mgmp' }, 'subject', 'subjectNeeded'],
  ['a day that does not exist', { decreeOn: '2027-02-29' }, 'decreeOn', 'date'],
  ['an unknown parent', { parent: 'tiada' }, 'parent', 'unknownGroup'],
  ['a name too long', { name: 'a'.repeat(161) }, 'name', 'tooLong'],
  ['NUL', { name: 'KKG\0A' }, 'name', 'forbiddenCharacters'],
  ['a right-to-left override', { cluster: '\u202eA' }, 'cluster', 'forbiddenCharacters'],
  ['an address with spaces', { slug: 'dua kata' }, 'slug', 'slugShape'],
  ['script as an address', { slug: '<script>' }, 'slug', 'slugShape'],
] as const)('refuses %s beside the field and leaves nothing', async (_, change, field, key) => {
  const before = await countAll()
  const sent = createGroup(as(administrator), { ...kkg, cluster: 'Gugus Lain', ...change } as never)
  await expect(sent).rejects.toMatchObject({ code: 'invalid', fields: { [field]: { key } } })
  expect(await countAll()).toEqual(before)
})

test('a group is changed by administrators alone; its officers are refused, others do not find it', async () => {
  const change = { ...kkg, groupId, name: 'KKG Satu', version: 1 }
  await expect(editGroup(as(officer), change)).rejects.toMatchObject({ code: 'forbidden' })
  await expect(editGroup(as(stranger), change)).rejects.toMatchObject({ code: 'notFound' })
  await expect(createGroup(as(officer), kkg)).rejects.toMatchObject({ code: 'forbidden' })
  expect(await editGroup(as(administrator), change)).toEqual({ slug: 'one' })
  expect(await lastEntry()).toMatchObject({ command: 'group.edit', groupId, subjectId: groupId })
  const taken = editGroup(as(administrator), { ...change, slug: 'other', version: 2 })
  await expect(taken).rejects.toMatchObject({ fields: { slug: { key: 'slugTaken' } } })
  const stale = editGroup(as(administrator), { ...change, name: 'KKG Dua' })
  await expect(stale).rejects.toMatchObject({
    code: 'conflict',
    version: 2,
    fields: { name: { key: 'storedNow', values: { value: 'KKG Satu' } } },
  })
})

test('a group never stands above itself, not even by a detour', async () => {
  await createGroup(as(administrator), { ...kkg, slug: 'tengah', parent: 'one' })
  const { slug } = await createGroup(as(administrator), { ...kkg, slug: 'bawah', parent: 'tengah' })
  for (const parent of ['one', slug]) {
    const sent = editGroup(as(administrator), { ...kkg, groupId, parent, version: 2 })
    await expect(sent).rejects.toMatchObject({ fields: { parent: { key: 'parentLoop' } } })
  }
})

test('the directory is for administrators, finds by name and region, and pages by key', async () => {
  for (let i = 0; i < 45; i += 1) await makeGroup(`banyak-${i}`, '33.15')
  const seen: string[] = []
  let after: string | undefined
  do {
    const page = await listDirectory(administrator, { region: '33', ...(after && { after }) }, NOW)
    seen.push(...page.groups.map((group) => group.slug))
    after = page.next
  } while (after)
  expect(new Set(seen).size).toBe(45)
  expect(seen.length).toBe(45)
  // The wildcard stands for itself: nothing is named so, and what is nearly so is said to be.
  expect(await listDirectory(administrator, { q: 'banyak%' }, NOW)).toMatchObject({ similar: true })
  expect((await listDirectory(administrator, { q: '%' }, NOW)).groups).toEqual([])
  expect((await listDirectory(administrator, { region: '3' }, NOW)).filter.region).toBeNull()
  const led = await listDirectory(administrator, { q: 'KKG Satu' }, NOW)
  expect(led.groups).toMatchObject([{ slug: 'one', members: 1, officers: 1 }])
  const unled = await listDirectory(administrator, { q: 'KKG Satu', show: 'unled' }, NOW)
  expect(unled.groups).toEqual([])
  expect((await listDirectory(officer, {}, NOW)).groups).toEqual([])
  expect(await readForEditing(officer, 'one')).toBeNull()
  await expect(overview(officer, NOW)).rejects.toMatchObject({ code: 'notFound' })
  const { totals, unled: first } = await overview(administrator, NOW)
  expect(totals?.groups).toBe(await db().group.count())
  expect(first.length).toBe(8)
})
