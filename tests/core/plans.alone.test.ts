import { expect, test } from 'vitest'
import { system } from '@/lib/core/db'
import { Prisma } from '@/lib/core/generated/client'
import { plannedOnce, plansOnce, seeksOne } from '@/lib/core/plans'

type Plans = { statement: string; once: number; anew: number }

/** How often a statement that is asked eight times was planned anew: with lists, by whose length PostgreSQL judges. */
async function plansOf(sign: Prisma.Sql, mark: string) {
  const all = await system('service').$transaction(async (tx) => {
    for (let i = 0; i < 8; i += 1) {
      const codes = Array.from({ length: i % 2 ? 1 : 400 }, () => '33.15')
      const word = Prisma.raw(`'${mark}'`)
      await tx.$queryRaw`${sign}select ${word} from region a join region b on b.parent_code = a.code
        join region c on c.parent_code = b.code where a.code = any(${codes}::text[])`
    }
    return tx.$queryRaw<Plans[]>`select statement, generic_plans::int as once, custom_plans::int as anew
      from pg_prepared_statements where statement like ${`%select '${mark}'%`}`
  })
  return all.map(({ once, anew }) => ({ once, anew }))
}

test('a statement that says so is planned once, whatever its lists; another as PostgreSQL judges', async () => {
  expect(await plansOf(plannedOnce, 'marked')).toEqual([{ once: 8, anew: 0 }])
  const [plain] = await plansOf(Prisma.empty, 'plain')
  expect(plain?.anew).toBeGreaterThan(4)
})

test('so is one of Prisma that seeks a record by its key, and no list', async () => {
  const found = await system('service').$transaction(async (tx) => {
    for (let i = 0; i < 8; i += 1) {
      await tx.group.findFirst({ where: { id: '01a22d60-70a7-7419-8724-a48a720aa07d', kind: 'kkg' } })
      await tx.group.findMany({
        where: { id: { in: ['01a22d60-70a7-7419-8724-a48a720aa07d'] }, kind: 'mgmp' },
      })
    }
    return tx.$queryRaw<Plans[]>`select statement, generic_plans::int as once, custom_plans::int as anew
      from pg_prepared_statements where statement like '%FROM "public"."group" AS "t0"%' order by statement`
  })
  const bySought = found.map(({ statement, ...plans }) => ({ ...plans, one: seeksOne(statement) }))
  expect(bySought).toContainEqual({ once: 8, anew: 0, one: true })
  expect(bySought.filter((plans) => !plans.one && plans.anew > 0)).toHaveLength(1)
})

test.each([
  ['SELECT 1 FROM "a" AS "t0" WHERE ("t0"."id" = $3 AND "t0"."kind" = $4) LIMIT $5', true],
  ['SELECT 1 FROM "a" AS "t0" WHERE "t0"."id" = $1 LIMIT $2', true],
  ['SELECT 1 FROM "a" AS "t0" WHERE ("t0"."id" = $1 OR "t0"."kind" = $2)', false],
  ['SELECT 1 FROM "a" AS "t0" WHERE "t0"."id" IN ($1,$2)', false],
  [
    'SELECT 1 FROM "a" AS "t0" LEFT JOIN LATERAL (SELECT 1 FROM "b" AS "t1" WHERE "t0"."id" = "t1"."a_id") x ON true',
    false,
  ],
])('a record by its key: %s', (sql, one) => {
  expect(seeksOne(sql)).toBe(one)
  expect(plansOnce(sql, one ? 'k7' : 's7')).toBe(one)
})
