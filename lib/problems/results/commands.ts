import 'server-only'
import type { Database } from '../../core/db'
import { assertPlausible } from './rules'
import type { Figures } from './schema'

/** Puts plausible class figures on record, in the transaction of what they prove. Throws invalid for those that cannot be. */
export async function keepFigures(tx: Database, groupId: string, figures: Figures, now: Date) {
  assertPlausible(figures, now)
  const { sure: _, ...data } = figures
  const { id } = await tx.classResult.create({ data: { ...data, groupId }, select: { id: true } })
  return id
}
