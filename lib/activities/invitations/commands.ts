import 'server-only'
import { command } from '../../core/command'
import { AppError } from '../../core/errors'
import { lockActivity } from '../../objectives/commands'
import { activityRecord } from '../access'
import { answerOpen } from './rules'
import { answerInput } from './schema'

/** A member says whether they will come; the last word before the meeting begins counts. */
export const answerInvitation = command({
  name: 'invitation.answer',
  action: 'activity.checkIn',
  input: answerInput,
  record: activityRecord,
  run: async ({ tx, viewer, now, input, record, note }) => {
    await lockActivity(tx, record.id)
    const { state, startsAt } = await tx.activity.findUniqueOrThrow({
      where: { id: record.id },
      select: { state: true, startsAt: true },
    })
    if (!startsAt || !answerOpen(state, startsAt, now))
      throw new AppError('conflict', { key: state === 'scheduled' ? 'answerTooLate' : 'activityMoved' })
    const { personId } = viewer
    const said = { answer: input.answer, reason: input.reason, forStart: startsAt, at: now }
    await tx.invitationAnswer.upsert({
      where: { activityId_personId: { activityId: record.id, personId } },
      create: { groupId: record.groupId, activityId: record.id, personId, ...said },
      update: said,
      select: { id: true },
    })
    note({ subjectId: record.id, detail: { answer: input.answer } })
  },
})
