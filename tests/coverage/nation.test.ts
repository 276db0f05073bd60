import { expect, test } from 'vitest'
import { groupFigures } from '@/lib/coverage/figures/queries'
import { checkCoverage } from '@/lib/coverage/regions/commands'
import { regionCoverage } from '@/lib/coverage/regions/queries'
import { regionAsked } from '@/lib/coverage/regions/schema'
import { makeNation } from '../../scripts/bench/nation'
import { db } from '../support/database'
import { makeViewer } from '../support/world'

/** Everything that a table is held together by. */
function schema() {
  return db().$queryRaw<{ made: string }[]>`
    select pg_get_indexdef(indexrelid) as made from pg_index i join pg_class c on c.oid = i.indrelid
      where c.relnamespace = 'public'::regnamespace
    union all select conrelid::regclass || ' ' || conname || ' ' || pg_get_constraintdef(oid) from pg_constraint
      where connamespace = 'public'::regnamespace
    union all select oid::regclass || ' ' || coalesce(reloptions::text, '') from pg_class
      where relnamespace = 'public'::regnamespace and relkind = 'r'
    order by 1`
}

test('a synthetic nation is what the application would have made, in the schema as it was', async () => {
  const before = await schema()
  const made = await makeNation(process.env.DATABASE_URL ?? '', { activities: 100, groups: 4, people: 300 })
  expect(await schema()).toEqual(before)
  expect(made).toMatchObject({ activities: 100, groups: 4, people: 300 })
  expect(await db().person.count()).toBe(300)
  expect(await checkCoverage()).toEqual({ region: 0, groups: 0, counters: 0 })

  const held = { countedPeople: { gt: 0 } }
  const { _sum } = await db().activity.aggregate({ where: held, _sum: { countedPeople: true } })
  expect(await db().attendance.count()).toBe(_sum.countedPeople)
  expect(await db().activityDay.count()).toBe(await db().activity.count({ where: held }))

  const viewer = await makeViewer({ isAdministrator: true })
  const period = { year: 2020, part: 'year' } as const
  const report = await regionCoverage(viewer, regionAsked.parse({}), period)
  expect(report?.groupCount).toBe(4)
  const groups = await db().group.findMany({ select: { id: true, regionCode: true } })
  const all = await Promise.all(
    groups.map(({ id, regionCode }) =>
      groupFigures(viewer, { id, facts: { groupId: id, regionCode } }, period),
    ),
  )
  const sum = (numbers: number[]) => numbers.reduce((total, one) => total + one, 0)
  expect(sum(all.flatMap(({ rows }) => rows.map((row) => row.people)))).toBe(
    sum(report?.rows.map((row) => row.people) ?? []),
  )
  expect(sum(all.map(({ figures }) => figures.total.members))).toBeGreaterThan(0)
})
