import 'server-only'
import { command } from '../../core/command'
import { assertCanEnd, dayBefore, overlap, typedDay } from '../../core/day'
import type { Database } from '../../core/db'
import { AppError, invalidField } from '../../core/errors'
import { today } from '../../core/time'
import { newRecord } from '../access'
import { personTyped } from '../persons/access'
import { assignmentRecord, targetTyped } from './access'
import { assignInput, endAssignmentInput, revokeAssignmentInput } from './schema'

const place = { regionCode: 'regionCode', groupId: 'group', schoolId: 'school' } as const
type Target = Record<keyof typeof place, string | null>

async function personOf(tx: Database, personId: string | null, who: string) {
  if (!personId) return personTyped(tx, who, 'who')
  const found = await tx.person.findUnique({ where: { id: personId }, select: { id: true } })
  if (!found) throw invalidField('who', 'unknownPerson')
  return found
}

function fieldOf(target: Target) {
  const column = (Object.keys(place) as (keyof typeof place)[]).find((key) => target[key] !== null)
  return place[column ?? 'regionCode']
}

/** Gives a supervisor one region, group or school for a time. Answers its id. */
export const assignSupervisor = command({
  name: 'assignment.create',
  beyond: 'register',
  action: 'administration.manage',
  input: assignInput,
  record: newRecord,
  run: async ({ tx, input, note }) => {
    const { personId: given, who, regionCode, group, school, ...period } = input
    const { id: personId } = await personOf(tx, given, who)
    const target = await targetTyped(tx, { regionCode, group, school })
    // The same assignment sent twice at once: the second waits, then sees the first.
    await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended(${`assignment ${personId}`}, 7))`
    const same = await tx.supervisorAssignment.findMany({
      where: { personId, ...target },
      select: { startedOn: true, endedOn: true },
    })
    if (same.some((one) => overlap(one, period))) throw invalidField(fieldOf(target), 'assignedAlready')
    const data = { personId, ...target, ...period }
    const { id } = await tx.supervisorAssignment.create({ data, select: { id: true } })
    note({
      subjectId: id,
      detail: { personId, ...target },
      ...(target.groupId && { groupId: target.groupId }),
    })
    return { id }
  },
})

/** Ends an assignment with its last day; it stays on record. */
export const endAssignment = command({
  name: 'assignment.end',
  beyond: 'register',
  action: 'administration.manage',
  input: endAssignmentInput,
  record: assignmentRecord,
  run: async ({ tx, now, input, record, note }) => {
    const { endedOn } = input
    assertCanEnd(record, endedOn, today(now))
    await tx.supervisorAssignment.update({
      where: { id: record.id },
      data: { endedOn },
      select: { id: true },
    })
    note({ subjectId: record.id })
  },
})

/**
 * Takes an assignment away at once: from this moment nothing is seen by it. One that began before today ends with
 * yesterday and stays on record; of one that has held no whole day yet what is left is the trail.
 */
export const revokeAssignment = command({
  name: 'assignment.revoke',
  beyond: 'register',
  action: 'administration.manage',
  input: revokeAssignmentInput,
  record: assignmentRecord,
  run: async ({ tx, now, record, note }) => {
    const { id, personId, startedOn, endedOn, regionCode, groupId, schoolId } = record
    const day = today(now)
    if (endedOn && endedOn < day) throw new AppError('conflict', { key: 'endedAlready' })
    const where = { where: { id }, select: { id: true } }
    if (startedOn >= day) await tx.supervisorAssignment.delete(where)
    else await tx.supervisorAssignment.update({ ...where, data: { endedOn: dayBefore(day) } })
    note({
      subjectId: id,
      detail: { personId, regionCode, groupId, schoolId, startedOn: typedDay(startedOn) },
      ...(groupId && { groupId }),
    })
  },
})
