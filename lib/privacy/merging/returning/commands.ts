import 'server-only'
import type { Database } from '../../../core/db'
import { keysOf } from '../moving/commands'
import type { Rows } from '../schema'

type Pair = { kept: string; merged: string }

const quoted = (names: string[]) => names.map((one) => `"${one}"`).join(', ')

/** Columns that can be written: those that the database makes itself come by themselves. */
async function columnsOf(tx: Database, table: string): Promise<string[]> {
  const found = await tx.$queryRaw<{ name: string }[]>`
    select attname::text as name from pg_attribute
    where attrelid = format('public.%I', ${table}::text)::regclass and attnum > 0
      and not attisdropped and attgenerated = ''`
  return found.map((one) => one.name)
}

async function sendBack(
  tx: Database,
  pair: Pair,
  { table, column, keys }: Rows['moved'][number],
  of: string[],
) {
  const same = of.map((one) => `x."${one}" = k."${one}"`).join(' and ')
  await tx.$executeRawUnsafe(
    `update "${table}" x set "${column}" = $2::uuid
     from jsonb_populate_recordset(null::"${table}", $3::jsonb) k where ${same} and x."${column}" = $1::uuid`,
    pair.kept,
    pair.merged,
    JSON.stringify(keys),
  )
}

/** A value that somebody changed since stays as it is. */
async function changeBack(tx: Database, { table, id, before, after }: Rows['changed'][number]) {
  const columns = Object.keys(before).map(
    (one) =>
      `"${one}" = case when x."${one}" is not distinct from a."${one}" then b."${one}" else x."${one}" end`,
  )
  await tx.$executeRawUnsafe(
    `update "${table}" x set ${columns.join(', ')}
     from jsonb_populate_record(null::"${table}", $2::jsonb) b, jsonb_populate_record(null::"${table}", $3::jsonb) a
     where x.id = $1::uuid`,
    id,
    JSON.stringify(before),
    JSON.stringify(after),
  )
}

/** One row of those that were set aside; false where what it belonged to is no more, or another took its place. */
async function putBack(tx: Database, table: string, columns: string[], row: object): Promise<boolean> {
  await tx.$executeRaw`savepoint put_back`
  try {
    const list = quoted(columns)
    await tx.$executeRawUnsafe(
      `insert into "${table}" (${list}) select ${list} from jsonb_populate_record(null::"${table}", $1::jsonb)`,
      JSON.stringify(row),
    )
    await tx.$executeRaw`release savepoint put_back`
    return true
  } catch {
    await tx.$executeRaw`rollback to savepoint put_back`
    return false
  }
}

/** Undoes what `moveAll` did: each row goes back to whom it belonged to. Answers how many found no place any more. */
export async function returnAll(tx: Database, pair: Pair, rows: Rows): Promise<{ lost: number }> {
  const keys = await keysOf(tx)
  await tx.$executeRaw`select set_config('sanggar.merging', 'on', true)`
  for (const one of rows.moved.toReversed()) await sendBack(tx, pair, one, keys.get(one.table) ?? [])
  for (const one of rows.changed.toReversed()) await changeBack(tx, one)
  let lost = 0
  for (const { table, rows: set } of rows.aside) {
    const columns = await columnsOf(tx, table)
    for (const row of set) lost += (await putBack(tx, table, columns, row)) ? 0 : 1
  }
  await tx.$executeRaw`select set_config('sanggar.merging', 'off', true)`
  return { lost }
}
