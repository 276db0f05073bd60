import 'server-only'
import type { Viewer } from '../../access/viewer'
import { visible } from '../../access/visible'
import { command } from '../../core/command'
import type { Database } from '../../core/db'
import { AppError, invalidField } from '../../core/errors'
import { dateIn, dateValue } from '../../core/time'
import { groupRecord } from '../../groups/access'
import { callInput, closeCallInput } from '../schema'

/** An officer asks the members for sessions on a topic. Answers its id. */
export const openCall = command({
  name: 'call.open',
  action: 'activity.schedule',
  input: callInput,
  record: (tx, viewer, input) => groupRecord(tx, viewer, { id: input.groupId }),
  run: async ({ tx, viewer, now, input, record, note }) => {
    if (input.closesOn < dateIn(record.zone, now)) throw invalidField('closesOn', 'datePassed')
    const made = { createdById: viewer.personId, createdAt: now, closesOn: dateValue(input.closesOn) }
    const { id } = await tx.sessionCall.create({ data: { ...input, ...made }, select: { id: true } })
    note({ subjectId: id })
    return { id }
  },
})

async function callRecord(tx: Database, viewer: Viewer, { callId }: { callId: string }) {
  const found = await tx.sessionCall.findFirst({
    where: { id: callId, group: visible(viewer, 'group.read') },
    select: { id: true, groupId: true, group: { select: { regionCode: true } } },
  })
  return found && { ...found, facts: { groupId: found.groupId, regionCode: found.group.regionCode } }
}

/** An officer closes a call before its day; offers that answer it stay. */
export const closeCall = command({
  name: 'call.close',
  action: 'activity.schedule',
  input: closeCallInput,
  record: callRecord,
  run: async ({ tx, viewer, now, record, note }) => {
    const { count } = await tx.sessionCall.updateMany({
      where: { id: record.id, closedAt: null },
      data: { closedAt: now, closedById: viewer.personId },
    })
    if (!count) throw new AppError('conflict', { key: 'callClosed' })
    note({ subjectId: record.id })
  },
})

/** Throws a sentence when an offer answers a call that is not open in its group. */
export async function assertOpen(
  tx: Database,
  { groupId, callId, zone, now }: { groupId: string; callId: string | null; zone: string; now: Date },
): Promise<void> {
  if (!callId) return
  const open = { id: callId, groupId, closedAt: null, closesOn: { gte: dateValue(dateIn(zone, now)) } }
  if (!(await tx.sessionCall.count({ where: open }))) throw invalidField('callId', 'callClosed')
}
