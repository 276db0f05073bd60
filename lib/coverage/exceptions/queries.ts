import 'server-only'
import { can, type Facts as Permission } from '../../access/can'
import { clausesFor } from '../../access/clauses'
import type { Viewer } from '../../access/viewer'
import { Prisma } from '../../core/generated/client'
import { among, reached } from '../regions/access'
import { reachOf } from '../regions/rules'
import type { GroupsAsked } from '../regions/schema'
import { factsOf, type GroupFacts } from './facts/queries'
import { type Exception, exceptionsOf, weightOf } from './rules'
import type { ExceptionFilter } from './schema'

/** Far above what one supervisor looks after; the page says so when it is reached. */
const MOST_GROUPS = 1_000
const PAGE = 20

type Standing = {
  id: string
  slug: string
  name: string
  region: string
  facts: GroupFacts
  exceptions: Exception[]
  weight: number
}

/** True for who looks after groups of others. */
export function oversees({ scope }: Viewer): boolean {
  return Object.values(scope).some((some) => some.length > 0)
}

/** True for who has a list of what stands out: of the groups looked after, or of one's own. */
export function listsExceptions(viewer: Viewer): boolean {
  return oversees(viewer) || viewer.officerOf.length > 0
}

type Place = Pick<Standing, 'weight' | 'name' | 'id'>

function inOrder(one: Place, other: Place): number {
  const byName = other.weight - one.weight || one.name.localeCompare(other.name)
  return byName || (one.id === other.id ? 0 : one.id < other.id ? -1 : 1)
}

/**
 * All groups in which something stands out to the viewer, or of those only the ones asked for, the worst first.
 * One statement, whatever their number.
 */
async function standing(viewer: Viewer, asked: GroupsAsked | undefined, now: Date) {
  const reach = reachOf(clausesFor(viewer, 'supervision.read'))
  const wall = reached(reach)
  const which = asked ? Prisma.sql`${wall} and ${among(asked)}` : wall
  const byKey = !reach.everything && !reach.regions.length && !asked?.region && !asked?.name
  const known = await factsOf(which, now, MOST_GROUPS + 1, byKey)
  const checked = known.slice(0, MOST_GROUPS)
  const found = checked.flatMap((facts): Standing[] => {
    const exceptions = exceptionsOf(facts)
    const { groupId: id, slug, name, region } = facts
    if (!exceptions.length) return []
    return [{ id, slug, name, region, facts, exceptions, weight: weightOf(exceptions) }]
  })
  return { found: found.sort(inOrder), checked: checked.length, cut: known.length > MOST_GROUPS }
}

/** Of what stands out in the viewer's groups a page, narrowed by kind and groups, with how many groups were checked. */
export async function listExceptions(
  viewer: Viewer,
  filter: ExceptionFilter,
  now: Date,
  take: number = PAGE,
) {
  const { found, checked, cut } = await standing(viewer, filter.among, now)
  const { kind, after } = filter
  const chosen = found.filter((one) => !kind || one.exceptions.some((exception) => exception.kind === kind))
  const last = after && found.find((one) => one.id === after.id)
  // Who left the list meanwhile still marks the place.
  const place = after && { ...(last ?? { name: '' }), ...after }
  const rest = place ? chosen.filter((one) => inOrder(one, place) > 0) : chosen
  const groups = rest.slice(0, take)
  const end = rest.length > take ? groups.at(-1) : undefined
  return {
    groups,
    next: end ? { weight: end.weight, id: end.id } : null,
    standing: found.length,
    counts: countsOf(found),
    checked,
    cut,
  }
}

export type ListedExceptions = Awaited<ReturnType<typeof listExceptions>>

/** The whole list, as a file holds it. */
export function allExceptions(viewer: Viewer, filter: Omit<ExceptionFilter, 'after'>, now: Date) {
  return listExceptions(viewer, { ...filter, after: null }, now, MOST_GROUPS)
}

function countsOf(found: Standing[]) {
  const counts = new Map<Exception['kind'], number>()
  for (const { exceptions } of found)
    for (const { kind } of exceptions) counts.set(kind, (counts.get(kind) ?? 0) + 1)
  return counts
}

/** What stands out in one group, for its officers and who supervises it; null for others. */
export async function groupExceptions(viewer: Viewer, group: { id: string; facts: Permission }, now: Date) {
  if (!can(viewer, 'supervision.read', group.facts)) return null
  const [facts] = await factsOf(Prisma.sql`g.id = ${group.id}::uuid`, now, 1, true)
  return facts ? { facts, exceptions: exceptionsOf(facts) } : null
}
