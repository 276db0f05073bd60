import 'server-only'
import { type Database, system } from '../core/db'
import { beyond } from '../core/wall'
import { enqueue, type JobName } from '../jobs/queue'
import { CLAIM_MINUTES, nextTry, type Outcome } from './rules'

/** The jobs that write and send letters, or ring a device: all take the key of a row here. */
export type MailKind = Extract<JobName, `${string}.${'mail' | 'push'}`>

type Order = {
  kind: MailKind
  /** What it tells of: a second letter of the same event is not left. */
  event: string
  personId: string
  address?: string
  data?: object
  now: Date
}

/** Leaves a letter in the caller's transaction; its key, or null when this event has one already. */
export function leaveMail(tx: Database, order: Order): Promise<string | null> {
  return beyond(() => leave(tx, order))
}

async function leave(tx: Database, order: Order) {
  const { kind, event, personId, address = null, data = {}, now } = order
  const [made] = await tx.mail.createManyAndReturn({
    data: [{ kind, event, personId, address, data, createdAt: now, dueAt: now }],
    skipDuplicates: true,
    select: { id: true },
  })
  if (!made) return null
  await post(tx, kind, made.id)
  return made.id
}

function post(tx: Database, kind: string, mailId: string, at?: Date, key = `mail ${mailId}`) {
  return enqueue(tx, kind as MailKind, { mailId }, { key, ...(at && { at }) })
}

const claimed = {
  id: true,
  personId: true,
  address: true,
  data: true,
  event: true,
  attempts: true,
  claimedAt: true,
  createdAt: true,
} as const

/** A letter taken for this attempt: no other one may send it meanwhile. Null when it does not wait. */
export async function claim(id: string, now: Date) {
  const [mail] = await system('job').mail.updateManyAndReturn({
    where: { id, state: 'waiting' },
    data: { state: 'sending', claimedAt: now, attempts: { increment: 1 } },
    select: claimed,
  })
  return mail ?? null
}

export type Claimed = NonNullable<Awaited<ReturnType<typeof claim>>>

/** Notes that the last byte is about to go out. Throws when the letter is no longer this attempt's. */
export async function noteHanding({ id, claimedAt }: Claimed): Promise<void> {
  const where = { id, claimedAt, state: 'sending' as const }
  const { count } = await system('job').mail.updateMany({ where, data: { state: 'handing' } })
  if (!count) throw new Error('The letter was taken by another attempt')
}

/** Notes how an attempt ended, and leaves the next one when there is to be one. */
export async function settle(mail: Claimed, outcome: Outcome | { state: 'dropped'; error: '' }, now: Date) {
  const { id, claimedAt, attempts } = mail
  const { error } = outcome
  await system('job').$transaction(async (tx) => {
    // An answer that comes after the letter was given up as unsure is still the better knowledge.
    const where = { id, claimedAt, state: { in: ['sending', 'handing', 'unsure'] as const } }
    const found = await tx.mail.findFirst({ where: where as never, select: { kind: true } })
    if (!found) return
    const next = outcome.state === 'later' ? nextTry(attempts, now) : null
    const asked = 'notBefore' in outcome ? outcome.notBefore : undefined
    const dueAt = next && asked && asked > next ? asked : next
    if (dueAt) {
      await tx.mail.update({ where: { id }, data: { state: 'waiting', dueAt, endedAt: null, error } })
      return post(tx, found.kind, id, dueAt)
    }
    const state = outcome.state === 'later' || outcome.state === 'never' ? 'failed' : outcome.state
    await tx.mail.update({ where: { id }, data: { state, endedAt: now, error } })
  })
}

/** Takes up what a killed worker left of these ways: before the last byte it is sent anew, after it a person decides. */
export async function recover(now: Date, ways: ('mail' | 'push')[]): Promise<void> {
  const lt = new Date(now.getTime() - CLAIM_MINUTES * 60_000)
  await system('job').$transaction(async (tx) => {
    const ofWays = { OR: ways.map((way) => ({ kind: { endsWith: `.${way}` } })) }
    const where = { AND: [ofWays, { state: 'handing' as const, claimedAt: { lt } }] }
    await tx.mail.updateMany({ where, data: { state: 'unsure', endedAt: now, error: '' } })
    const left = await tx.mail.findMany({
      where: {
        AND: [
          ofWays,
          {
            OR: [
              { state: 'sending', claimedAt: { lt } },
              { state: 'waiting', dueAt: { lt } },
            ],
          },
        ],
      },
      orderBy: { id: 'asc' },
      take: 500,
      select: { id: true, kind: true },
    })
    for (const { id, kind } of left) {
      await tx.mail.updateMany({ where: { id, state: 'sending' }, data: { state: 'waiting', dueAt: now } })
      // Under a name of its own: the job that a dead worker holds comes back in hours, and then finds nothing to do.
      await post(tx, kind, id, undefined, `mail ${id} recovered`)
    }
  })
}

/** Sends a letter that came to rest once more, with tries anew. False when it does not rest. */
export async function sendAgain(tx: Database, id: string, now: Date): Promise<boolean> {
  const [found] = await tx.mail.updateManyAndReturn({
    where: { id, state: { in: ['failed', 'unsure'] } },
    data: { state: 'waiting', attempts: 0, dueAt: now, endedAt: null, error: '' },
    select: { kind: true },
  })
  if (found) await post(tx, found.kind, id)
  return Boolean(found)
}
