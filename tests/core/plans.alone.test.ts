import { expect, test } from 'vitest'
import { system } from '@/lib/core/db'
import { Prisma } from '@/lib/core/generated/client'
import { plannedOnce } from '@/lib/core/plans'

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
