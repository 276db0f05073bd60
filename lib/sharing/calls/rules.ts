import { today } from '../../core/time'

/** The calls of a group that can still be answered, the first to close first; at most 12. */
export const openCalls = (now: Date) =>
  ({
    where: { closedAt: null, closesOn: { gte: today(now) } },
    orderBy: { closesOn: 'asc' },
    take: 12,
    select: {
      id: true,
      topic: true,
      description: true,
      objective: true,
      closesOn: true,
      _count: { select: { offers: true } },
    },
  }) as const
