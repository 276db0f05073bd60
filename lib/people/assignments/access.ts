import 'server-only'
import type { Viewer } from '../../access/viewer'
import type { Database } from '../../core/db'
import { invalidField } from '../../core/errors'
import { administers, nowhere } from '../access'
import { regionOf } from '../regions/access'
import { schoolTyped } from '../schools/access'

/** An assignment for whoever administers; null for anybody else. */
export async function assignmentRecord(
  tx: Database,
  viewer: Viewer,
  { assignmentId }: { assignmentId: string },
) {
  if (!administers(viewer)) return null
  const found = await tx.supervisorAssignment.findUnique({
    where: { id: assignmentId },
    select: {
      ...{ id: true, personId: true, startedOn: true, endedOn: true },
      ...{ regionCode: true, groupId: true, schoolId: true },
    },
  })
  return found && { ...found, facts: nowhere }
}

type Typed = { regionCode: string; group: string; school: string }

/** The one thing that is assigned, by its typed name. Throws a sentence beside the field that names nothing. */
export async function targetTyped(tx: Database, { regionCode, group, school }: Typed) {
  const none = { regionCode: null, groupId: null, schoolId: null }
  if (regionCode) return { ...none, regionCode: (await regionOf(tx, regionCode)).code }
  if (school) return { ...none, schoolId: (await schoolTyped(tx, school, 'school'))?.id ?? null }
  const found = await tx.group.findUnique({ where: { slug: group.toLowerCase() }, select: { id: true } })
  if (!found) throw invalidField('group', 'unknownGroup')
  return { ...none, groupId: found.id }
}
