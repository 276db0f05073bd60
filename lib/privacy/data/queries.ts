import 'server-only'
import type { Viewer } from '../../access/viewer'
import { enter } from '../../core/audit'
import { system } from '../../core/db'
import { impersonal } from '../register/impersonal'
import { columnsIn, register } from '../register/rules'
import { sections } from './rules'

export type Row = Record<string, unknown>
export type OwnData = { table: string; rows: Row[] }[]

const has = (table: string, column: string) => {
  const entry = register[table]
  return [entry?.plain, entry?.data].flatMap(columnsIn).includes(column) || table in impersonal
}

/** In which group and activity a row stands, by name. */
function context(table: string): { columns: string; joins: string } {
  const group = table !== 'group' && has(table, 'group_id')
  const activity = table !== 'activity' && has(table, 'activity_id')
  const columns = [group && `'group', g.name`, activity && `'activity', a.title`].filter(Boolean)
  const joins = [
    group && 'left join "group" g on g.id = x.group_id',
    activity && 'left join activity a on a.id = x.activity_id',
  ].filter(Boolean)
  return {
    columns: columns.length ? `jsonb_build_object(${columns.join(', ')}) || ` : '',
    joins: joins.join(' '),
  }
}

/**
 * Everything that is kept about oneself or by oneself, in one statement. Names of tables and columns come from the
 * register alone; keys of other people are left out. That it was fetched is written down.
 */
export async function ownData(viewer: Viewer, now: Date): Promise<OwnData> {
  const { personId } = viewer
  const parts = sections().map(({ table, columns, where }, rank) => {
    const { columns: where_, joins } = context(table)
    const values = columns.flatMap((one) => [`'${one}'`, `x."${one}"`])
    return `select ${rank} as rank, '${table}' as "table",
      coalesce(jsonb_agg(${where_}jsonb_build_object(${values.join(', ')})), '[]') as rows
      from "${table}" x ${joins} where ${where}`
  })
  return system('account').$transaction(async (tx) => {
    const found = await tx.$queryRawUnsafe<{ table: string; rows: Row[] }[]>(
      `select "table", rows from (${parts.join(' union all ')}) all_tables order by rank`,
      personId,
    )
    await enter(tx, { at: now, command: 'account.download', personId, subjectId: personId })
    return found.map(({ table, rows }) => ({ table, rows }))
  })
}
