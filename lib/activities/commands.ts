import 'server-only'
import { visible } from '../access/visible'
import { command } from '../core/command'
import { AppError, invalidField } from '../core/errors'
import { instantOf } from '../core/time'
import { groupRecord } from '../groups/access'
import { recountActivity } from '../objectives/commands'
import { moveProblem } from '../problems/commands'
import { activityRecord } from './access'
import { afterStep } from './rules'
import { scheduleInput, stepInput } from './schema'

/** An officer schedules a meeting; the chosen problems go on its agenda and count as taken up. Answers its id. */
export const scheduleMeeting = command({
  name: 'activity.schedule',
  action: 'activity.schedule',
  input: scheduleInput,
  record: (tx, viewer, input) => groupRecord(tx, viewer, { id: input.groupId }),
  run: async ({ tx, viewer, now, input, record, note }) => {
    const { groupId, date, from, to, agenda, problemIds, ...plain } = input
    const startsAt = instantOf(record.zone, date, from)
    const endsAt = instantOf(record.zone, date, to)
    const problems = await tx.problem.findMany({
      where: {
        AND: [{ id: { in: problemIds }, groupId, state: { not: 'closed' } }, visible(viewer, 'problem.read')],
      },
      select: { id: true, groupId: true, state: true, situation: true },
    })
    if (problems.length !== new Set(problemIds).size) throw invalidField('problemIds', 'unknown')
    const base = { groupId, state: 'scheduled' as const, createdById: viewer.personId, createdAt: now }
    const minutes = Math.round((endsAt.getTime() - startsAt.getTime()) / 60_000)
    const jp = Math.floor(minutes / record.minutesPerJp)
    const { id } = await tx.activity.create({
      data: { ...plain, ...base, kind: 'meeting', startsAt, endsAt, jp, countedSupport: [] },
      select: { id: true },
    })
    const here = { groupId, activityId: id }
    await tx.activityDay.create({ data: { ...here, startsAt, endsAt } })
    const typed = agenda
      .split('\n')
      .map((title) => title.trim())
      .filter(Boolean)
    const items = [
      ...problems.map((problem) => ({ title: problem.situation.slice(0, 200), problemId: problem.id })),
      ...typed.map((title) => ({ title: title.slice(0, 200), problemId: null })),
    ]
    await tx.agendaItem.createMany({ data: items.map((item, position) => ({ ...item, ...here, position })) })
    await tx.activityTransition.create({
      data: { ...here, to: 'scheduled', personId: viewer.personId, at: now },
    })
    for (const problem of problems) {
      await moveProblem(tx, problem, 'link', { ...viewer, now }, { kind: 'linked', text: '', activityId: id })
    }
    await recountActivity(tx, id)
    note({ subjectId: id })
    return { id }
  },
})

/** Marks an activity held, locks its attendance, approves its minutes, postpones or cancels it. */
export const stepActivity = command({
  name: 'activity.step',
  action: 'activity.manage',
  input: stepInput,
  record: activityRecord,
  run: async ({ tx, viewer, now, input, record, note }) => {
    const { step, reason } = input
    const to = afterStep(record.state, step)
    if (!to) throw new AppError('conflict', { key: 'activityMoved' })
    if (step === 'hold' && record.startsAt && record.startsAt > now)
      throw new AppError('conflict', { key: 'notStarted' })
    if (step === 'lock') {
      const present = await tx.attendance.count({ where: { activityId: record.id, status: 'present' } })
      if (!present) throw new AppError('conflict', { key: 'nobodyPresent' })
    }
    if (step === 'approve') {
      const data = { approvedAt: now, approvedById: viewer.personId }
      const approved = await tx.minutes.updateMany({ where: { activityId: record.id }, data })
      if (!approved.count) throw new AppError('conflict', { key: 'noMinutes' })
    }
    const where = { id: record.id, state: record.state }
    const moved = await tx.activity.updateMany({ where, data: { state: to, version: { increment: 1 } } })
    if (moved.count !== 1) throw new AppError('conflict', { key: 'activityMoved' })
    const here = { groupId: record.groupId, activityId: record.id }
    const data = { ...here, from: record.state, to, reason, personId: viewer.personId, at: now }
    await tx.activityTransition.create({ data })
    if (step === 'cancel') await returnProblems({ tx, viewer, now, record })
    await recountActivity(tx, record.id)
    note({ subjectId: record.id, detail: { step } })
  },
})

type Scene = Pick<Parameters<Parameters<typeof command>[0]['run']>[0], 'tx' | 'viewer' | 'now'>

/** The problems of a cancelled activity wait for the next agenda again. */
async function returnProblems({
  tx,
  viewer,
  now,
  record,
}: Scene & { record: { id: string; groupId: string } }) {
  const waiting = await tx.agendaItem.findMany({
    where: { activityId: record.id, problem: { state: 'takenUp' } },
    select: { problem: { select: { id: true, groupId: true, state: true } } },
  })
  for (const { problem } of waiting) {
    const told = { kind: 'returned' as const, text: '', activityId: record.id }
    if (problem) await moveProblem(tx, problem, 'return', { ...viewer, now }, told)
  }
}
