import { randomUUID } from 'node:crypto'
import { sql } from './sql'

type Column = {
  table: string
  name: string
  type: string
  kind: string
  needed: boolean
  label: string | null
}

/** The tables of the database with their columns, those behind the wall apart. */
export async function tablesOf() {
  const columns: (Column & { walled: boolean })[] = await sql(`
    select c.relname as "table", a.attname as name, format_type(a.atttypid, null) as type, t.typtype as kind,
      a.attnotnull and not a.atthasdef and a.attgenerated = '' and a.attidentity = '' as needed, c.relrowsecurity as walled,
      (select enumlabel from pg_enum where enumtypid = t.oid order by enumsortorder limit 1) as label
    from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
    join pg_type t on t.oid = a.atttypid
    where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace and c.relname <> '_prisma_migrations'
    order by 1, a.attnum`)
  const tables = Map.groupBy(columns, (column) => column.table)
  return {
    tables,
    walled: [...tables].filter(([, [first]]) => first?.walled).map(([name]) => name),
    open: [...tables].filter(([, [first]]) => !first?.walled).map(([name]) => name),
  }
}

/** Takes away what makes a row need another one, in a database that is thrown away. */
export async function loosen() {
  const found: { table: string; name: string }[] = await sql(`
    select conrelid::regclass::text as "table", quote_ident(conname) as name from pg_constraint
    where connamespace = 'public'::regnamespace and contype in ('c', 'f', 'x')`)
  const unique: { name: string }[] = await sql(`
    select indexrelid::regclass::text as name from pg_index i join pg_class c on c.oid = i.indrelid
    where c.relnamespace = 'public'::regnamespace and i.indisunique and not i.indisprimary
      and not exists (select from pg_constraint where conindid = i.indexrelid)`)
  const tables = [...(await tablesOf()).tables.keys()]
  await sql(
    [
      ...found.map(({ table, name }) => `alter table ${table} drop constraint if exists ${name} cascade`),
      ...unique.map(({ name }) => `drop index ${name}`),
      ...tables.map((table) => `alter table "${table}" disable trigger user`),
    ].join(';'),
  )
}

function filling({ type, kind, label }: Column): unknown {
  if (type.endsWith('[]')) return '{}'
  if (kind === 'e') return label
  if (type === 'uuid') return randomUUID()
  if (type === 'text') return randomUUID()
  if (type === 'boolean') return false
  if (type === 'jsonb' || type === 'json') return '{}'
  if (type === 'bytea') return Buffer.from(randomUUID())
  if (type === 'tsvector') return ''
  if (type === 'date' || type.startsWith('timestamp')) return new Date(Date.now() + Math.random() * 1e10)
  return type === 'numeric' ? 1 : Math.floor(Math.random() * 30_000)
}

/** A statement that puts a row into a table, with these values and anything where something is needed. */
export function insertion(columns: Column[], given: Record<string, unknown>) {
  const names = new Set(columns.map((column) => column.name))
  const all = new Map(
    columns.filter((column) => column.needed).map((column) => [column.name, filling(column)]),
  )
  for (const [name, value] of Object.entries(given)) if (names.has(name)) all.set(name, value)
  const [first] = columns
  const places = [...all.keys()].map(
    (name, i) => `$${i + 1}::${columns.find((one) => one.name === name)?.type}`,
  )
  const list = [...all.keys()].map((name) => `"${name}"`)
  return { text: `insert into "${first?.table}" (${list}) values (${places})`, values: [...all.values()] }
}
