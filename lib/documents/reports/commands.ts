import 'server-only'
import { activityRecord } from '../../activities/access'
import { command } from '../../core/command'
import { savedMeanwhile } from '../../core/errors'
import { lockActivity } from '../../objectives/commands'
import { reportColumns, reportInput } from './schema'

/** An officer keeps what the report of an activity says. A later writer with an old version gets a conflict. */
export const saveReport = command({
  name: 'report.save',
  action: 'activity.manage',
  input: reportInput,
  record: activityRecord,
  run: async ({ tx, viewer, now, input, record, note }) => {
    const { activityId, version, ...texts } = input
    await lockActivity(tx, activityId)
    const old = await tx.activityReport.findUnique({ where: { activityId }, select: reportColumns })
    if ((old?.version ?? 0) !== version) {
      const { version: stored = 0, ...told } = old ?? {}
      throw savedMeanwhile(stored, told, texts)
    }
    const data = { ...texts, version: version + 1, updatedAt: now, updatedById: viewer.personId }
    await tx.activityReport.upsert({
      where: { activityId },
      create: { activityId, groupId: record.groupId, ...data },
      update: data,
      select: { version: true },
    })
    note({ subjectId: activityId })
  },
})
