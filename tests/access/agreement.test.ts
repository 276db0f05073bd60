import { beforeAll, describe, expect, test } from 'vitest'
import { can, type Facts, isWithin } from '@/lib/access/can'
import { type Action, actions, table } from '@/lib/access/table'
import type { Viewer } from '@/lib/access/viewer'
import { visible } from '@/lib/access/visible'
import { db } from '@/lib/core/db'
import { issued } from '../support/documents'
import { sql } from '../support/sql'
import { makeGroup, makeViewer, NOW, report } from '../support/world'

type Kind = (typeof table)[Action]['record']
const kinds = [
  'group',
  'activity',
  'problem',
  'programme',
  'actionItem',
  'file',
  'document',
  'libraryEntry',
] as const
const facts = Object.fromEntries(kinds.map((kind) => [kind, new Map<string, Facts>()])) as Record<
  Kind,
  Map<string, Facts>
>
let viewers: Record<string, Viewer>

const finders: Record<Kind, (where: never) => Promise<{ id: string }[]>> = {
  group: (where) => db().group.findMany({ where, select: { id: true } }),
  activity: (where) => db().activity.findMany({ where, select: { id: true } }),
  problem: (where) => db().problem.findMany({ where, select: { id: true } }),
  programme: (where) => db().programme.findMany({ where, select: { id: true } }),
  actionItem: (where) => db().actionItem.findMany({ where, select: { id: true } }),
  file: (where) => db().file.findMany({ where, select: { id: true } }),
  libraryEntry: (where) => db().libraryEntry.findMany({ where, select: { id: true } }),
  document: (where) => db().document.findMany({ where, select: { id: true } }),
}

async function fill(
  group: { id: string },
  regionCode: string,
  owner: Viewer,
  schoolId: string,
  presenter: Viewer,
  nation = false,
) {
  const base = { groupId: group.id, regionCode }
  const put = (kind: Kind, id: string, more: Partial<Facts> = {}) => facts[kind].set(id, { ...base, ...more })
  put('group', group.id)
  for (const visibility of ['group', 'officers'] as const) {
    const data = {
      ...report(group.id),
      supporting: [],
      visibility,
      reporterId: owner.personId,
      schoolId,
      createdAt: NOW,
      updatedAt: NOW,
    }
    const { id } = await db().problem.create({ data })
    put('problem', id, { ownerId: owner.personId, schoolId, shared: visibility === 'group' })
  }
  const activity = await db().activity.create({
    data: {
      groupId: group.id,
      kind: 'sharing',
      title: 'x',
      category: 'coreRoutine',
      origin: 'problem',
      objective: 'A',
      supporting: [],
      state: 'offered',
      createdById: owner.personId,
      createdAt: NOW,
      countedSupport: [],
    },
  })
  await db().presenter.create({
    data: { groupId: group.id, activityId: activity.id, personId: presenter.personId },
  })
  put('activity', activity.id, { ownerId: owner.personId, ownerIds: [presenter.personId] })
  const item = await db().actionItem.create({
    data: { groupId: group.id, activityId: activity.id, text: 'x', ownerId: owner.personId },
  })
  put('actionItem', item.id, { ownerId: owner.personId })
  put('programme', (await db().programme.create({ data: { groupId: group.id, schoolYear: 2026 } })).id)
  const file = () => {
    const data = { groupId: group.id, name: 'a.pdf', type: 'application/pdf', bytes: 1, sha256: '0', at: NOW }
    return db().file.create({ data: { ...data, addedById: owner.personId }, select: { id: true } })
  }
  const enter = async (kind: 'material' | 'problem', id: string, by: Viewer, more: Partial<Facts>) => {
    const reach = { [regionCode]: 'regency', [regionCode.slice(0, 2)]: 'province', '': 'nation' } as const
    await sql(
      `insert into library_entry (id, group_id, kind, material_id, problem_id, school_id, owner_id, title, body, grade, subject, objective, region_code, reach, open_to, document)
       values ($1::uuid, $2, $3::library_kind, case when $3 = 'material' then $1::uuid end, case when $3 = 'problem' then $1::uuid end, $4, $5, 'x', 'x', '', '', 'A', $6, $7, $8, '')`,
      [
        id,
        group.id,
        kind,
        more.schoolId ?? null,
        by.personId,
        regionCode,
        more.openTo == null ? 'group' : reach[more.openTo],
        more.openTo ?? null,
      ],
    )
    put('libraryEntry', id, { ownerId: by.personId, ...more })
  }
  const [shared] = [...facts.problem].filter(([, one]) => one.groupId === group.id && one.shared)
  if (shared) await enter('problem', shared[0], owner, { schoolId, openTo: nation ? '' : null })
  put('file', (await file()).id, { ownerId: owner.personId, shared: true })
  for (const publishedAt of [null, NOW]) {
    const { id: fileId } = await file()
    const data = { groupId: group.id, activityId: activity.id, title: 'x', addedById: owner.personId }
    const material = await db().material.create({ data: { ...data, fileId, publishedAt } })
    const ownerIds = [owner.personId, presenter.personId]
    const openTo = publishedAt && regionCode.slice(0, 2)
    put('file', fileId, { ownerIds, shared: publishedAt !== null, openTo })
    if (publishedAt) await enter('material', material.id, owner, { ownerIds, shared: true, openTo })
  }
  for (const personId of [null, owner.personId]) {
    const data = issued(activity.id, group.id, personId)
    put('document', (await db().document.create({ data })).id, { ownerId: personId, shared: !personId })
  }
}

