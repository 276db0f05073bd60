import 'server-only'
import { command } from '../../core/command'
import { beyond } from '../../core/wall'
import { groupRecord } from '../../groups/access'
import { patienceInput } from './schema'

/** Officers set after how many days an open problem returns to them. */
export const setPatience = command({
  name: 'problem.setPatience',
  action: 'problem.patience',
  input: patienceInput,
  record: (tx, viewer, input) => groupRecord(tx, viewer, { id: input.groupId }),
  run: async ({ tx, input: { groupId, days }, note }) => {
    const data = { problemDays: days }
    await beyond(() => tx.group.update({ where: { id: groupId }, data, select: { id: true } }))
    note({ subjectId: groupId, detail: { days } })
  },
})
