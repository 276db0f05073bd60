import 'server-only'
import { can, type Facts } from '../../../access/can'
import type { Viewer } from '../../../access/viewer'
import { visible } from '../../../access/visible'
import { db } from '../../../core/db'
import { pageOf } from '../../../core/paging'

/** Far above what is written about one group in two years; older ones are not shown. */
const MOST = 200

const noteRow = {
  id: true,
  kind: true,
  exception: true,
  text: true,
  agreed: true,
  visitedOn: true,
  bySupervisor: true,
  at: true,
  person: { select: { name: true } },
} as const
const latestFirst = [{ at: 'desc' as const }, { id: 'desc' as const }]

/** The last few notes, to be selected with a group; none for who may not read them. */
export function latestNotes(viewer: Viewer, take: number) {
  const where = { group: visible(viewer, 'supervision.read') }
  return { where, orderBy: latestFirst, take, select: noteRow }
}

/** What was written and seen, the latest first; nothing for who is neither an officer nor its supervisor. */
export async function listNotes(viewer: Viewer, group: { id: string; facts: Facts }, take: number = MOST) {
  if (!can(viewer, 'supervision.read', group.facts)) return { notes: [], more: false }
  const found = await db(viewer).supervisionNote.findMany({
    where: { groupId: group.id },
    orderBy: latestFirst,
    take: take + 1,
    select: noteRow,
    relationLoadStrategy: 'join',
  })
  const { rows: notes, next } = pageOf(found, take)
  return { notes, more: next !== undefined }
}

export type SupervisionNote = Awaited<ReturnType<typeof listNotes>>['notes'][number]
