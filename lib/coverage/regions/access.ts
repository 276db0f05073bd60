import 'server-only'
import { Prisma } from '../../core/generated/client'
import type { Reach, Sources } from './rules'
import type { GroupsAsked, RegionAsked } from './schema'

const { sql, empty } = Prisma

/** True in SQL where a group `g` lies in a region or below it; `1` never reaches `11`. */
function inside(code: string): Prisma.Sql {
  return code ? sql`(g.region_code = ${code} or starts_with(g.region_code, ${`${code}.`}))` : sql`true`
}

/** True in SQL where a group `g` lies in one of these regions or below it. */
function insideAny(codes: string[]): Prisma.Sql {
  return codes.length ? sql`(${Prisma.join(codes.map(inside), ' or ')})` : sql`false`
}

/** True in SQL where a group `g` is within what a viewer reaches. */
export function reached({ everything, regions, groupIds }: Reach): Prisma.Sql {
  return everything ? sql`true` : sql`(g.id = any(${groupIds}::uuid[]) or ${insideAny(regions)})`
}

/** True in SQL where a group `g` is of the kind and subject that is asked for. */
function narrowed({ kind, subject }: GroupsAsked): Prisma.Sql {
  return sql`${kind ? sql`g.kind = ${kind}::group_kind` : sql`true`} ${
    subject ? sql`and lower(g.subject) = ${subject}` : empty
  }`
}

/** True in SQL where the name of a group `g` holds what was looked for. */
function named(name: string): Prisma.Sql {
  return name ? sql`g.name ilike ${`%${name.replace(/[\\%_]/g, '\\$&')}%`}` : sql`true`
}

/** True in SQL where a group `g` is one of those asked for; never without a wall of its own before it. */
export function among(asked: GroupsAsked): Prisma.Sql {
  return sql`${inside(asked.region)} and ${named(asked.name)} and ${narrowed(asked)}`
}

/** The single groups that a viewer reaches in a region beside whole regions. */
export function singleGroups(asked: RegionAsked, { codes, groupIds }: Sources): Prisma.Sql {
  return sql`g.id = any(${groupIds}::uuid[]) and ${inside(asked.region)} and not ${insideAny(codes)}
    and ${narrowed(asked)}`
}

/**
 * The groups that are listed: those of the region itself or single ones; by name, or where every group is wanted, all
 * that one may see below it.
 */
export function listedGroups(asked: RegionAsked, sources: Sources): Prisma.Sql {
  const { region, name, every } = asked
  const { whole, codes, groupIds } = sources
  const below = name || every
  if (!below && !whole) return singleGroups(asked, sources)
  if (!below) return sql`g.region_code = ${region} and ${narrowed(asked)}`
  return sql`(g.id = any(${groupIds}::uuid[]) or ${insideAny(codes)}) and ${among(asked)}`
}
