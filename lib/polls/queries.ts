import 'server-only'
import { can } from '../access/can'
import type { Viewer } from '../access/viewer'
import { visible } from '../access/visible'
import { db } from '../core/db'
import { id } from '../core/input'
import { cursor } from '../core/search'
import { isOpen } from './rules'

const PAGE = 30

/** A page of a group's polls, the latest first; `next` is the cursor of the following page. */
export async function listPolls(viewer: Viewer, groupId: string, params: Record<string, unknown>, now: Date) {
  const after = cursor.parse(params.after)
  const here = { groupId, group: visible(viewer, 'poll.answer') }
  const found = await db(viewer).poll.findMany({
    where: { AND: [here, after ? { id: { lt: after } } : {}] },
    orderBy: { id: 'desc' },
    take: PAGE + 1,
    select: {
      id: true,
      title: true,
      closesAt: true,
      closedAt: true,
      activityId: true,
      _count: { select: { options: true } },
    },
  })
  const polls = found.slice(0, PAGE).map((poll) => ({ ...poll, open: isOpen(poll, now) }))
  return { polls, after, next: found.length > PAGE ? polls.at(-1)?.id : undefined }
}

/** One poll with everybody's answers; null when it is not there or not for this viewer. */
export async function readPoll(viewer: Viewer, key: string, now: Date) {
  if (!id.safeParse(key).success) return null
  const found = await db(viewer).poll.findFirst({
    where: { id: key, group: visible(viewer, 'poll.answer') },
    select: {
      id: true,
      groupId: true,
      title: true,
      closesAt: true,
      closedAt: true,
      createdBy: { select: { name: true } },
      activity: { select: { id: true, title: true, startsAt: true } },
      group: { select: { regionCode: true } },
      options: {
        orderBy: [{ startsAt: 'asc' }, { endsAt: 'asc' }],
        select: {
          id: true,
          startsAt: true,
          endsAt: true,
          answers: {
            orderBy: [{ person: { name: 'asc' } }, { personId: 'asc' }],
            select: { answer: true, personId: true, person: { select: { name: true } } },
          },
        },
      },
    },
    relationLoadStrategy: 'join',
  })
  if (!found) return null
  const facts = { groupId: found.groupId, regionCode: found.group.regionCode }
  const open = isOpen(found, now)
  return { ...found, open, may: { manage: can(viewer, 'activity.schedule', facts) } }
}

export type OpenPoll = NonNullable<Awaited<ReturnType<typeof readPoll>>>
