import { beforeAll, expect, test } from 'vitest'
import { visible } from '@/lib/access/visible'
import { foldCoverage } from '@/lib/coverage/regions/commands'
import { db } from '../support/database'
import { ask, below, count, groupIn, plainly } from '../support/regions'
import { makeViewer } from '../support/world'

const at = {} as Record<'cipari' | 'lotim' | 'selong' | 'sakra' | 'ternate', string>
const odd = {} as Record<'one' | 'eleven' | 'under', string>

beforeAll(async () => {
  // The database keeps such codes out; what reads them must not lean on that.
  await db()
    .$executeRaw`alter table region drop constraint region_code_shape, drop constraint region_parent_is_prefix`
  const regions = [
    { code: '1', name: 'Satu', level: 1, parentCode: null },
    { code: '1.1', name: 'Satu Satu', level: 2, parentCode: '1' },
    { code: '5', name: 'Lima', level: 1, parentCode: null },
  ]
  for (const data of regions) await db().region.create({ data, select: { code: true } })
  at.cipari = (await groupIn('33.01.18', 'cipari')).id
  at.lotim = (await groupIn('52.03', 'lotim', 'Kimia')).id
  at.selong = (await groupIn('52.03.07', 'selong')).id
  at.sakra = (await groupIn('52.03.03', 'sakra')).id
  at.ternate = (await groupIn('82.71.01', 'ternate')).id
  odd.one = (await groupIn('1', 'satu')).id
  odd.under = (await groupIn('1.1', 'satu-satu')).id
  odd.eleven = (await groupIn('11.01.01', 'sebelas')).id
  for (const id of [...Object.values(at), ...Object.values(odd)]) await count(id, 'A', 3, 1)
  await foldCoverage()
  for (const id of [...Object.values(at), ...Object.values(odd)]) await count(id, 'A', 2, 1)
})

const planned = (report: Awaited<ReturnType<typeof ask>>) => report?.rows[0]?.planned
const lines = (report: Awaited<ReturnType<typeof ask>>) => ({
  regions: report?.regions.map((one) => one.code),
  groups: report?.groups.map((one) => one.slug),
})

test('an administrator goes from the nation to the groups, each level the sum of the next', async () => {
  const admin = await makeViewer({ isAdministrator: true })
  const nation = await ask(admin)
  expect(nation).toMatchObject({ whole: true, region: null, groupCount: 8, path: [] })
  expect(lines(nation)).toEqual({ regions: ['11', '33', '82', '52', '1'], groups: [] })
  expect(planned(nation)).toBe(40)
  expect(nation?.without).toBe(38 + 2 - 5)
  const regency = await ask(admin, { region: '52.03' })
  expect(regency?.path.map((one) => one.code)).toEqual(['52', '52.03'])
  expect(lines(regency)).toEqual({ regions: ['52.03.07', '52.03.03'], groups: ['lotim'] })
  expect(regency?.subjects).toEqual([{ key: 'kimia', name: 'Kimia' }])
  expect(planned(regency)).toBe(15)
  expect(lines(await ask(admin, { region: '52.03.07' }))).toEqual({ regions: [], groups: ['selong'] })
  expect(lines(await ask(admin, { region: '52.03', kind: 'mgmp', subject: 'KIMIA' }))).toEqual({
    regions: [],
    groups: ['lotim'],
  })
  expect(lines(await ask(admin, { name: 'S' })).groups).toEqual(
    ['satu', 'satu-satu', 'sakra', 'sebelas', 'selong'].sort(),
  )
})

test('a supervisor of a region sees it and what is below, nothing beside or above', async () => {
  const viewer = await makeViewer({ regions: ['52.03'] })
  expect(planned(await ask(viewer, { region: '52.03' }))).toBe(15)
  expect(planned(await ask(viewer, { region: '52.03.07' }))).toBe(5)
  const above = await ask(viewer, { region: '52' })
  expect(above).toMatchObject({ whole: false, groupCount: 3 })
  expect(lines(above)).toEqual({ regions: ['52.03'], groups: [] })
  expect(lines(await ask(viewer))).toEqual({ regions: ['52.03'], groups: [] })
  for (const region of [
    '33',
    '33.01',
    '33.01.18',
    '52.01',
    '82',
    '52.0',
    '5',
    '99',
    'abc',
    "52' or true",
    '52.03.',
  ])
    expect(await ask(viewer, { region }), region).toBeNull()
})

test('regions within one another count once, together with single groups', async () => {
  const viewer = await makeViewer({
    regions: ['52', '52.03', '52.03.07'],
    assignedGroups: [at.selong, at.cipari],
  })
  const all = await ask(viewer)
  expect(lines(all)).toEqual({ regions: ['52'], groups: ['cipari'] })
  expect(planned(all)).toBe(20)
  expect(all?.groupCount).toBe(4)
  expect(lines(await ask(viewer, { region: '33' }))).toEqual({ regions: [], groups: ['cipari'] })
})

