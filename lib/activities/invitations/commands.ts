import 'server-only'
import { command } from '../../core/command'
import { AppError, invalidField } from '../../core/errors'
import { beyond } from '../../core/wall'
import { groupRecord } from '../../groups/access'
import { takeBack } from '../../notices/commands'
import { lockActivity } from '../../objectives/commands'
import { activityRecord } from '../access'
import { assertMembers, lockedState } from '../attendance/commands'
import { tellInvited } from '../notices/commands'
import { invitedTo, isInvited } from './access'
import { answerOpen, choiceOpen } from './rules'
import { answerInput, chooseInput, remindInput } from './schema'

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
    if (!(await isInvited(tx, record.id, personId))) throw new AppError('conflict', { key: 'notInvited' })
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

/**
 * An officer invites the whole group, or some of its members. Who is invited only now is told; who no longer is
 * loses the word of it that was not read yet. Answers that were given stay, should they be invited again.
 */
export const chooseInvitees = command({
  name: 'invitation.choose',
  action: 'activity.manage',
  input: chooseInput,
  record: activityRecord,
  run: async ({ tx, viewer, now, input, record, note }) => {
    if (!choiceOpen(await lockedState(tx, record.id)))
      throw new AppError('conflict', { key: 'activityMoved' })
    const { id: activityId, groupId } = record
    const people = input.who === 'all' ? [] : [...new Set(input.people)]
    if (input.who === 'some' && !people.length) throw invalidField('people', 'chooseInvitees')
    await assertMembers(tx, groupId, people, now, 'people')
    const before = await invitedTo(tx, groupId, [activityId], now)
    await tx.invitee.deleteMany({ where: { activityId } })
    await tx.invitee.createMany({ data: people.map((personId) => ({ groupId, activityId, personId })) })
    const after = await invitedTo(tx, groupId, [activityId], now)
    const without = (all: string[], some: string[]) => {
      const known = new Set(some)
      return all.filter((one) => !known.has(one))
    }
    await takeBack(tx, activityId, without(before, after))
    await tellInvited(tx, { viewer, now }, activityId, without(after, before))
    note({ subjectId: activityId, detail: { invited: people.length || 'all' } })
  },
})

/** An officer says how many days before a meeting those who did not answer are reminded. */
export const setReminder = command({
  name: 'invitation.remind',
  action: 'activity.schedule',
  input: remindInput,
  record: (tx, viewer, input) => groupRecord(tx, viewer, { id: input.groupId }),
  run: async ({ tx, input, note }) => {
    const { groupId, days } = input
    const data = { remindDays: days }
    await beyond(() => tx.group.update({ where: { id: groupId }, data, select: { id: true } }))
    note({ subjectId: groupId, detail: { days } })
  },
})
