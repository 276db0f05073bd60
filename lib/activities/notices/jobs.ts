import 'server-only'
import { typedDay } from '../../core/day'
import { system } from '../../core/db'
import { today } from '../../core/time'
import type { Job } from '../../jobs/queue'
import { notify } from '../../notices/commands'
import { invitedTo } from '../invitations/access'
import { activityPath } from '../paths'
import { OVERDUE_DAYS, type Reminder, remindersDue, taskDue } from './rules'

const DAY = 86_400_000
const BATCH = 500

declare module '../../jobs/queue' {
  interface Payloads {
    'activities.remind': object
    'activities.remindTasks': object
  }
}

/** Those of a list, in pieces, by key: a country's meetings do not fit into one answer. */
async function inPieces<T extends { id: string }>(
  read: (after: string | null) => Promise<T[]>,
  each: (one: T) => Promise<void>,
) {
  for (let after: string | null = null, more = true; more; ) {
    const found: T[] = await read(after)
    for (const one of found) await each(one)
    after = found.at(-1)?.id ?? null
    more = found.length === BATCH
  }
}

const beyond = (after: string | null) => (after ? { id: { gt: after } } : {})

function coming(now: Date, after: string | null) {
  const soon = { gt: now, lte: new Date(now.getTime() + 16 * DAY) }
  return system('job').activity.findMany({
    where: { state: 'scheduled', startsAt: soon, ...beyond(after) },
    orderBy: { id: 'asc' },
    take: BATCH,
    select: {
      id: true,
      groupId: true,
      kind: true,
      startsAt: true,
      createdAt: true,
      sequencedAt: true,
      group: { select: { zone: true, remindDays: true } },
    },
    relationLoadStrategy: 'join',
  })
}
type Coming = Awaited<ReturnType<typeof coming>>[number]

/** Reminds of one meeting, in a transaction of its own: what fails is tried again, and told once. */
async function remind({ id, groupId, kind }: Coming, startsAt: Date, due: Reminder[], now: Date) {
  await system('job').$transaction(async (tx) => {
    const answers = await tx.invitationAnswer.findMany({
      where: { activityId: id, forStart: startsAt },
      select: { personId: true, answer: true },
    })
    const invited = await invitedTo(tx, groupId, [id], now)
    const silent = invited.filter((one) => !answers.some((answer) => answer.personId === one))
    const yes = answers.filter((one) => one.answer === 'coming' && invited.includes(one.personId))
    for (const reminder of due) {
      const name = reminder === 'tomorrow' ? 'reminder.tomorrow' : 'reminder.answer'
      await notify(tx, {
        event: `reminder.${reminder}:${id}:${startsAt.toISOString()}`,
        kind: name,
        groupId,
        people: reminder === 'tomorrow' ? yes.map((one) => one.personId) : silent,
        subject: { activityId: id },
        path: activityPath({ id, kind }),
        data: { at: startsAt.toISOString() },
        now,
      })
    }
  })
}

/** Every hour: reminds of meetings and sessions that come near. */
export const remindActivities: Job<object> = {
  cron: '7 * * * *',
  run: (_payload, { now }) =>
    inPieces(
      (after) => coming(now, after),
      async (one) => {
        const { startsAt, sequencedAt, createdAt, group } = one
        if (!startsAt) return
        const when = { startsAt, toldAt: sequencedAt ?? createdAt, zone: group.zone, days: group.remindDays }
        const due = remindersDue(when, now)
        if (due.length) await remind(one, startsAt, due, now)
      },
    ),
}

/** Every hour: tells owners of tasks whose date is tomorrow, or past. */
export const remindTasks: Job<object> = {
  cron: '11 * * * *',
  run: (_payload, { now }) => {
    const on = today(now).getTime()
    const dueOn = { gte: new Date(on - (OVERDUE_DAYS + 1) * DAY), lte: new Date(on + 2 * DAY) }
    return inPieces(
      (after) =>
        system('job').actionItem.findMany({
          where: { doneAt: null, withdrawnAt: null, ownerId: { not: null }, dueOn, ...beyond(after) },
          orderBy: { id: 'asc' },
          take: BATCH,
          select: {
            id: true,
            groupId: true,
            text: true,
            ownerId: true,
            dueOn: true,
            activity: { select: { id: true, kind: true, group: { select: { zone: true } } } },
          },
          relationLoadStrategy: 'join',
        }),
      async ({ id, groupId, text, ownerId, dueOn: date, activity }) => {
        const due = date ? typedDay(date) : ''
        const what = date && taskDue(due, activity.group.zone, now)
        if (!what || !ownerId) return
        await notify(system('job'), {
          event: `task.${what}:${id}:${due}`,
          kind: `task.${what}`,
          groupId,
          people: [ownerId],
          subject: { activityId: activity.id },
          path: activityPath(activity),
          data: { text: text.slice(0, 200), due },
          now,
        })
      },
    )
  },
}
