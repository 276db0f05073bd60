import 'server-only'
import { isDaytime } from '../../activities/notices/rules'
import { activityPath } from '../../activities/paths'
import { typedDay } from '../../core/day'
import { system } from '../../core/db'
import { dateIn, today } from '../../core/time'
import type { Job } from '../../jobs/queue'
import { notify } from '../../notices/commands'

const DAY = 86_400_000
const BATCH = 500
/** What fell due while nothing ran is still told for so long. */
const LATE_DAYS = 14

declare module '../../jobs/queue' {
  interface Payloads {
    'sharing.remindUses': object
  }
}

declare module '../../notices/schema' {
  interface Kinds {
    'reminder.use': object
  }
}

function due(now: Date, after: string | null) {
  const on = today(now).getTime()
  const remindOn = { gte: new Date(on - LATE_DAYS * DAY), lte: new Date(on + DAY) }
  return system('job').adoption.findMany({
    where: { usedAt: null, remindOn, ...(after && { id: { gt: after } }) },
    orderBy: { id: 'asc' },
    take: BATCH,
    select: {
      id: true,
      groupId: true,
      personId: true,
      remindOn: true,
      activity: { select: { id: true, kind: true, group: { select: { zone: true } } } },
    },
    relationLoadStrategy: 'join',
  })
}
type Due = Awaited<ReturnType<typeof due>>[number]

async function remind({ id, groupId, personId, remindOn, activity }: Due, now: Date) {
  const { zone } = activity.group
  const day = typedDay(remindOn)
  if (day > dateIn(zone, now) || !isDaytime(zone, now)) return
  await system('job').$transaction((tx) =>
    notify(tx, {
      // Said again with a later day, it is told again.
      event: `reminder.use:${id}:${day}`,
      kind: 'reminder.use',
      groupId,
      people: [personId],
      subject: { activityId: activity.id },
      path: activityPath(activity),
      data: {},
      now,
    }),
  )
}

/** Every hour: reminds those who said that they would use what was shared, from the day on that they chose. */
export const remindUses: Job<object> = {
  cron: '19 * * * *',
  run: async (_payload, { now }) => {
    for (let after: string | null = null, more = true; more; ) {
      const found: Due[] = await due(now, after)
      for (const one of found) await remind(one, now)
      after = found.at(-1)?.id ?? null
      more = found.length === BATCH
    }
  },
}
