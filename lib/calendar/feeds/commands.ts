import 'server-only'
import { randomBytes } from 'node:crypto'
import type { z } from 'zod'
import type { Viewer } from '../../access/viewer'
import { visible } from '../../access/visible'
import { enter } from '../../core/audit'
import { type Context, command } from '../../core/command'
import { type Database, db } from '../../core/db'
import { AppError, notFound } from '../../core/errors'
import { parse } from '../../core/input'
import { groupRecord } from '../../groups/access'
import { hashOf } from './rules'
import { feedInput, groupFeedInput } from './schema'

type Owner = { personId: string; groupId: string | null }

/** Ends the running feed of an owner and opens a new one. Answers its secret, which is kept nowhere. */
async function renew(tx: Database, { personId, groupId }: Owner, now: Date) {
  const key = `feed ${groupId ?? personId}`
  await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended(${key}, 7))`
  const running = groupId ? { groupId } : { personId, groupId: null }
  await tx.calendarFeed.updateMany({ where: { ...running, revokedAt: null }, data: { revokedAt: now } })
  const token = randomBytes(32).toString('base64url')
  const data = { personId, groupId, tokenHash: hashOf(token), createdAt: now }
  const { id } = await tx.calendarFeed.create({ data, select: { id: true } })
  return { id, token }
}

async function writeDown(tx: Database, { viewer, now }: Context, name: string, subjectId: string) {
  await enter(tx, { at: now, command: name, personId: viewer.personId, subjectId })
}

/** A new address of one's own calendar; an earlier one ends. One's own account needs no row in the table. */
export async function openOwnFeed(context: Context): Promise<{ token: string }> {
  const { viewer, now } = context
  return db(viewer).$transaction(async (tx) => {
    const { id, token } = await renew(tx, { personId: viewer.personId, groupId: null }, now)
    await writeDown(tx, context, 'feed.open', id)
    return { token }
  })
}

/** Ends the address of one's own calendar. Throws notFound for any other. */
export async function endOwnFeed(context: Context, raw: z.input<typeof feedInput>): Promise<void> {
  const { viewer, now } = context
  const { feedId } = parse(feedInput, raw)
  await db(viewer).$transaction(async (tx) => {
    const where = { id: feedId, personId: viewer.personId, groupId: null, revokedAt: null }
    const ended = await tx.calendarFeed.updateMany({ where, data: { revokedAt: now } })
    if (!ended.count) throw notFound()
    await writeDown(tx, context, 'feed.end', feedId)
  })
}

/** A new address of the group's calendar, to be shared with its members; an earlier one ends. Send no form key: its answer would be kept. */
export const openGroupFeed = command({
  name: 'feed.openGroup',
  action: 'activity.schedule',
  input: groupFeedInput,
  record: (tx, viewer, input) => groupRecord(tx, viewer, { id: input.groupId }),
  run: async ({ tx, viewer, now, input, note }) => {
    const { id, token } = await renew(tx, { personId: viewer.personId, groupId: input.groupId }, now)
    note({ subjectId: id })
    return { token }
  },
})

async function groupFeedRecord(tx: Database, viewer: Viewer, { feedId }: { feedId: string }) {
  const found = await tx.calendarFeed.findFirst({
    where: { id: feedId, group: visible(viewer, 'group.read') },
    select: { id: true, groupId: true, group: { select: { regionCode: true } } },
  })
  if (!found?.groupId || !found.group) return null
  return { id: found.id, facts: { groupId: found.groupId, regionCode: found.group.regionCode } }
}

/** Any officer of the group ends the address of its calendar. */
export const endGroupFeed = command({
  name: 'feed.endGroup',
  action: 'activity.schedule',
  input: feedInput,
  record: groupFeedRecord,
  run: async ({ tx, now, record, note }) => {
    const where = { id: record.id, revokedAt: null }
    const ended = await tx.calendarFeed.updateMany({ where, data: { revokedAt: now } })
    if (!ended.count) throw new AppError('conflict', { key: 'endedAlready' })
    note({ subjectId: record.id })
  },
})
