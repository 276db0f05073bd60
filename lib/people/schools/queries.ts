import 'server-only'
import type { Viewer } from '../../access/viewer'
import { db } from '../../core/db'
import { id, parse } from '../../core/input'
import { afterNamed, pageOf } from '../../core/paging'
import { holding, literal } from '../../core/search'
import { assertAdministers } from '../access'
import { within } from '../regions/access'
import { schoolFilter } from './schema'

const PAGE = 40

/** A page of schools by name, narrowed by words, number or region. */
export async function listSchools(viewer: Viewer, params: Record<string, unknown>) {
  assertAdministers(viewer)
  const filter = parse(schoolFilter, params)
  const { q, region, after } = filter
  const last = after
    ? await db().school.findUnique({ where: { id: after }, select: { id: true, name: true } })
    : null
  const typed = q ? { OR: [{ name: holding(q) }, { npsn: { startsWith: literal(q.toUpperCase()) } }] } : {}
  const found = await db().school.findMany({
    where: { AND: [typed, within(region), afterNamed(last)] },
    orderBy: [{ name: 'asc' }, { id: 'asc' }],
    take: PAGE + 1,
    select: {
      id: true,
      npsn: true,
      name: true,
      region: { select: { name: true, code: true } },
      cluster: { select: { name: true } },
    },
    relationLoadStrategy: 'join',
  })
  return { filter, ...pageOf(found, PAGE) }
}

/** One school for its form; null when it is not there. */
export async function readSchool(viewer: Viewer, key: string) {
  assertAdministers(viewer)
  if (!id.safeParse(key).success) return null
  return db().school.findUnique({
    where: { id: key },
    select: {
      id: true,
      npsn: true,
      name: true,
      regionCode: true,
      version: true,
      region: { select: { name: true } },
      cluster: { select: { name: true } },
      _count: { select: { people: true } },
    },
    relationLoadStrategy: 'join',
  })
}