beforeAll(async () => {
  const [school, other] = await Promise.all(
    ['SDN 1', 'SDN 2'].map((name) =>
      db().school.create({ data: { name, regionCode: '33.15' }, select: { id: true } }),
    ),
  )
  if (!school || !other) throw new Error('no schools')
  const near = await makeGroup('near', '33.15')
  const far = await makeGroup('far', '52.03', 'Asia/Makassar')
  const lone = await makeGroup('lone', '91.71', 'Asia/Jayapura')
  const teacher = await makeViewer({ memberOf: [near.id], schoolId: school.id })
  viewers = {
    teacher,
    colleague: await makeViewer({ memberOf: [near.id], schoolId: other.id }),
    inTwoGroups: await makeViewer({ memberOf: [far.id], officerOf: [near.id] }),
    officer: await makeViewer({ officerOf: [near.id] }),
    former: await makeViewer({ formerlyOf: [near.id] }),
    byProvince: await makeViewer({ regions: ['52'] }),
    byGroup: await makeViewer({ assignedGroups: [far.id] }),
    bySchool: await makeViewer({ schools: [school.id] }),
    administrator: await makeViewer({ isAdministrator: true }),
    outsider: await makeViewer({}),
  }
  await fill(near, '33.15', teacher, school.id, viewers.colleague as Viewer)
  await fill(far, '52.03', viewers.inTwoGroups as Viewer, other.id, teacher)
  await fill(lone, '91.71', teacher, other.id, viewers.outsider as Viewer, true)
})

describe('the two readings of the table agree', () => {
  test.each(actions)('%s', async (action) => {
    const kind = table[action].record
    const known = facts[kind]
    for (const viewer of Object.values(viewers)) {
      const listed = (await finders[kind](visible(viewer, action) as never)).map((row) => row.id)
      const allowed = [...known].filter(([, one]) => can(viewer, action, one)).map(([id]) => id)
      expect(listed.filter((id) => known.has(id)).sort()).toEqual(allowed.sort())
      // The same beside another condition: that is how commands and queries use it.
      const both = { AND: [{ id: { in: [...known.keys()] } }, visible(viewer, action)] }
      const narrowed = (await finders[kind](both as never)).map((row) => row.id)
      expect(narrowed.sort()).toEqual(allowed.sort())
    }
  })
})

test('what each role reads of problems', () => {
  const count = (name: string) =>
    [...facts.problem.values()].filter((one) => can(viewers[name] as Viewer, 'problem.read', one)).length
  expect(count('outsider')).toBe(0)
  expect(count('former')).toBe(0)
  expect(count('administrator')).toBe(0)
  expect(count('byProvince')).toBe(2)
  expect(count('byGroup')).toBe(2)
  expect(count('bySchool')).toBe(2)
  // Two of one's own; the colleague does not see the one for officers.
  expect(count('teacher')).toBeGreaterThan(count('colleague'))
})

test('a region code covers what lies below it and nothing that merely begins alike', () => {
  expect(isWithin('52.03.03', '52.03')).toBe(true)
  expect(isWithin('52', '52')).toBe(true)
  expect(isWithin('52.03', '5')).toBe(false)
  expect(isWithin('52', '52.03')).toBe(false)
})
