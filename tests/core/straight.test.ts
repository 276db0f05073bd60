import { expect, test } from 'vitest'
import { connect, db, system } from '@/lib/core/db'
import { Prisma } from '@/lib/core/generated/client'
import { named } from '@/lib/core/named'
import { beyond, inName, SYSTEM } from '@/lib/core/wall'
import { makeViewer, NOW } from '../support/world'

const text = 'kata "dengan" \\ tanda, {kurung} dan é'
const every = Prisma.sql`select ${text} as text, ${[text, 'b']}::text[] as texts, ${NOW}::timestamptz as instant,
  ${NOW}::timestamptz::date as day, ${[NOW]}::timestamptz[] as instants, ${NOW}::timestamptz::timestamp as local,
  ${null}::text as nothing, ${7}::int as int, ${7n}::bigint as big, 7::smallint as small, ${1.5}::float8 as float,
  12.30::numeric as exact, ${true}::boolean as yes, gen_random_uuid() is not null as made,
  '01a22d60-70a7-7419-8724-a48a720aa07d'::uuid as key, array['01a22d60-70a7-7419-8724-a48a720aa07d']::uuid[] as keys,
  array[1, 2]::int[] as ints, ${[true, false]}::boolean[] as booleans, json_build_object('a', 1) as json, '{"b": [2]}'::jsonb as jsonb,
  'kkg'::group_kind as kind, ${Buffer.from('ab')}::bytea as bytes`

test('a statement of our own says the same past Prisma’s client as through it', async () => {
  const past = await system('service').$queryRaw<[object]>(every)
  const inside = await system('service').$transaction((tx) => tx.$queryRaw<[object]>(every))
  const client = connect({ connectionString: process.env.DATABASE_URL ?? '', max: 1 })
  const through = await inName(SYSTEM, () => client.$queryRaw<[object]>(every))
  await client.$disconnect()
  for (const rows of [past, inside])
    expect(rows.map((row) => ({ ...row, bytes: null }))).toEqual(
      through.map((row) => ({ ...row, bytes: null })),
    )
  expect(past).toMatchObject([
    { instant: NOW, day: new Date('2026-08-13'), big: 7n, texts: [text, 'b'], nothing: null },
  ])
  expect(await system('service').$queryRaw`select ${text} as text, ${7}::int as int`).toEqual([
    { text, int: 7 },
  ])
})

test('it goes over connections that the client closes, and opens them again', async () => {
  const client = connect({ connectionString: process.env.DATABASE_URL ?? '', max: 1 })
  const ask = () => named(client, SYSTEM).$queryRaw<{ pid: number }[]>`select pg_backend_pid() as pid`
  const first = await ask()
  expect(await ask()).toEqual(first)
  await client.$disconnect()
  expect(await ask()).not.toEqual(first)
  await client.region.findFirst({ select: { code: true } })
  await client.$disconnect()
  await client.$disconnect()
  const open = await system('service').$queryRaw<{ count: bigint }[]>`
    select count(*) from pg_stat_activity where pid = ${first[0]?.pid ?? 0}`
  expect(open).toEqual([{ count: 0n }])
})

test('what is wrong is told by PostgreSQL, and the name that holds holds here too', async () => {
  await expect(system('service').$queryRaw`select * from nowhere`).rejects.toThrow(/nowhere/)
  const viewer = await makeViewer({})
  const role = () => db(viewer).$queryRaw`select current_user as role`
  expect(await role()).toEqual([{ role: 'sanggar_viewer' }])
  expect(await beyond(role)).toEqual([{ role: 'sanggar_system' }])
})

test('inside a transaction it goes over the same connection, and nothing of it stays when that fails', async () => {
  const viewer = await makeViewer({})
  const where = { id: viewer.personId }
  const pid = Prisma.sql`select pg_backend_pid() as pid, current_user as role`
  const failed = db(viewer).$transaction(async (tx) => {
    const [before] = await tx.$queryRaw<[{ pid: number; role: string }]>(pid)
    await tx.person.findFirst({ where, select: { id: true } })
    expect(await tx.$queryRaw(pid)).toEqual([before])
    expect(await beyond(() => tx.$queryRaw(pid))).toEqual([{ ...before, role: 'sanggar_system' }])
    expect(before.role).toBe('sanggar_viewer')
    // Beside it another connection is asked, also where one inside would be there.
    const [beside] = await system('service').$queryRaw<[{ pid: number }]>(pid)
    expect(beside.pid).not.toBe(before.pid)
    const change = () => tx.$executeRaw`update person set name = 'Lain' where id = ${viewer.personId}::uuid`
    expect(await beyond(change)).toBe(1)
    expect(await tx.person.findFirst({ where, select: { name: true } })).toEqual({ name: 'Lain' })
    expect(await tx.$executeRaw`set local statement_timeout = 0`).toBe(0)
    throw new Error('no more')
  })
  await expect(failed).rejects.toThrow('no more')
  const after = await system('service').person.findFirst({ where, select: { name: true } })
  expect(after?.name).not.toBe('Lain')
})

test('what is asked when its transaction is over reaches no connection of anybody', async () => {
  const late: Promise<unknown>[] = []
  const ended = system('service').$transaction(
    async (tx) => {
      const ask = () => tx.$queryRaw`select 1`
      await new Promise((done) => setTimeout(done, 400))
      late.push(ask(), tx.$executeRaw`select 1`)
      await Promise.allSettled(late)
    },
    { timeout: 100 },
  )
  await expect(ended).rejects.toThrow(/timeout|expired/i)
  for (const one of late) await expect(one).rejects.toThrow('The transaction is over')
})

test('transactions at once each have their own connection, one inside another as well', async () => {
  const pid = Prisma.sql`select pg_backend_pid() as pid`
  const ask = () =>
    system('service').$transaction(async (tx) => {
      const [outer] = await tx.$queryRaw<[{ pid: number }]>(pid)
      const inner = await system('service').$transaction(async (other) =>
        other.$queryRaw<[{ pid: number }]>(pid),
      )
      expect(inner[0].pid).not.toBe(outer.pid)
      expect(await tx.$queryRaw(pid)).toEqual([outer])
      return outer.pid
    })
  const found = await Promise.all([ask(), ask()])
  expect(new Set(found).size).toBe(2)
})
