import 'server-only'
import type { Database } from '../../core/db'

/** The cluster of this name in a region, made when it is not there yet; null for an empty name. */
export async function clusterNamed(tx: Database, regionCode: string, name: string) {
  if (!name) return null
  // Two who name the same new cluster at once get the same one.
  await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended(${`cluster ${regionCode}`}, 7))`
  const alike = { equals: name.replace(/[\\%_]/g, '\\$&'), mode: 'insensitive' as const }
  const known = await tx.cluster.findFirst({ where: { regionCode, name: alike }, select: { id: true } })
  return known ?? tx.cluster.create({ data: { regionCode, name }, select: { id: true } })
}
