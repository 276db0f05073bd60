import 'server-only'
import type { Viewer } from '../access/viewer'
import { db } from '../core/db'
import { notFound } from '../core/errors'
import { failedJobs } from '../jobs/queries'
import { pushOn } from '../push/settings'
import { looksAfterMail } from './commands'
import { mailOn, mailSettings } from './settings'

const MOST = 50
const WEEK = 7 * 86_400_000

/** What became of the letters of the last week, those that failed, and jobs that were given up. */
export async function mailOverview(viewer: Viewer, now: Date) {
  if (!looksAfterMail(viewer)) throw notFound()
  const since = new Date(now.getTime() - WEEK)
  const [counts, resting, jobs] = await Promise.all([
    db(viewer).mail.groupBy({
      by: ['state'],
      where: { OR: [{ endedAt: null }, { endedAt: { gte: since } }] },
      _count: { _all: true },
    }),
    db(viewer).mail.findMany({
      where: { state: { in: ['failed', 'unsure'] } },
      orderBy: [{ endedAt: 'desc' }, { id: 'desc' }],
      take: MOST,
      select: {
        id: true,
        kind: true,
        state: true,
        attempts: true,
        error: true,
        endedAt: true,
        person: { select: { id: true, name: true } },
      },
      relationLoadStrategy: 'join',
    }),
    failedJobs(),
  ])
  const count = (...states: string[]) =>
    counts.filter((one) => states.includes(one.state)).reduce((sum, one) => sum + one._count._all, 0)
  return {
    from: mailSettings()?.from ?? null,
    sent: count('sent'),
    waiting: count('waiting', 'sending', 'handing'),
    failed: count('failed', 'unsure'),
    resting: resting.map((one) => ({ ...one, canSend: one.kind.endsWith('.push') ? pushOn() : mailOn() })),
    jobs,
  }
}
