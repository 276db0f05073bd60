import { expect, test } from 'vitest'
import { dateValue } from '@/lib/core/time'
import { listStrings } from '@/lib/coverage/queries'
import { db } from '../support/database'
import { makeGroup, makeViewer } from '../support/world'

test('strings of seven come by name, a page at a time, each once, with the school year alone', async () => {
  const names = Array.from({ length: 45 }, (_, i) => `kelompok-${String(i).padStart(2, '0')}`)
  for (const name of names) await makeGroup(name, '53.01')
  await makeGroup('di-luar', '33.15')
  const first = await db().group.findFirstOrThrow({ where: { slug: names[0] ?? '' }, select: { id: true } })
  for (const [month, held] of [
    ['2026-06-01', 5],
    ['2026-07-01', 1],
    ['2027-06-01', 2],
  ] as const)
    await db().coverageCounter.create({
      data: { groupId: first.id, month: dateValue(month), objective: 'A', planned: held, held },
    })
  const viewer = await makeViewer({ regions: ['53'] })
  const seen: string[] = []
  let after: string | undefined
  do {
    const page = await listStrings(viewer, 2026, after)
    if (!after) expect(page.groups[0]?.rows[0]).toMatchObject({ objective: 'A', held: 3 })
    seen.push(...page.groups.map((group) => group.name))
    after = page.next
  } while (after)
  expect(seen).toEqual(names)
  expect((await listStrings(viewer, 2026, 'bukan kunci')).groups).toHaveLength(20)
})
