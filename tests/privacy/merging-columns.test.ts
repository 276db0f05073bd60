import { expect, test } from 'vitest'
import { decisions, joining, moving, namedColumns } from '@/lib/privacy/merging/columns/rules'
import { joinPeriods } from '@/lib/privacy/merging/rules'
import { columnsIn } from '@/lib/privacy/register/rules'
import { db } from '../support/database'
import { sql } from '../support/sql'

test('each column that names a person is decided upon for a merging, and no other', () => {
  const named = namedColumns().sort()
  const decided = Object.keys(decisions).sort()
  expect(
    named.filter((one) => !decided.includes(one)),
    'name them in lib/privacy/merging/columns/rules.ts',
  ).toEqual([])
  expect(decided.filter((one) => !named.includes(one))).toEqual([])
})

type Index = { table: string; columns: string[] }

/** Unique indexes and exclusions, by the columns that they are about. */
async function uniques(): Promise<Index[]> {
  return sql(`select c.relname as "table", array_agg(a.attname::text) as columns
    from pg_index i join pg_class c on c.oid = i.indrelid
    join pg_attribute a on a.attrelid = c.oid and a.attnum = any(i.indkey::int2[])
    where (i.indisunique or i.indisexclusion) and c.relnamespace = 'public'::regnamespace
    group by i.indexrelid, c.relname`) as never
}

test('whatever may be there once a person has a rule for when both have it', async () => {
  const all = await uniques()
  expect(all.length).toBeGreaterThan(80)
  const joined = new Set(joining().map((one) => one.table))
  for (const { table, column, clash } of moving()) {
    for (const { columns } of all.filter((one) => one.table === table && one.columns.includes(column))) {
      const rest = columns.filter((one) => one !== column)
      // A document is one in force of an activity, kind and person, by an expression.
      expect(clash, `${table}.${column} is unique with ${rest}`).toBeDefined()
      for (const one of columnsIn(clash?.on))
        expect([...rest, 'activity_id', 'state', 'scope', 'group_id', 'region_code']).toContain(one)
    }
  }
  expect(joined).toEqual(new Set(['membership', 'officer_term', 'supervisor_assignment']))
})

test('what hangs on a row that can be set aside is set aside with it', async () => {
  const children = (await sql(`select ch.relname as child, pa.relname as parent, a.attname as column
    from pg_constraint k join pg_class ch on ch.oid = k.conrelid join pg_class pa on pa.oid = k.confrelid
    join pg_attribute a on a.attrelid = ch.oid and a.attnum = any(k.conkey)
    where k.contype = 'f' and k.connamespace = 'public'::regnamespace and a.attname <> 'group_id'`)) as {
    child: string
    parent: string
    column: string
  }[]
  for (const { table, clash, notOwn } of [
    ...moving(),
    ...joining().map((one) => ({ ...one, clash: undefined, notOwn: 'joined' })),
  ]) {
    if (!(clash && !clash.stays) && !notOwn) continue
    const hanging = children.filter((one) => one.parent === table).map((one) => [one.child, one.column])
    expect(hanging, table).toEqual(Object.entries(clash?.hanging ?? {}))
  }
})

test('a sealed row lets its person move and nothing else, and only while a merging says so', async () => {
  const moved = (on: string, text: string) =>
    db().$transaction(async (tx) => {
      await tx.$executeRaw`select set_config('sanggar.merging', ${on}, true)`
      const after = JSON.stringify({ person_id: 2, text })
      const [row] = await tx.$queryRaw<{ moved: boolean }[]>`
        select person_moved('{"person_id": 1, "text": "a"}', ${after}::jsonb) as moved`
      return row?.moved
    })
  expect([await moved('', 'a'), await moved('on', 'a'), await moved('on', 'b')]).toEqual([false, true, false])
})

const day = (text: string) => new Date(`${text}T00:00:00Z`)
const row = (id: string, from: string, to: string | null, kept: boolean) => ({
  ...{ id, startedOn: day(from), endedOn: to ? day(to) : null, kept },
})

test('periods that share days become one of the kept account; others stay what they are', () => {
  expect(joinPeriods([row('a', '2025-07-01', null, true), row('b', '2026-01-01', null, false)])).toEqual({
    aside: ['b'],
    grown: [],
  })
  expect(
    joinPeriods([row('a', '2026-01-01', '2026-06-30', true), row('b', '2025-07-01', null, false)]),
  ).toEqual({
    aside: ['b'],
    grown: [{ id: 'a', startedOn: day('2025-07-01'), endedOn: null }],
  })
  expect(
    joinPeriods([row('a', '2025-01-01', '2025-06-30', true), row('b', '2025-07-01', null, false)]),
  ).toEqual({
    aside: [],
    grown: [],
  })
  // Two kept ones that a third one bridges.
  expect(
    joinPeriods([
      row('a', '2025-01-01', '2025-03-31', true),
      row('b', '2025-03-01', '2025-08-31', false),
      row('c', '2025-08-01', '2025-12-31', true),
    ]),
  ).toEqual({
    aside: ['b', 'c'],
    grown: [{ id: 'a', startedOn: day('2025-01-01'), endedOn: day('2025-12-31') }],
  })
  expect(joinPeriods([row('b', '2025-01-01', null, false), row('c', '2025-02-01', null, false)])).toEqual({
    aside: [],
    grown: [],
  })
})
