import 'server-only'
import type { Viewer } from '../../access/viewer'
import { activityPath } from '../../activities/paths'
import { running } from '../../core/day'
import type { Database } from '../../core/db'
import { today } from '../../core/time'
import { notify } from '../../notices/commands'

type By = { viewer: Viewer; now: Date }

async function membersOn(tx: Database, groupId: string, now: Date) {
  const where = { groupId, ...running(today(now)) }
  const found = await tx.membership.findMany({ where, select: { personId: true } })
  return found.map((one) => one.personId)
}

/** All members are asked; `at` is when answers end. */
export async function tellOpened(
  tx: Database,
  { viewer, now }: By,
  { id, groupId, closesAt }: { id: string; groupId: string; closesAt: Date | null },
): Promise<void> {
  await notify(tx, {
    event: `poll.opened:${id}`,
    kind: 'poll.opened',
    groupId,
    people: await membersOn(tx, groupId, now),
    except: viewer.personId,
    subject: { pollId: id },
    path: `/polls/${id}`,
    data: closesAt ? { at: closesAt.toISOString() } : {},
    now,
  })
}

/** All members learn which date it became: the one word of it, so nobody is told of the new meeting besides. */
export async function tellDecided(
  tx: Database,
  { viewer, now }: By,
  poll: { id: string; groupId: string; activityId: string },
): Promise<void> {
  const { id, groupId, activityId } = poll
  const found = await tx.activity.findUniqueOrThrow({
    where: { id: activityId },
    select: { startsAt: true, kind: true, state: true },
  })
  if (!found.startsAt || found.state !== 'scheduled') return
  await notify(tx, {
    event: `poll.decided:${id}`,
    kind: 'poll.decided',
    groupId,
    people: await membersOn(tx, groupId, now),
    except: viewer.personId,
    subject: { pollId: id, activityId },
    path: activityPath({ id: activityId, kind: found.kind }),
    data: { at: found.startsAt.toISOString() },
    now,
  })
}

/** Members who did not answer a poll are told that it ends soon. */
export async function tellClosing(
  tx: Database,
  { id, groupId, closesAt }: { id: string; groupId: string; closesAt: Date },
  now: Date,
): Promise<void> {
  const answered = await tx.pollAnswer.findMany({
    where: { option: { pollId: id } },
    distinct: ['personId'],
    select: { personId: true },
  })
  const said = new Set(answered.map((one) => one.personId))
  const members = await membersOn(tx, groupId, now)
  await notify(tx, {
    event: `poll.closing:${id}:${closesAt.toISOString()}`,
    kind: 'poll.closing',
    groupId,
    people: members.filter((one) => !said.has(one)),
    subject: { pollId: id },
    path: `/polls/${id}`,
    data: { at: closesAt.toISOString() },
    now,
  })
}
