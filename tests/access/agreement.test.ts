import { beforeAll, describe, expect, test } from 'vitest'
import { can, type Facts, isWithin } from '@/lib/access/can'
import { type Action, actions, table } from '@/lib/access/table'
import type { Viewer } from '@/lib/access/viewer'
import { groupsReachedBy, visible } from '@/lib/access/visible'
import { db } from '../support/database'
import { issued } from '../support/documents'
import { sql } from '../support/sql'
import { makeGroup, makeViewer, NOW, report } from '../support/world'

type Kind = (typeof table)[Action]['record']
const kinds = [
  'group',
  'activity',
  'problem',
  'helper',
  'referral',
  'trial',
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
  helper: (where) => db().problemHelper.findMany({ where, select: { id: true } }),
  referral: (where) => db().referral.findMany({ where, select: { id: true } }),
  trial: (where) => db().trial.findMany({ where, select: { id: true } }),
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
  next: { id: string; regionCode: string },
  nation = false,
) {
  const base = { groupId: group.id, regionCode }
  const put = (kind: Kind, id: string, more: Partial<Facts> = {}) => facts[kind].set(id, { ...base, ...more })
  put('group', group.id)
  const problemIds: string[] = []
  for (const [visibility, state] of [
    ['group', 'submitted'],
    ['officers', 'submitted'],
    ['group', 'draft'],
    ['officers', 'draft'],
  ] as const) {
    const data = {
      ...report(group.id),
      supporting: [],
      visibility,
      state,
      reporterId: owner.personId,
      schoolId,
      createdAt: NOW,
      updatedAt: NOW,
    }
    const { id } = await db().problem.create({ data })
    const draft = state === 'draft'
    const shared = visibility === 'group' && !draft
    put('problem', id, { ownerId: owner.personId, schoolId, shared, draft })
    problemIds.push(id)
    const { personId } = visibility === 'group' ? owner : presenter
    const tried = { grade: 'II', triedOn: NOW, tried: 'Biji-bijian', at: NOW }
    const trial = await db().trial.create({ data: { groupId: group.id, problemId: id, personId, ...tried } })
    put('trial', trial.id, { ownerId: personId })
  }
  await deepen(group.id, problemIds, presenter, next, put)
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
  put('activity', activity.id, { ownerId: owner.personId, ownerIds: [presenter.personId], shared: true })
  const draft = await db().activity.create({
    data: {
      groupId: group.id,
      kind: 'meeting',
      title: 'x',
      category: 'coreRoutine',
      origin: 'problem',
      objective: 'A',
      supporting: [],
      state: 'draft',
      createdById: owner.personId,
      createdAt: NOW,
      countedSupport: [],
    },
  })
  put('activity', draft.id, { ownerId: owner.personId, ownerIds: [], shared: false })
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

type Put = (kind: Kind, id: string, more?: Partial<Facts>) => void

/** What hangs on a problem: who helps, where it is referred to, and a file that the problem alone judges. */
async function deepen(
  groupId: string,
  [problemId = '', other = '']: string[],
  helper: Viewer,
  next: { id: string; regionCode: string },
  put: Put,
) {
  const here = { groupId, problemId, at: NOW }
  const active = { ...here, personId: helper.personId, state: 'active' as const }
  put('helper', (await db().problemHelper.create({ data: active })).id, { ownerId: helper.personId })
  for (const state of ['proposed', 'consented', 'withdrawn'] as const) {
    const consented = state === 'consented'
    const way = { ...here, toGroupId: next.id, proposedById: helper.personId, letter: 'x', state }
    const data = { ...way, problemId: consented ? problemId : other, consentedAt: consented ? NOW : null }
    const { id } = await db().referral.create({ data })
    put('referral', id, { groupId: next.id, regionCode: next.regionCode, draft: !consented })
  }
  const stored = { groupId, name: 'a.png', type: 'image/png', bytes: 1, sha256: '0', at: NOW }
  const file = await db().file.create({ data: { ...stored, addedById: helper.personId } })
  await db().problemFile.create({ data: { ...here, fileId: file.id } })
  put('file', file.id, { ownerId: helper.personId, shared: true, elsewhere: true })
}

beforeAll(async () => {
  const [school, elsewhere] = await Promise.all(
    ['SDN 1', 'SDN 2'].map((name) =>
      db().school.create({ data: { name, regionCode: '33.15' }, select: { id: true } }),
    ),
  )
  if (!school || !elsewhere) throw new Error('no schools')
  const near = await makeGroup('near', '33.15')
  const far = await makeGroup('far', '52.03', 'Asia/Makassar')
  const lone = await makeGroup('lone', '91.71', 'Asia/Jayapura')
  const teacher = await makeViewer({ memberOf: [near.id], schoolId: school.id })
  viewers = {
    teacher,
    colleague: await makeViewer({ memberOf: [near.id], schoolId: elsewhere.id }),
    inTwoGroups: await makeViewer({ memberOf: [far.id], officerOf: [near.id] }),
    officer: await makeViewer({ officerOf: [near.id] }),
    former: await makeViewer({ formerlyOf: [near.id] }),
    byProvince: await makeViewer({ regions: ['52'] }),
    byGroup: await makeViewer({ assignedGroups: [far.id] }),
    bySchool: await makeViewer({ schools: [school.id] }),
    administrator: await makeViewer({ isAdministrator: true }),
    outsider: await makeViewer({}),
  }
  const places = { near: { ...near, regionCode: '33.15' }, far: { ...far, regionCode: '52.03' } }
  await fill(near, '33.15', teacher, school.id, viewers.colleague as Viewer, places.far)
  await fill(far, '52.03', viewers.inTwoGroups as Viewer, elsewhere.id, teacher, places.near)
  await fill(lone, '91.71', teacher, elsewhere.id, viewers.outsider as Viewer, places.far, true)
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

test('what lies in a group is reached by its key as by the group itself', async () => {
  const onGroups = actions.filter((action) => table[action].record === 'group')
  for (const action of onGroups as Parameters<typeof groupsReachedBy>[1][])
    for (const viewer of Object.values(viewers)) {
      const where = groupsReachedBy(viewer, action)
      const found = where ? await db().activity.findMany({ where, distinct: ['groupId'] }) : []
      const groups = await db().group.findMany({ where: visible(viewer, action), select: { id: true } })
      const known = ({ groupId }: { groupId: string }) => facts.group.has(groupId)
      expect([action, found.filter(known).map((one) => one.groupId)].flat().sort()).toEqual(
        [action, groups.map((one) => one.id).filter((id) => known({ groupId: id }))].flat().sort(),
      )
    }
})

test('what each role reads of problems', () => {
  const count = (name: string) =>
    [...facts.problem.values()].filter((one) => can(viewers[name] as Viewer, 'problem.read', one)).length
  expect(count('outsider')).toBe(0)
  expect(count('former')).toBe(0)
  expect(count('administrator')).toBe(0)
  // Drafts are their writer's alone.
  expect(count('byProvince')).toBe(2)
  expect(count('byGroup')).toBe(2)
  expect(count('bySchool')).toBe(2)
  // Two of one's own; the colleague does not see the one for officers.
  expect(count('teacher')).toBeGreaterThan(count('colleague'))
})

test('a draft is seen by the officers of its group alone', () => {
  const drafts = [...facts.activity.values()].filter((one) => !one.shared)
  const seen = (name: string) =>
    drafts.filter((one) => can(viewers[name] as Viewer, 'activity.read', one)).length
  expect(drafts).toHaveLength(3)
  expect(Object.keys(viewers).filter((name) => seen(name))).toEqual(['inTwoGroups', 'officer'])
  expect(seen('officer')).toBe(1)
})

test('whoever left a group keeps the papers that were issued to them, and nothing else of it', async () => {
  const former = viewers.former as Viewer
  const [activity] = [...facts.activity].find(([, one]) => one.regionCode === '33.15' && one.shared) ?? []
  const { groupId } = await db().activity.findUniqueOrThrow({ where: { id: activity ?? '' } })
  const { id } = await db().document.create({ data: issued(activity ?? '', groupId, former.personId) })
  facts.document.set(id, { groupId, regionCode: '33.15', ownerId: former.personId, shared: false })
  for (const action of actions) {
    const kind = table[action].record
    const here = [...facts[kind]].filter(([, one]) => one.groupId === groupId)
    const allowed = here.filter(([, one]) => can(former, action, one)).map(([key]) => key)
    const listed = (await finders[kind](visible(former, action) as never)).map((row) => row.id)
    const keeps = action === 'document.read' ? [id] : []
    expect([action, allowed, listed]).toEqual([action, keeps, keeps])
  }
})

test('a region code covers what lies below it and nothing that merely begins alike', () => {
  expect(isWithin('52.03.03', '52.03')).toBe(true)
  expect(isWithin('52', '52')).toBe(true)
  expect(isWithin('52.03', '5')).toBe(false)
  expect(isWithin('52', '52.03')).toBe(false)
})
