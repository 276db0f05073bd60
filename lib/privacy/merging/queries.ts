import 'server-only'
import type { Viewer } from '../../access/viewer'
import { runningOrComing } from '../../core/day'
import { system } from '../../core/db'
import { id, parse } from '../../core/input'
import { today } from '../../core/time'
import { assertAdministers } from '../../people/access'
import { bareName } from '../../people/names/rules'
import { columnsIn, register } from '../register/rules'
import { merged } from './access'
import { joining, moving } from './columns/rules'
import { mergeFilter } from './schema'

const MOST = 12

type Alike = { id: string; name: string; email: string | null; school: string | null; why: string }

/** People who may be the same: by words that were typed, or by name, number or the head of the address. Best first. */
function alike(
  person: { id: string; name: string; email: string | null; schoolId: string | null },
  q: string,
) {
  const sought = q || bareName(person.name)
  const head = (person.email ?? '').split('@')[0] ?? ''
  return system('register').$queryRaw<Alike[]>`
    select p.id, p.name, p.email, s.name as school,
      case when ${q} <> '' then 'words' when p.school_id is not distinct from ${person.schoolId}::uuid
        and p.school_id is not null then 'school' when split_part(p.email, '@', 1) = ${head} then 'email' else 'name' end as why
    from person p left join school s on s.id = p.school_id
    where p.id <> ${person.id}::uuid and p.closed_at is null and p.merged_into_id is null
      and (${sought} <% p.name or p.email = lower(${q}) or p.nip = ${q.replace(/\s/g, '')} or p.nuptk = ${q.replace(/\s/g, '')})
    order by word_similarity(${sought}, p.name) + case when p.school_id = ${person.schoolId}::uuid then 0.2 else 0 end desc, p.id
    limit ${MOST}`
}

const shown = (now: Date) => {
  const running = runningOrComing(today(now))
  const group = { select: { name: true, slug: true } } as const
  return {
    ...merged,
    school: { select: { name: true } },
    memberships: { where: running, take: 30, select: { id: true, group } },
    officerTerms: { where: running, take: 30, select: { id: true, title: true, group } },
  } as const
}

type Count = { table: string; one: number; other: number; both: number }

/** By table: how many rows each has, and how many of them are of one thing. Names of tables come from the register. */
async function compare(one: string, other: string): Promise<Count[]> {
  const own = new Set(
    Object.entries(register).flatMap(([table, entry]) =>
      columnsIn(entry.own).map((column) => `${table}.${column}`),
    ),
  )
  const columns = [
    ...joining().map((row) => ({ ...row, on: row.on.join(' ') })),
    ...moving().map((row) => ({ ...row, on: row.clash?.on ?? '' })),
  ].filter(({ table, column }) => own.has(`${table}.${column}`))
  const parts = columns.map(({ table, column, on }) => {
    const same = columnsIn(on).map((key) => `o."${key}" is not distinct from x."${key}"`)
    const both = on
      ? `count(*) filter (where x."${column}" = $2::uuid and exists (select 1 from "${table}" o where o."${column}" = $1::uuid and ${same.join(' and ')}))`
      : '0'
    return `select '${table}' as "table", count(*) filter (where x."${column}" = $1::uuid) as one,
      count(*) filter (where x."${column}" = $2::uuid) as other, ${both} as "both"
      from "${table}" x where x."${column}" in ($1::uuid, $2::uuid)`
  })
  return system('register').$queryRawUnsafe<Count[]>(
    `select "table", sum(one)::int as one, sum(other)::int as other, sum("both")::int as "both"
     from (${parts.join(' union all ')}) x group by 1 having sum(one) + sum(other) > 0 order by 1`,
    one,
    other,
  )
}

/** What an administrator needs to merge somebody with another: who may be the same, or both side by side. */
export async function readMerging(viewer: Viewer, key: string, params: Record<string, unknown>, now: Date) {
  assertAdministers(viewer)
  if (!id.safeParse(key).success) return null
  const filter = parse(mergeFilter, params)
  const found = await system('register').person.findMany({
    where: { id: { in: filter.with ? [key, filter.with] : [key] }, closedAt: null, mergedIntoId: null },
    select: shown(now),
    relationLoadStrategy: 'join',
  })
  const people = found.map(({ passwordHash, ...one }) => ({ ...one, hasAccount: passwordHash !== null }))
  const person = people.find((one) => one.id === key)
  const other = people.find((one) => one.id === filter.with && one.id !== key)
  if (!person) return null
  if (!other) return { filter, person, other: null, counts: [], alike: await alike(person, filter.q) }
  return { filter, person, other, counts: await compare(person.id, other.id), alike: [] }
}

/** What was merged into somebody and can be parted; for the page of that person. */
export function listMerges(viewer: Viewer, personId: string) {
  assertAdministers(viewer)
  return system('register').personMerge.findMany({
    where: { personId, partedAt: null },
    orderBy: { at: 'desc' },
    take: 20,
    select: {
      ...{ id: true, at: true, email: true, reason: true },
      merged: { select: { name: true } },
      by: { select: { name: true } },
    },
    relationLoadStrategy: 'join',
  })
}
