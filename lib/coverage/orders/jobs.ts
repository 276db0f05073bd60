import 'server-only'
import { viewerOfPerson } from '../../auth/load'
import { system } from '../../core/db'
import { env } from '../../core/env'
import { localeOf } from '../../i18n/locale'
import type { Job } from '../../jobs/queue'
import { mailJob } from '../../mail/jobs'
import { leaveMail } from '../../mail/outbox'
import { mailOn } from '../../mail/settings'
import { endedLetter, reportLetter } from './export'
import { scopeCoverage } from './queries'
import { lastMonth, monthBegan, stopToken } from './rules'

declare module '../../jobs/queue' {
  interface Payloads {
    'coverage.order': object
    'coverage.mail': { mailId: string }
  }
}

/** Each morning: the report of the last month for every order that has none of it yet. */
export const orderedReports: Job<object> = {
  cron: '13 23 * * *',
  run: async (_payload, { now }) => {
    if (!mailOn()) return
    const { name } = lastMonth(now)
    const orders = await system('job').coverageOrder.findMany({
      where: { endedAt: null, createdAt: { lt: monthBegan(now) } },
      select: { id: true, personId: true },
    })
    for (const { id: orderId, personId } of orders) {
      const event = `report ${orderId} ${name}`
      const data = { orderId, at: now.toISOString() }
      await leaveMail(system('job'), { kind: 'coverage.mail', event, personId, data, now })
    }
  },
}

/**
 * Sends one report as its reader may see the figures at this moment. Where they see none of its groups any more
 * the order ends, and that is what the letter says.
 */
export const mailReport = mailJob(async ({ personId, data }, now) => {
  const { orderId, at } = data as { orderId: string; at: string }
  const [viewer, order] = await Promise.all([
    viewerOfPerson(personId, now),
    system('job').coverageOrder.findUnique({
      where: { id: orderId },
      include: {
        person: { select: { email: true } },
        group: { select: { name: true, slug: true } },
        region: { select: { name: true, code: true } },
      },
      relationLoadStrategy: 'join',
    }),
  ])
  if (!viewer || !order || order.end === 'stopped') return null
  const months = lastMonth(new Date(at))
  const month = await scopeCoverage(viewer, order, months.month)
  const soFar = await scopeCoverage(viewer, order, months.soFar)
  const to = { name: viewer.name, address: order.person.email }
  const { group, region } = order
  const about = { to, locale: localeOf(order.locale), group, region }
  if (!month.groups.length) {
    await system('job').coverageOrder.updateMany({
      where: { id: orderId, endedAt: null },
      data: { endedAt: now, end: 'unseen' },
    })
    return endedLetter(about)
  }
  const token = stopToken(orderId, env().NEXTAUTH_SECRET)
  return reportLetter({ ...about, months, month, soFar, token })
})
