import 'server-only'
import type { Viewer } from '../../access/viewer'
import { alikeIds, inOrderOf } from '../../core/alike'
import { db } from '../../core/db'
import { id, parse } from '../../core/input'
import { afterNamed, pageOf } from '../../core/paging'
import { named } from '../../core/search'
import { assertAdministers } from '../access'
import { within } from '../regions/access'
import { typedNpsn } from './rules'
import { schoolFilter } from './schema'

const PAGE = 40

const row = {
  id: true,
  npsn: true,
  name: true,
  region: { select: { name: true, code: true } },
  cluster: { select: { name: true } },
} as const

/** A page of schools by name, narrowed by words, number or region; where none is named so, those named nearly so. */
export async function listSchools(viewer: Viewer, params: Record<string, unknown>) {
  assertAdministers(viewer)
  const filter = parse(schoolFilter, params)
  const { q, region, after } = filter
  const last = after
    ? await db(viewer).school.findUnique({ where: { id: after }, select: { id: true, name: true } })
    : null
  const number = typedNpsn(q)
  const typed = q ? { OR: [named(q), ...(number ? [{ npsn: number }] : [])] } : {}
  const found = await db(viewer).school.findMany({
    where: { AND: [typed, within(region), afterNamed(last)] },
    orderBy: [{ name: 'asc' }, { id: 'asc' }],
    take: PAGE + 1,
    select: row,
    relationLoadStrategy: 'join',
  })
  const ids = q && !found.length && !after ? await alikeIds('school', q) : []
  const where = { AND: [{ id: { in: ids } }, within(region)] }
  const similar = ids.length
    ? await db(viewer).school.findMany({ where, select: row, relationLoadStrategy: 'join' })
    : []
  const page = pageOf(found.length ? found : inOrderOf(ids, similar), PAGE)
  return { filter, ...page, similar: similar.length > 0 }
}

/** One school for its form; null when it is not there. */
export async function readSchool(viewer: Viewer, key: string) {
  assertAdministers(viewer)
  if (!id.safeParse(key).success) return null
  return db(viewer).school.findUnique({
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
