import 'server-only'
import type { Viewer } from '../../access/viewer'
import { visible } from '../../access/visible'
import { db } from '../../core/db'
import { dateIn } from '../../core/time'

/** The letterhead of a group with the number that comes next this year; null when it is not this viewer's to keep. */
export async function readLetterhead(viewer: Viewer, groupId: string, now: Date) {
  const found = await db(viewer).group.findFirst({
    where: { AND: [{ id: groupId }, visible(viewer, 'letterhead.manage')] },
    select: {
      zone: true,
      letterhead: {
        select: {
          above: true,
          address: true,
          place: true,
          code: true,
          format: true,
          version: true,
          logo: { select: { id: true, name: true } },
        },
      },
      letterCounters: { select: { year: true, last: true } },
      documents: {
        where: { serial: { not: null } },
        orderBy: { year: 'desc' },
        take: 1,
        select: { year: true },
      },
    },
    relationLoadStrategy: 'join',
  })
  if (!found) return null
  const on = dateIn(found.zone, now)
  const year = Number(on.slice(0, 4))
  const last = found.letterCounters.find((one) => one.year === year)?.last ?? 0
  return { letterhead: found.letterhead, on, next: last + 1, begun: found.documents[0]?.year === year }
}
