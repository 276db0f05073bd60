type Run = (text: string, values?: unknown[]) => Promise<Record<string, unknown>[]>
export type TextColumn = { schema: string; table: string; column: string }

/** Every column of the database in which a text can stand, of every schema that is not PostgreSQL's own. */
export async function textColumns(sql: Run): Promise<TextColumn[]> {
  const rows = await sql(`select table_schema as schema, table_name as table, column_name as column
    from information_schema.columns
    join information_schema.tables using (table_catalog, table_schema, table_name)
    where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema')
      and (data_type in ('text', 'character varying', 'character', 'json', 'jsonb', 'xml', 'tsvector', 'bytea')
        or udt_name in ('_text', '_varchar', '_json', '_jsonb', 'citext'))`)
  return rows as TextColumn[]
}

/** Where a word stands, as `table.column`. */
export async function standing(sql: Run, word: string): Promise<string[]> {
  // One statement: a connection for each column takes half a minute.
  const parts = (await textColumns(sql)).map(
    ({ schema, table, column }) =>
      `select '${table}.${column}' as at where exists (select from "${schema}"."${table}" where "${column}"::text ilike '%' || $1 || '%')`,
  )
  const found = await sql(parts.join(' union all '), [word])
  return found.map((one) => String(one.at)).sort()
}
