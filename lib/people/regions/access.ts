import 'server-only'
import type { Database } from '../../core/db'
import { invalidField } from '../../core/errors'

/** The region of exactly this code. Throws a sentence beside `field` when there is none. */
export async function regionOf(tx: Database, code: string, field = 'regionCode') {
  const found = await tx.region.findUnique({ where: { code }, select: { code: true, name: true } })
  if (!found) throw invalidField(field, 'unknownRegion')
  return found
}

/** A filter for what lies in a region or below it; `1` never reaches `11`. */
export function within(code: string | null) {
  return code ? { OR: [{ regionCode: code }, { regionCode: { startsWith: `${code}.` } }] } : {}
}
