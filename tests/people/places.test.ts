import { beforeAll, expect, test } from 'vitest'
import type { Viewer } from '@/lib/access/viewer'
import { browseRegions, chosenRegion } from '@/lib/people/regions/queries'
import { createSchool, editSchool } from '@/lib/people/schools/commands'
import { listSchools, readSchool } from '@/lib/people/schools/queries'
import { db } from '../support/database'
import { countAll, lastEntry, outcomes } from '../support/people'
import { makeGroup, makeViewer, NOW } from '../support/world'

let administrator: Viewer
let officer: Viewer
const as = (viewer: Viewer) => ({ viewer, now: NOW })
const school = { npsn: '50200001', name: 'SDN 1 Selong', regionCode: '52.03.07', cluster: '' }

beforeAll(async () => {
  administrator = await makeViewer({ isAdministrator: true })
  officer = await makeViewer({ officerOf: [(await makeGroup('one', '52.03', 'Asia/Makassar')).id] })
})

test('a school is made with a cluster that is made on the way, and changed', async () => {
  const { id } = await createSchool(as(administrator), { ...school, npsn: 'ab 12cd34', cluster: 'Gugus I' })
  expect(await lastEntry()).toMatchObject({ command: 'school.create', groupId: null, subjectId: id })
  expect(await readSchool(administrator, id)).toMatchObject({
    npsn: 'AB12CD34',
    cluster: { name: 'Gugus I' },
  })
  const moved = { ...school, npsn: '', regionCode: '11.01', cluster: 'gugus i', schoolId: id, version: 1 }
  await editSchool(as(administrator), moved)
  expect(await readSchool(administrator, id)).toMatchObject({ npsn: null, regionCode: '11.01' })
  const stale = editSchool(as(administrator), { ...moved, regionCode: '52.03.07', npsn: '50209999' })
  await expect(stale).rejects.toMatchObject({
    code: 'conflict',
    version: 2,
    fields: { regionCode: { key: 'storedNow', values: { value: '11.01' } }, npsn: { key: 'emptyNow' } },
  })
  await editSchool(as(administrator), { ...moved, regionCode: '52.03.07', version: 2 })
  expect(await readSchool(administrator, id)).toMatchObject({ cluster: { name: 'Gugus I' } })
  expect(await lastEntry()).toMatchObject({ command: 'school.edit', subjectId: id })
})

test('one new cluster, however many name it at once', async () => {
  const { succeeded } = await outcomes(
    ['1', '2', '3', '4'].map((last) =>
      createSchool(as(administrator), { ...school, npsn: `6020000${last}`, cluster: 'Gugus Baru' }),
    ),
  )
  expect(succeeded).toBe(4)
  expect(await db().cluster.count({ where: { name: 'Gugus Baru' } })).toBe(1)
})

test.each([
  ['an unknown region', { regionCode: '99' }, 'regionCode', 'unknownRegion'],
  ['the beginning of a code', { regionCode: '1' }, 'regionCode', 'unknownRegion'],
  ['NUL in a code', { regionCode: '52\0' }, 'regionCode', 'forbiddenCharacters'],
  ['seven characters', { npsn: '5020000' }, 'npsn', 'npsn'],
  ['a name too long', { name: 'a'.repeat(161) }, 'name', 'tooLong'],
] as const)('refuses %s beside the field and leaves nothing', async (_, change, field, key) => {
  const before = await countAll()
  const sent = createSchool(as(administrator), { ...school, cluster: 'Gugus Lain', ...change })
  await expect(sent).rejects.toMatchObject({ code: 'invalid', fields: { [field]: { key } } })
  expect(await countAll()).toEqual(before)
})

test('a number belongs to one school, also when two are sent at once; others may not write', async () => {
  const { succeeded, refused } = await outcomes([
    createSchool(as(administrator), school),
    createSchool(as(administrator), school),
  ])
  expect(succeeded).toBe(1)
  expect(refused[0]).toMatchObject({ fields: { npsn: { key: 'npsnTaken' } } })
  const { id: schoolId } = await db().school.findUniqueOrThrow({ where: { npsn: school.npsn } })
  await expect(createSchool(as(officer), school)).rejects.toMatchObject({ code: 'forbidden' })
  await expect(editSchool(as(officer), { ...school, schoolId, version: 1 })).rejects.toMatchObject({
    code: 'notFound',
  })
  await expect(listSchools(officer, {})).rejects.toMatchObject({ code: 'notFound' })
})

test('regions are browsed with what they and all below them hold', async () => {
  await makeGroup('aceh', '11.01')
  const top = await browseRegions(administrator, {})
  expect(top.regions.length).toBeGreaterThan(30)
  expect(top.regions.find((region) => region.code === '52')).toMatchObject({ groups: 1 })
  expect(top.regions.find((region) => region.code === '11')).toMatchObject({ groups: 1, schools: 0 })
  const below = await browseRegions(administrator, { in: '52' })
  expect(below.path.map((region) => region.code)).toEqual(['52'])
  const lotim = below.regions.find((region) => region.code === '52.03')
  expect(lotim?.schools).toBe(await db().school.count({ where: { regionCode: { startsWith: '52.03' } } }))
  expect((await browseRegions(administrator, { q: 'lombok timur' })).regions[0]).toMatchObject({
    code: '52.03',
    parent: { name: 'Nusa Tenggara Barat' },
  })
  expect((await browseRegions(administrator, { q: '_%' })).regions).toEqual([])
  expect((await browseRegions(administrator, { q: ['a'], in: '1' })).path).toEqual([])
  await expect(browseRegions(officer, {})).rejects.toMatchObject({ code: 'notFound' })
})

test('a form’s region is chosen by code or searched for, and `1` never means `11`', async () => {
  expect((await chosenRegion(administrator, { region: '52.03.07' })).region?.label).toContain('Nusa Tenggara')
  expect((await chosenRegion(administrator, { region: '1' })).region).toBeNull()
  expect((await chosenRegion(administrator, { q: '52.03' })).found[0]).toMatchObject({ code: '52.03' })
  const ids = async (region: string) => (await listSchools(administrator, { region })).rows.length
  expect(await ids('52')).toBeGreaterThan(4)
  expect(await ids('11')).toBe(0)
})
