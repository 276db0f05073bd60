import 'server-only'
import type { Viewer } from '../../access/viewer'
import { visible } from '../../access/visible'
import { command } from '../../core/command'
import type { Database } from '../../core/db'
import { AppError } from '../../core/errors'
import { unlessTaken } from '../../core/taken'
import { groupRecord } from '../../groups/access'
import { addDateInput, MAX_DATES, removeDateInput } from './schema'

/** An officer writes down days on which the group had better not meet. */
export const addDate = command({
  name: 'date.add',
  action: 'activity.schedule',
  input: addDateInput,
  record: (tx, viewer, input) => groupRecord(tx, viewer, { id: input.groupId }),
  run: async ({ tx, input, note }) => {
    const count = await tx.groupDate.count({ where: { groupId: input.groupId } })
    if (count >= MAX_DATES)
      throw new AppError('conflict', { key: 'tooManyDates', values: { max: MAX_DATES } })
    const taken = { group_date_group_id_name_first_on_key: ['name', 'dateTaken'] } satisfies Record<
      string,
      [string, string]
    >
    const { id } = await unlessTaken(tx.groupDate.create({ data: input, select: { id: true } }), taken)
    note({ subjectId: id })
    return { id }
  },
})

async function dateRecord(tx: Database, viewer: Viewer, { dateId }: { dateId: string }) {
  const found = await tx.groupDate.findFirst({
    where: { id: dateId, group: visible(viewer, 'group.read') },
    select: { id: true, groupId: true, group: { select: { regionCode: true } } },
  })
  if (!found) return null
  return { id: found.id, facts: { groupId: found.groupId, regionCode: found.group.regionCode } }
}

/** An officer takes days out of the group's calendar again. */
export const removeDate = command({
  name: 'date.remove',
  action: 'activity.schedule',
  input: removeDateInput,
  record: dateRecord,
  run: async ({ tx, record, note }) => {
    await tx.groupDate.deleteMany({ where: { id: record.id } })
    note({ subjectId: record.id })
  },
})
