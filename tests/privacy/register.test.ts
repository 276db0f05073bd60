import { expect, test } from 'vitest'
import { usual } from '@/lib/core/retention'
import { registerPage } from '@/lib/privacy/register/export'
import { accountedFor, columnsIn, register } from '@/lib/privacy/register/rules'
import { sql } from '../support/sql'

async function columns(): Promise<{ table: string; column: string; type: string }[]> {
  return sql(`select table_name as table, column_name as column, udt_name as type
    from information_schema.columns join information_schema.tables using (table_schema, table_name)
    where table_schema = 'public' and table_type = 'BASE TABLE' and table_name <> '_prisma_migrations'`) as never
}

test('each column of the database is in the register or among those that say nothing about a person', async () => {
  const there = (await columns()).map((one) => `${one.table}.${one.column}`).sort()
  const listed = accountedFor()
  expect(
    there.filter((one) => !listed.includes(one)),
    'name them in lib/privacy/register: as data, or as plain',
  ).toEqual([])
  expect(listed.filter((one) => !there.includes(one))).toEqual([])
  expect(new Set(listed).size).toBe(listed.length)
})

test('a column that names a person by key is never called plain', async () => {
  const keys = await sql(`select kcu.table_name as table, kcu.column_name as column
    from information_schema.referential_constraints rc
    join information_schema.key_column_usage kcu on kcu.constraint_name = rc.constraint_name
    join information_schema.constraint_column_usage ccu on ccu.constraint_name = rc.unique_constraint_name
    where ccu.table_name = 'person'`)
  expect(keys.length).toBeGreaterThan(40)
  const named = /(^|_)(by|person|owner|reporter|about|in_charge)_id$/
  const byName = (await columns()).filter((one) => one.type === 'uuid' && named.test(one.column))
  for (const { table, column } of [...keys, ...byName]) {
    const { own, others } = register[table as string] ?? {}
    expect([...columnsIn(own), ...columnsIn(others)], `${table}.${column}`).toContain(column)
  }
})

test('what goes with an account is found by its person; what is emptied is a text', async () => {
  const all = await columns()
  for (const [table, { closing, own, data, empties }] of Object.entries(register)) {
    if (closing === 'goes' && table !== 'rate_limit') expect(columnsIn(own), table).toEqual(['person_id'])
    for (const column of columnsIn(empties)) {
      expect(columnsIn(data)).toContain(column)
      expect(all.find((one) => one.table === table && one.column === column)?.type).toBe('text')
    }
  }
})

test('each period of configuration is one that the register uses', () => {
  const used = new Set(Object.values(register).map((one) => one.keep))
  // People without an account are no table of their own.
  expect(Object.keys(usual).filter((one) => !used.has(one as never))).toEqual(['former'])
})

// After a change: npx vitest run --project unit tests/privacy/register.test.ts -u
test('the page in docs is the register', async () => {
  await expect(registerPage()).toMatchFileSnapshot('../../docs/privacy/register.md')
})
