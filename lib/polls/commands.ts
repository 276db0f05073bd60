import 'server-only'
import type { Viewer } from '../access/viewer'
import { visible } from '../access/visible'
import { createMeeting } from '../activities/commands'
import { endDate } from '../activities/rules'
import { command } from '../core/command'
import type { Database } from '../core/db'
import { AppError, invalidField } from '../core/errors'
import { instantOf } from '../core/time'
import { groupRecord } from '../groups/access'
import { tellDecided, tellOpened } from './notices/commands'
import { isOpen } from './rules'
import { answerInput, closeInput, pollInput, settleInput } from './schema'

/** A poll of a group of one's own, with the facts of permission; null otherwise. */
async function pollRecord(tx: Database, viewer: Viewer, { pollId }: { pollId: string }) {
  // Answers and the end of a poll wait for each other: none slips in after it.
  await tx.$queryRaw`select 1 from poll where id = ${pollId}::uuid for no key update`
  const found = await tx.poll.findFirst({
    where: { id: pollId, group: visible(viewer, 'poll.answer') },
    select: {
      id: true,
      groupId: true,
      closesAt: true,
      closedAt: true,
      options: { select: { id: true } },
      group: { select: { regionCode: true, zone: true, minutesPerJp: true } },
    },
  })
  if (!found) return null
  return { ...found, facts: { groupId: found.groupId, regionCode: found.group.regionCode } }
}

/** An officer asks the members which of some times suit them. Answers the poll's id. */
export const openPoll = command({
  name: 'poll.open',
  action: 'activity.schedule',
  input: pollInput,
  record: (tx, viewer, input) => groupRecord(tx, viewer, { id: input.groupId }),
  run: async ({ tx, viewer, now, input, record, note }) => {
    const { groupId, title, options, closesOn, closesFrom } = input
    const closesAt = closesOn ? instantOf(record.zone, closesOn, closesFrom ?? '23:59') : null
    if (closesAt && closesAt <= now) throw invalidField('closesOn', 'closesPast')
    const made = { createdById: viewer.personId, createdAt: now }
    const { id } = await tx.poll.create({
      data: { groupId, title, closesAt, ...made },
      select: { id: true },
    })
    const rows = options.map((one) => ({
      groupId,
      pollId: id,
      startsAt: instantOf(record.zone, one.date, one.from),
      endsAt: instantOf(record.zone, endDate(one), one.to),
    }))
    await tx.pollOption.createMany({ data: rows })
    await tellOpened(tx, { viewer, now }, { id, groupId, closesAt })
    note({ subjectId: id })
    return { id }
  },
})

/** A member says what suits; what was said before is replaced. Throws conflict once the poll is closed. */
export const answerPoll = command({
  name: 'poll.answer',
  action: 'poll.answer',
  input: answerInput,
  record: pollRecord,
  run: async ({ tx, viewer, now, input, record, note }) => {
    if (!isOpen(record, now)) throw new AppError('conflict', { key: 'pollClosed' })
    const { groupId } = record
    const known = new Set(record.options.map((option) => option.id))
    if (input.answers.some(({ optionId }) => !known.has(optionId))) throw invalidField('answers', 'unknown')
    if (!input.answers.length) throw new AppError('invalid', { key: 'pollNoAnswer' })
    const { personId } = viewer
    await tx.pollAnswer.deleteMany({ where: { personId, option: { pollId: record.id } } })
    const rows = new Map(input.answers.map((one) => [one.optionId, one.answer]))
    await tx.pollAnswer.createMany({
      data: [...rows].map(([optionId, answer]) => ({ groupId, optionId, personId, answer, at: now })),
    })
    note({ subjectId: record.id })
  },
})

/** An officer ends a poll without a meeting. */
export const closePoll = command({
  name: 'poll.close',
  action: 'activity.schedule',
  input: closeInput,
  record: pollRecord,
  run: async ({ tx, viewer, now, record, note }) => {
    if (record.closedAt) throw new AppError('conflict', { key: 'pollSettled' })
    const data = { closedAt: now, closedById: viewer.personId }
    await tx.poll.update({ where: { id: record.id }, data, select: { id: true } })
    note({ subjectId: record.id })
  },
})

/** An officer schedules the meeting that a poll was about; the poll ends and names it. Answers the meeting. */
export const settlePoll = command({
  name: 'poll.settle',
  action: 'activity.schedule',
  input: settleInput,
  record: pollRecord,
  run: async ({ tx, viewer, now, input, record, note }) => {
    const { pollId, ...plan } = input
    if (record.closedAt) throw new AppError('conflict', { key: 'pollSettled' })
    const meeting = { ...plan, groupId: record.groupId }
    const { id } = await createMeeting(tx, { viewer, now }, record.group, meeting)
    const data = { closedAt: now, closedById: viewer.personId, activityId: id }
    await tx.poll.update({ where: { id: pollId }, data, select: { id: true } })
    await tellDecided(tx, { viewer, now }, { id: pollId, groupId: record.groupId, activityId: id })
    note({ subjectId: pollId, detail: { activityId: id } })
    return { id }
  },
})
