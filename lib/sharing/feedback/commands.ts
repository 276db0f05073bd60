import 'server-only'
import { wasHeld } from '../../activities/rules'
import { command } from '../../core/command'
import { AppError } from '../../core/errors'
import { lockActivity, recountActivity } from '../../objectives/commands'
import { sessionRecord } from '../access'
import { intend } from '../adoptions/commands'
import { feedbackInput } from '../schema'

/** When who says that they will use it is asked what became of it. */
const WEEKS = 2

/** Who was present says how useful a session was; said again, the new words stand. Proves the session once. */
export const giveFeedback = command({
  name: 'sharing.feedback',
  action: 'activity.feedback',
  input: feedbackInput,
  record: sessionRecord,
  run: async ({ tx, viewer, now, input, record, note }) => {
    const { activityId, ...said } = input
    const { personId } = viewer
    if (!wasHeld(record.state)) throw new AppError('conflict', { key: 'notHeld' })
    if (record.facts.ownerIds.includes(personId)) throw new AppError('conflict', { key: 'ownSession' })
    const present = await tx.attendance.count({ where: { activityId, personId, status: 'present' } })
    if (!present) throw new AppError('conflict', { key: 'notPresent' })
    await lockActivity(tx, activityId)
    const here = { groupId: record.groupId, activityId }
    await tx.feedback.upsert({
      where: { activityId_personId: { activityId, personId } },
      create: { ...here, ...said, personId, at: now },
      update: { ...said, at: now },
      select: { id: true },
    })
    if (said.willUse) await intend(tx, record, { personId, now }, WEEKS)
    else await tx.adoption.deleteMany({ where: { activityId, personId, usedAt: null } })
    const proof = { ...here, kind: 'peer_feedback' as const, sourceId: activityId }
    await tx.evidence.createMany({ data: { ...proof, addedById: personId, at: now }, skipDuplicates: true })
    await recountActivity(tx, activityId)
    note({ subjectId: activityId })
  },
})
