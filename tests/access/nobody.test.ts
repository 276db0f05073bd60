import { beforeAll, expect, test } from 'vitest'
import type { Viewer } from '@/lib/access/viewer'
import { visible } from '@/lib/access/visible'
import { db } from '../support/database'
import { makeGroup, makeViewer, NOW } from '../support/world'

let activityId: string
let outsider: Viewer

beforeAll(async () => {
  const groupId = (await makeGroup('one')).id
  const { personId } = await makeViewer({ memberOf: [groupId] })
  const { id } = await db().activity.create({
    data: {
      groupId,
      kind: 'sharing',
      title: 'Berbagi',
      category: 'coreRoutine',
      origin: 'problem',
      objective: 'A',
      supporting: [],
      state: 'offered',
      createdById: personId,
      createdAt: NOW,
      countedSupport: [],
      presenters: { create: { personId } },
    },
    select: { id: true },
  })
  activityId = id
  outsider = await makeViewer({})
})

// Prisma drops an empty OR inside an AND: said so, who may see nothing would see everything.
test.each([
  ['alone', (where: object) => where],
  ['beside the key', (where: object) => ({ AND: [{ id: activityId }, where] })],
  ['as one way of several', (where: object) => ({ OR: [{ title: 'x' }, where] })],
  [
    'inside one way of several',
    (where: object) => ({ OR: [{ title: 'x' }, { AND: [{ kind: 'sharing' }, where] }] }),
  ],
  ['as what must not be', (where: object) => ({ NOT: { NOT: where } })],
] as const)('who may see nothing sees nothing: the filter %s', async (_, shape) => {
  expect(await db().activity.count({ where: shape(visible(outsider, 'activity.read')) as never })).toBe(0)
  expect(
    await db().presenter.count({ where: { activity: shape(visible(outsider, 'activity.read')) } as never }),
  ).toBe(0)
  const through = {
    OR: [{ name: 'x' }, { AND: [{ activityId }, { activity: shape(visible(outsider, 'activity.read')) }] }],
  }
  expect(await db().presenter.count({ where: through as never })).toBe(0)
})
