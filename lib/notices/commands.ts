import 'server-only'
import type { z } from 'zod'
import { enter } from '../core/audit'
import type { Context } from '../core/command'
import { type Database, db } from '../core/db'
import { notFound } from '../core/errors'
import { parse } from '../core/input'
import { beyond } from '../core/wall'
import { readable } from './access'
import { withAddress } from './mail/commands'
import { gatherNow, leaveDeliveries } from './outside/commands'
import { withDevice } from './push/commands'
import { topicOf, wantedBy } from './rules'
import {
  type Channel,
  choiceInput,
  type Kind,
  type Kinds,
  outsideChoiceInput,
  readInput,
  type Subject,
  topics,
} from './schema'

type News<K extends Kind> = {
  /** Names what happened; who was told of it is not told again. */
  event: string
  kind: K
  groupId: string
  people: Iterable<string>
  /** Who did it, and so knows. */
  except?: string
  subject: Subject
  /** Below the group's address: `/meetings/…`. */
  path: string
  data: Kinds[K]
  now: Date
}

/**
 * Leaves word for people in the caller's transaction: it is there exactly when the write is, once an event and
 * person. Each channel picks it up from there; who wants it by none gets no row, and outside alone one out of the list.
 */
export function notify<K extends Kind>(tx: Database, news: News<K>): Promise<void> {
  return beyond(() => tell(tx, news))
}

async function tell<K extends Kind>(tx: Database, news: News<K>): Promise<void> {
  const { event, kind, groupId, path, subject, now: at } = news
  const asked = [...new Set(news.people)].filter((personId) => personId !== news.except)
  if (!asked.length) return
  const topic = topicOf(kind)
  const choices = await tx.noticeChoice.findMany({ where: { personId: { in: asked }, topic } })
  const wants = (personId: string, channel: Channel) =>
    wantedBy(
      channel,
      choices.filter((one) => one.personId === personId),
    ).includes(topic)
  const whoWants = (channel: Channel) => asked.filter((personId) => wants(personId, channel))
  const addressed = await withAddress(tx, whoWants('email'))
  const rung = await withDevice(tx, whoWants('push'), at)
  const told = { groupId, event, kind: kind as string, path, ...subject, data: news.data as object, at }
  const made = await tx.notice.createManyAndReturn({
    data: asked.flatMap((personId) => {
      const listed = wants(personId, 'inApp')
      return listed || addressed.has(personId) || rung.has(personId) ? [{ ...told, personId, listed }] : []
    }),
    skipDuplicates: true,
    select: { id: true, personId: true, groupId: true, at: true },
  })
  await leaveDeliveries(tx, 'email', made, addressed)
  await leaveDeliveries(tx, 'push', made, rung)
}

/** Takes back what people have not read yet about a record that no longer concerns them. */
export async function takeBack(tx: Database, activityId: string, people: string[]): Promise<void> {
  const where = { activityId, personId: { in: people }, readAt: null }
  await beyond(() => tx.notice.deleteMany({ where }))
}

/** Keeps what a person ticked of a channel: each topic is a yes or a no from now on. */
export async function keepChoices(
  tx: Database,
  personId: string,
  channel: Channel,
  wanted: readonly string[],
  among: readonly string[] = topics,
): Promise<void> {
  await tx.noticeChoice.deleteMany({ where: { personId, channel, topic: { in: [...among] } } })
  await tx.noticeChoice.createMany({
    data: among.map((topic) => ({ personId, topic, channel, wanted: wanted.includes(topic) })),
    skipDuplicates: true,
  })
}

// One's own notices need no row in the table of permissions: each statement names the viewer's own id.
async function writeDown(tx: Database, { viewer, now }: Context, command: string, subjectId: string) {
  await enter(tx, { at: now, command, personId: viewer.personId, subjectId })
}

/** Marks one of one's own notices as read. Answers where it leads. Throws notFound for any other. */
export async function readNotice(context: Context, raw: z.input<typeof readInput>): Promise<{ to: string }> {
  const { viewer, now } = context
  const { noticeId } = parse(readInput, raw)
  return db(viewer).$transaction(async (tx) => {
    const found = await tx.notice.findFirst({
      where: { AND: [{ id: noticeId }, readable(viewer)] },
      select: { path: true, at: true, readAt: true, group: { select: { slug: true } } },
      relationLoadStrategy: 'join',
    })
    if (!found) throw notFound()
    const readAt = new Date(Math.max(now.getTime(), found.at.getTime()))
    const read = await tx.notice.updateMany({ where: { id: noticeId, readAt: null }, data: { readAt } })
    if (read.count) await writeDown(tx, context, 'notice.read', noticeId)
    return { to: `/groups/${found.group.slug}${found.path}` }
  })
}

/** Marks all of one's own notices as read that were there by now. */
export async function readAllNotices(context: Context): Promise<void> {
  const { viewer, now } = context
  const { personId } = viewer
  await db(viewer).$transaction(async (tx) => {
    const where = { personId, readAt: null, at: { lte: now } }
    const read = await tx.notice.updateMany({ where, data: { readAt: now } })
    if (read.count) await writeDown(tx, context, 'notice.readAll', personId)
  })
}

/** Says of what one wants to be told within Sanggar: the named topics, and no others. */
export async function chooseNotices(context: Context, raw: z.input<typeof choiceInput>): Promise<void> {
  const { wanted } = parse(choiceInput, raw)
  await db(context.viewer).$transaction(async (tx) => {
    await keepChoices(tx, context.viewer.personId, 'inApp', wanted)
    await writeDown(tx, context, 'notice.choose', context.viewer.personId)
  })
}

/** The same with the ways outside: of what, in which hours, and whether one letter a day. What waits is looked at anew. */
export async function chooseOutside(
  context: Context,
  raw: z.input<typeof outsideChoiceInput>,
): Promise<void> {
  const { personId } = context.viewer
  const { wanted, ways, mailed, rung, rhythm, digestAt, ...quiet } = parse(outsideChoiceInput, raw)
  const daily = rhythm && { digestAt: rhythm === 'daily' ? (digestAt ?? null) : null }
  await db(context.viewer).$transaction(async (tx) => {
    await keepChoices(tx, personId, 'inApp', wanted)
    if (ways.has('email')) await keepChoices(tx, personId, 'email', mailed)
    if (ways.has('push')) await keepChoices(tx, personId, 'push', rung)
    const said = { ...quiet, ...(ways.has('email') && daily) }
    await tx.mailChoice.upsert({ where: { personId }, create: { personId, ...said }, update: said })
    for (const channel of ways) await gatherNow(tx, channel, personId)
    await writeDown(tx, context, 'notice.choose', personId)
  })
}
