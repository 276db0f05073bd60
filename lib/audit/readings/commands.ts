import 'server-only'
import type { Viewer } from '../../access/viewer'
import { enterOnce } from '../../core/audit'
import { db } from '../../core/db'
import { dateIn } from '../../core/time'

type Read = { id: string; groupId: string; group: { zone: string } }

/** Readings that this process has written down: looking again the same day asks the database nothing. */
const noted = new Set<string>()
const MOST_NOTED = 10_000

/**
 * Whoever reads problems from outside their group, as supervisor, leaves an entry of each that the group's officers
 * see: one for each reader, problem and day of the group's zone, however and wherever its text was shown.
 */
export async function noteReadings(viewer: Viewer, problems: Read[], now: Date): Promise<void> {
  const { regions, groupIds, schoolIds } = viewer.scope
  if (regions.length + groupIds.length + schoolIds.length === 0) return
  const { personId } = viewer
  const own = new Set(viewer.memberOf.map((one) => one.id))
  const read = problems.filter(({ groupId }) => !own.has(groupId))
  const all = read.map(({ id: subjectId, groupId, group }) => ({
    name: `${personId} ${subjectId} ${dateIn(group.zone, now)}`,
    deed: { at: now, command: 'problem.read', personId, groupId, subjectId },
  }))
  const named = all.filter(({ name }) => !noted.has(name))
  if (!named.length) return
  await enterOnce(db(viewer), ...named)
  if (noted.size + named.length > MOST_NOTED) noted.clear()
  for (const { name } of named) noted.add(name)
}
