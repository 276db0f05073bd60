// @ts-nocheck
import { viewerOfPerson } from '../lib/auth/load'
import { db } from '../lib/core/db'
import { Prisma } from '../lib/core/generated/client'
import { searchLibrary } from '../lib/library/queries'

async function main() {
  const [who, q] = process.argv.slice(2)
  const p = await db().person.findUniqueOrThrow({ where: { email: who + '@contoh.sch.id' } })
  const v = (await viewerOfPerson(p.id, new Date()))!
  console.log(JSON.stringify(v.scope).length, v.homes.length)
  const client = db() as any
  const real = client.$queryRaw.bind(client)
  client.$queryRaw = async (strings: any, ...values: any[]) => {
    const sql = Prisma.sql(strings, ...values)
    const plan = await real(Prisma.sql`explain (analyze, buffers, timing on) ${sql}`)
    console.log(plan.map((r: any) => r['QUERY PLAN'].slice(0, 220)).join('\n'))
    return real(sql)
  }
  await searchLibrary(v, { q })
  await db().$disconnect()
}
main()
