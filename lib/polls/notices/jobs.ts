import 'server-only'
import { isDaytime } from '../../activities/notices/rules'
import { system } from '../../core/db'
import type { Job } from '../../jobs/queue'
import { tellClosing } from './commands'
import { OPEN_HOURS, REMIND_HOURS } from './schema'

const HOUR = 3_600_000
const MOST = 10_000

declare module '../../jobs/queue' {
  interface Payloads {
    'polls.remind': object
  }
}

/** Every hour: reminds of polls that end within a day. */
export const remindPolls: Job<object> = {
  cron: '9 * * * *',
  run: async (_payload, { now }) => {
    const after = (hours: number) => new Date(now.getTime() + hours * HOUR)
    const ending = { closedAt: null, closesAt: { gt: now, lte: after(REMIND_HOURS) } }
    const found = await system('job').poll.findMany({
      where: { ...ending, createdAt: { lte: after(-OPEN_HOURS) } },
      orderBy: { closesAt: 'asc' },
      take: MOST,
      select: { id: true, groupId: true, closesAt: true, group: { select: { zone: true } } },
      relationLoadStrategy: 'join',
    })
    for (const { closesAt, group, ...poll } of found)
      if (closesAt && isDaytime(group.zone, now))
        await system('job').$transaction((tx) => tellClosing(tx, { ...poll, closesAt }, now))
  },
}
