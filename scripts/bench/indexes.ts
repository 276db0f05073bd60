import type pg from 'pg'

type Made = { drop: string; make: string }

/**
 * Fills a table without its indexes and makes them behind all rows, which costs a fraction of what they cost row by
 * row; the same for primary keys and other constraints that are an index. What a foreign key leans on stays.
 */
export async function withoutIndexes(client: pg.Client, table: string, work: () => Promise<unknown>) {
  const { rows } = await client.query<Made>(
    `select case when c.oid is null then format('drop index %s', i.indexrelid::regclass)
        else format('alter table %s drop constraint %I', i.indrelid::regclass, c.conname) end as drop,
      case when c.oid is null then pg_get_indexdef(i.indexrelid)
        else format('alter table %s add constraint %I %s', i.indrelid::regclass, c.conname, pg_get_constraintdef(c.oid)) end as make
     from pg_index i left join pg_constraint c on c.conindid = i.indexrelid and c.contype in ('p', 'u', 'x')
     where i.indrelid = $1::regclass
       and not exists (select from pg_constraint f where f.conindid = i.indexrelid and f.contype = 'f')
     order by c.oid is null, i.indexrelid`,
    [table],
  )
  // Nobody sweeps what is still being filled.
  await client.query(`alter table ${table} set (autovacuum_enabled = false)`)
  for (const { drop } of rows) await client.query(drop)
  await work()
  for (const { make } of rows) await client.query(make)
  await client.query(`alter table ${table} reset (autovacuum_enabled)`)
}
