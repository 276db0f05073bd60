import 'server-only'
import type { Database } from '../../../core/db'
import { columnsIn } from '../../register/rules'
import { joining, type Moving, moving } from '../columns/rules'
import { joinPeriods } from '../rules'
import type { Rows } from '../schema'

type Pair = { kept: string; merged: string }
type Named = { keys: string[] }

const quoted = (names: string[], alias = '') => names.map((one) => `${alias}"${one}"`).join(', ')

/** The columns of each table's key. Names of tables come from the register alone. */
export async function keysOf(tx: Database): Promise<Map<string, string[]>> {
  const found = await tx.$queryRaw<({ table: string } & Named)[]>`
    select c.relname as "table", array_agg(a.attname::text order by array_position(i.indkey::int2[], a.attnum)) as keys
    from pg_index i join pg_class c on c.oid = i.indrelid
    join pg_attribute a on a.attrelid = c.oid and a.attnum = any(i.indkey::int2[])
    where i.indisprimary and c.relnamespace = 'public'::regnamespace group by c.relname`
  return new Map(found.map((one) => [one.table, one.keys]))
}

async function rowsOf(tx: Database, text: string, { kept, merged }: Pair): Promise<object[]> {
  const [found] = await tx.$queryRawUnsafe<{ rows: object[] }[]>(
    `with x as (${text}) select coalesce(jsonb_agg(to_jsonb(x)), '[]') as rows from x`,
    kept,
    merged,
  )
  return found?.rows ?? []
}

/** Deletes rows that would count twice, with what hangs on them, and keeps them in the record. */
async function setAside(tx: Database, pair: Pair, { table, clash }: Moving, where: string, rows: Rows) {
  const both = '($1::uuid is not null and $2::uuid is not null)'
  for (const [child, column] of Object.entries(clash?.hanging ?? {})) {
    const of = `x."${column}" in (select x.id from "${table}" x where ${where})`
    const gone = await rowsOf(tx, `delete from "${child}" x where ${both} and ${of} returning x.*`, pair)
    if (gone.length) rows.aside.unshift({ table: child, rows: gone })
  }
  const gone = await rowsOf(tx, `delete from "${table}" x where ${both} and ${where} returning x.*`, pair)
  if (gone.length) rows.aside.unshift({ table, rows: gone })
}

function alike(on: string): string {
  return columnsIn(on)
    .map((one) => `o."${one}" is not distinct from x."${one}"`)
    .join(' and ')
}

async function clear(tx: Database, pair: Pair, one: Moving, rows: Rows) {
  const { table, column, clash, notOwn } = one
  const of = (number: string) => `x."${column}" = ${number}::uuid`
  const beside = (number: string, more = '') =>
    `exists (select 1 from "${table}" o where o."${column}" = ${number}::uuid and ${alike(clash?.on ?? '')}${more})`
  if (notOwn) await setAside(tx, pair, one, `(${of('$1')} or ${of('$2')}) and ${notOwn}`, rows)
  if (!clash || clash.stays) return
  const { better } = clash
  if (better) {
    const than = ` and ${better.replaceAll('x.', 'o.')} > ${better}`
    await setAside(tx, pair, one, `${of('$1')} and ${beside('$2', than)}`, rows)
  }
  await setAside(tx, pair, one, `${of('$2')} and ${beside('$1')}`, rows)
}

async function move(tx: Database, pair: Pair, one: Moving, keys: string[], rows: Rows) {
  const { table, column, clash } = one
  const stays = clash?.stays
    ? `and not exists (select 1 from "${table}" o where o."${column}" = $1::uuid and ${alike(clash.on)})`
    : ''
  const moved = await rowsOf(
    tx,
    `update "${table}" x set "${column}" = $1::uuid where x."${column}" = $2::uuid ${stays} returning ${quoted(keys, 'x.')}`,
    pair,
  )
  if (moved.length) rows.moved.push({ table, column, keys: moved })
}

type Period = { id: string; startedOn: Date; endedOn: Date | null; kept: boolean; key: string }

async function join(tx: Database, pair: Pair, table: string, on: string[], rows: Rows) {
  const key = on.map((one) => `coalesce(x."${one}"::text, '')`).join(" || ' ' || ")
  const found = await tx.$queryRawUnsafe<Period[]>(
    `select x.id, x.started_on as "startedOn", x.ended_on as "endedOn", x.person_id = $1::uuid as kept, ${key} as key
     from "${table}" x where x.person_id in ($1::uuid, $2::uuid)`,
    pair.kept,
    pair.merged,
  )
  for (const same of new Set(found.map((one) => one.key))) {
    const { aside, grown } = joinPeriods(found.filter((one) => one.key === same))
    for (const id of aside)
      await setAside(tx, pair, { table, column: 'person_id' }, `x.id = '${id}'::uuid`, rows)
    for (const { id, startedOn, endedOn } of grown) {
      const was = found.find((one) => one.id === id)
      await tx.$executeRawUnsafe(
        `update "${table}" set started_on = $2::date, ended_on = $3::date where id = $1::uuid`,
        id,
        startedOn,
        endedOn,
      )
      const values = (one: { startedOn: Date; endedOn: Date | null } | undefined) => ({
        started_on: one?.startedOn.toISOString().slice(0, 10) ?? null,
        ended_on: one?.endedOn?.toISOString().slice(0, 10) ?? null,
      })
      rows.changed.push({ table, id, before: values(was), after: values({ startedOn, endedOn }) })
    }
  }
}

/** Makes everything of one account the other's. Answers what was done, so that it can be undone. */
export async function moveAll(tx: Database, pair: Pair): Promise<Rows> {
  const rows: Rows = { moved: [], aside: [], changed: [] }
  const keys = await keysOf(tx)
  await tx.$executeRaw`select set_config('sanggar.merging', 'on', true)`
  for (const { table, on } of joining()) await join(tx, pair, table, on, rows)
  for (const one of moving()) await clear(tx, pair, one, rows)
  const all = [...joining(), ...moving()]
  for (const { table, column, ...one } of all)
    await move(
      tx,
      pair,
      { table, column, ...('clash' in one && one.clash ? { clash: one.clash } : {}) },
      keys.get(table) ?? [],
      rows,
    )
  await tx.$executeRaw`select set_config('sanggar.merging', 'off', true)`
  return rows
}
