import 'server-only'
import type { Viewer } from '../../access/viewer'
import { db } from '../../core/db'
import { assertAdministers } from '../access'

/** Names of the clusters of a region, offered while a form is filled in. */
export async function clusterNames(viewer: Viewer, regionCode: string) {
  assertAdministers(viewer)
  const found = await db(viewer).cluster.findMany({
    where: { regionCode },
    orderBy: { name: 'asc' },
    take: 100,
    select: { name: true },
  })
  return found.map((cluster) => cluster.name)
}
