import 'server-only'
import type { Viewer } from '../../access/viewer'
import { type Database, db } from '../../core/db'
import { importRecord } from './access'
import { judge, sameness, tally } from './rules'

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i
const PAGE = 20

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

export type Asked = { all: boolean; after: number }

/** A page of an import: what becomes of each row, those that need a person first; null when it is not this viewer's. */
export async function readImport(viewer: Viewer, importId: string, asked: Asked) {
  if (!UUID.test(importId)) return null
  const found = await importRecord(db(), viewer, { importId })
  if (!found) return null
  const { groupId, schoolYear } = found
  const programme = await db().programme.findUnique({
    where: { groupId_schoolYear: { groupId, schoolYear } },
    select: { adoptedAt: true, items: { select: { title: true, month: true } } },
    relationLoadStrategy: 'join',
  })
  const there = keysOf(programme?.items ?? [])
  const rows = judge(found.rows, { schoolYear, there })
  const counts = tally(rows)
  const waiting = counts.doubtful + counts.refused
  const all = asked.all || waiting === 0
  const wanted = rows.filter(
    (one) =>
      one.row > asked.after &&
      one.state !== 'note' &&
      (all || one.state === 'doubtful' || one.state === 'refused'),
  )
  const page = wanted.slice(0, PAGE)
  return {
    ...found,
    counts,
    waiting,
    all,
    page,
    notes: rows.filter((one) => one.state === 'note'),
    next: wanted.length > PAGE ? page.at(-1)?.row : undefined,
    adopted: Boolean(programme?.adoptedAt),
  }
}