test('who was given groups or schools sees sums of these groups alone, never of their region', async () => {
  const school = await db().school.create({
    data: { name: 'SDN 1', regionCode: '52.03.03' },
    select: { id: true },
  })
  await makeViewer({ memberOf: [at.sakra], schoolId: school.id })
  const viewer = await makeViewer({ assignedGroups: [at.selong], schools: [school.id] })
  for (const region of ['', '52', '52.03']) {
    const seen = await ask(viewer, { region })
    expect(seen).toMatchObject({ whole: false, groupCount: 2 })
    expect(planned(seen)).toBe(10)
    expect(lines(seen)).toEqual({ regions: [], groups: ['sakra', 'selong'] })
    expect(seen?.subjects).toEqual([])
  }
  expect(planned(await ask(viewer, { region: '52.03.07' }))).toBe(5)
  for (const region of ['33', '52.01', '52.03.01']) expect(await ask(viewer, { region })).toBeNull()
  expect((await ask(viewer, { name: 'lotim' }))?.groups).toEqual([])
})

test('a teacher sees the own group, a stranger and a former supervisor nothing', async () => {
  const teacher = await makeViewer({ memberOf: [at.cipari], formerlyOf: [at.ternate] })
  expect(lines(await ask(teacher))).toEqual({ regions: [], groups: ['cipari'] })
  expect(await ask(teacher, { region: '82' })).toBeNull()
  const stranger = await makeViewer({})
  expect(await ask(stranger)).toMatchObject({ whole: false, groupCount: 0, regions: [], groups: [] })
  expect(planned(await ask(stranger))).toBe(0)
  expect(await ask(stranger, { region: '33' })).toBeNull()
})

test('a code that begins like another never reaches it', async () => {
  const one = await makeViewer({ regions: ['1'] })
  const seen = await ask(one)
  expect(lines(seen)).toEqual({ regions: ['1'], groups: [] })
  expect(planned(seen)).toBe(10)
  expect(lines(await ask(one, { region: '1' }))).toEqual({ regions: ['1.1'], groups: ['satu'] })
  for (const region of ['11', '11.01', '11.01.01']) expect(await ask(one, { region })).toBeNull()
  const eleven = await makeViewer({ regions: ['11'] })
  expect(planned(await ask(eleven))).toBe(5)
  expect(await ask(eleven, { region: '1' })).toBeNull()
  expect(planned(await ask(await makeViewer({ isAdministrator: true }), { region: '1' }))).toBe(10)
})

test('for every kind of viewer the sums are those of the groups that the table lets them see', async () => {
  const viewers = await Promise.all([
    makeViewer({ isAdministrator: true }),
    makeViewer({ regions: ['52', '82.71'], assignedGroups: [at.cipari], memberOf: [odd.one] }),
    makeViewer({ regions: ['1'], officerOf: [at.lotim] }),
    makeViewer({ assignedGroups: [at.lotim, at.lotim] }),
    makeViewer({}),
  ])
  for (const viewer of viewers) {
    const seen = await db().group.findMany({ where: visible(viewer, 'coverage.read'), select: { id: true } })
    const ids = new Set(seen.map((group) => group.id))
    for (const region of ['', '1', '11', '33', '52', '52.03', '52.03.07', '82']) {
      const mine = await plainly((group) => ids.has(group.id) && below(group.regionCode, region))
      const found = await ask(viewer, { region })
      if (region && !mine.groups) expect(found?.groupCount ?? 0).toBe(0)
      else expect({ rows: found?.rows, groups: found?.groupCount }).toEqual(mine)
    }
  }
})

test('pages of groups by key, each once; the key of somebody else’s group begins anew and tells nothing', async () => {
  const names = Array.from({ length: 120 }, (_, i) => `halaman-${String(i).padStart(3, '0')}`)
  for (const name of names) await groupIn('76.01.01', name)
  const viewer = await makeViewer({ regions: ['76.01.01'] })
  const seen: string[] = []
  let after: string | undefined
  do {
    const page = await ask(viewer, { region: '76.01.01', after })
    seen.push(...(page?.groups ?? []).map((group) => group.name))
    after = page?.next
  } while (after)
  expect(seen).toEqual(names)
  for (const key of [at.selong, crypto.randomUUID(), 'bukan kunci', ['a', 'b']])
    expect((await ask(viewer, { region: '76.01.01', after: key }))?.groups[0]?.name).toBe(names[0])
})
