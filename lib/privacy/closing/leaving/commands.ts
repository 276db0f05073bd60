import 'server-only'
import type { Viewer } from '../../../access/viewer'
import { dayBefore, runningOrComing } from '../../../core/day'
import type { Database } from '../../../core/db'
import { AppError } from '../../../core/errors'
import { today } from '../../../core/time'
import { keepingItLed, lockGroup } from '../../../groups/membership/access'

/** Whoever leads a group alone hands over first, an administrator too. Throws `closeLastOfficer` with its name. */
async function leaveGroup(tx: Database, viewer: Viewer, groupId: string, now: Date) {
  await lockGroup(tx, groupId)
  const { personId } = viewer
  const day = today(now)
  const left = new Date(day.getTime() - 86_400_000)
  const member = { ...viewer, isAdministrator: false }
  const mine = { groupId, personId }
  const facts = { groupId, regionCode: '' }
  const change = async () => {
    for (const table of [tx.officerTerm, tx.membership] as (typeof tx.membership)[]) {
      // What begins today or later never was.
      await table.deleteMany({ where: { ...mine, startedOn: { gte: day } } })
      await table.updateMany({ where: { ...mine, ...runningOrComing(day) }, data: { endedOn: left } })
    }
  }
  try {
    await keepingItLed(tx, member, facts, { endedOn: left, today: day }, change)
  } catch (error) {
    if (!(error instanceof AppError) || error.complaint.key !== 'lastOfficer') throw error
    const { name } = await tx.group.findUniqueOrThrow({ where: { id: groupId }, select: { name: true } })
    throw new AppError('conflict', { key: 'closeLastOfficer', values: { group: name } })
  }
}

/** The last administrator stays: nobody else could let another in. */
async function leaveAdministration(tx: Database, personId: string) {
  await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended('administrators', 7))`
  const others = { isAdministrator: true, passwordHash: { not: null }, id: { not: personId } }
  const person = await tx.person.findUniqueOrThrow({
    where: { id: personId },
    select: { isAdministrator: true },
  })
  if (person.isAdministrator && !(await tx.person.count({ where: others })))
    throw new AppError('conflict', { key: 'closeLastAdministrator' })
}

/** Ends what a person is in groups and regions, with yesterday: from now on nothing is theirs to do. */
export async function leaveAll(tx: Database, viewer: Viewer, now: Date): Promise<void> {
  const { personId } = viewer
  await leaveAdministration(tx, personId)
  const day = today(now)
  const current = await tx.membership.findMany({
    where: { personId, ...runningOrComing(day) },
    distinct: ['groupId'],
    orderBy: { groupId: 'asc' },
    select: { groupId: true },
  })
  for (const { groupId } of current) await leaveGroup(tx, viewer, groupId, now)
  await tx.supervisorAssignment.deleteMany({ where: { personId, startedOn: { gte: day } } })
  await tx.supervisorAssignment.updateMany({
    where: { personId, ...runningOrComing(day) },
    data: { endedOn: dayBefore(day) },
  })
  // Open work waits for somebody else.
  await tx.actionItem.updateMany({
    where: { ownerId: personId, doneAt: null, withdrawnAt: null },
    data: { ownerId: null, version: { increment: 1 } },
  })
  await tx.problemHelper.updateMany({ where: { personId, state: 'active' }, data: { state: 'left' } })
  await tx.problemHelper.updateMany({ where: { personId, state: 'asked' }, data: { state: 'declined' } })
}
