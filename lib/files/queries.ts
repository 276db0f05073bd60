import 'server-only'
import type { Viewer } from '../access/viewer'
import { visible } from '../access/visible'
import { noteReadings } from '../audit/readings/commands'
import { db } from '../core/db'

/** Who reads a problem reads its files, at home and where the problem was taken over from a referral. */
function ofProblem(viewer: Viewer) {
  const problem = visible(viewer, 'problem.read')
  const taken = { referrals: { some: { state: 'accepted' as const, linked: problem } } }
  return { ofProblem: { problem: { OR: [problem, taken] } } }
}

/** A file that the viewer may read; null when it is not there or not for this viewer. */
export async function fileOf(viewer: Viewer, id: string) {
  if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id)) return null
  return db(viewer).file.findFirst({
    where: { AND: [{ id }, { OR: [visible(viewer, 'file.read'), ofProblem(viewer)] }] },
    select: {
      id: true,
      name: true,
      type: true,
      bytes: true,
      ofProblem: {
        select: { problem: { select: { id: true, groupId: true, group: { select: { zone: true } } } } },
      },
    },
    relationLoadStrategy: 'join',
  })
}

/** A file as it is given out: that a supervisor read one of a problem is written down. */
export async function openedFile(viewer: Viewer, id: string, now: Date) {
  const file = await fileOf(viewer, id)
  if (file?.ofProblem) await noteReadings(viewer, [file.ofProblem.problem], now)
  return file
}
