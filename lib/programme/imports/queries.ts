import 'server-only'
import type { Viewer } from '../../access/viewer'
import { type Database, db } from '../../core/db'
import { id } from '../../core/input'
import { pageOfRows, type RowsAsked } from '../../forms/rows'
import { importRecord } from './access'
import { judge, sameness, tally } from './rules'

/** What a programme has already, by title and month. */
export async function thereAlready(tx: Database, groupId: string, schoolYear: number) {
  const found = await tx.programmeItem.findMany({
    where: { groupId, programme: { schoolYear } },
    select: { title: true, month: true },
  })
  return keysOf(found)
}

function keysOf(items: { title: string; month: Date }[]) {
  return new Set(items.map((one) => sameness(one.title, one.month.toISOString().slice(0, 7))))
}

/** A page of an import: what becomes of each row, those that need a person first; null when it is not this viewer's. */
export async function readImport(viewer: Viewer, importId: string, asked: RowsAsked) {
  if (!id.safeParse(importId).success) return null
  const found = await importRecord(db(viewer), viewer, { importId })
  if (!found) return null
  const { groupId, schoolYear } = found
  const programme = await db(viewer).programme.findUnique({
    where: { groupId_schoolYear: { groupId, schoolYear } },
    select: { adoptedAt: true, items: { select: { title: true, month: true } } },
    relationLoadStrategy: 'join',
  })
  const there = keysOf(programme?.items ?? [])
  const rows = judge(found.rows, { schoolYear, there })
  return {
    ...found,
    ...pageOfRows(rows, asked),
    counts: tally(rows),
    adopted: Boolean(programme?.adoptedAt),
  }
}
