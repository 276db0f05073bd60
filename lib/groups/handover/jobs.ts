import 'server-only'
import { enter } from '../../core/audit'
import { dayAfter, running, typedDay } from '../../core/day'
import { type Database, system } from '../../core/db'
import { today } from '../../core/time'
import type { Job } from '../../jobs/queue'
import { notify } from '../../notices/commands'
import { ledOn, lockGroup } from '../membership/access'
import { officersOf } from '../officers/access'
import { eveOf } from './rules'
import { WARN_DAYS } from './schema'

const DAY = 86_400_000
/** A job that missed some nights still finds whose time is over. */
const MISSED = 14

declare module '../../jobs/queue' {
  interface Payloads {
    'groups.terms': object
  }
}

async function groupsWithTerms(from: Date, to: Date) {
  const found = await system('job').officerTerm.findMany({
    where: { endedOn: { gte: from, lte: to }, steppedDown: false },
    distinct: ['groupId', 'endedOn'],
    select: { groupId: true, endedOn: true },
  })
  return found.flatMap(({ groupId, endedOn }) => (endedOn ? [{ groupId, endedOn }] : []))
}

/** Tells the officers once that a term ends, unless the next board is named already. */
async function warn(tx: Database, groupId: string, endedOn: Date, now: Date) {
  if (await ledOn(tx, groupId, dayAfter(endedOn))) return
  await notify(tx, {
    event: `membership.termEnding:${groupId}:${typedDay(endedOn)}`,
    kind: 'membership.termEnding',
    groupId,
    people: await officersOf(tx, groupId, now),
    subject: {},
    path: '/members/handover',
    data: { due: typedDay(endedOn) },
    now,
  })
}

/** Nobody is named for the day after: those whose time is over stay in office until the next board begins. */
async function stayOn(tx: Database, groupId: string, endedOn: Date, now: Date) {
  await lockGroup(tx, groupId)
  const after = dayAfter(endedOn)
  if (await ledOn(tx, groupId, after)) return
  const stays = { groupId, endedOn, steppedDown: false }
  const terms = await tx.officerTerm.findMany({
    where: { ...stays, person: { memberships: { some: { groupId, ...running(after) } } } },
    select: { id: true, personId: true },
  })
  if (!terms.length) return
  const next = await tx.officerTerm.findFirst({
    where: { groupId, startedOn: { gt: endedOn } },
    orderBy: { startedOn: 'asc' },
    select: { startedOn: true },
  })
  const until = next && eveOf(next.startedOn)
  const where = { id: { in: terms.map((one) => one.id) } }
  await tx.officerTerm.updateMany({ where, data: { endedOn: until, actingFrom: after } })
  await enter(tx, { at: now, command: 'officer.stayOn', groupId, subjectId: groupId })
  await notify(tx, {
    event: `membership.acting:${groupId}:${typedDay(endedOn)}`,
    kind: 'membership.acting',
    groupId,
    people: terms.map((one) => one.personId),
    subject: {},
    path: '/members/handover',
    data: { due: typedDay(endedOn) },
    now,
  })
}

/** Every morning: tells of terms that end within a month, and keeps a group from being without an officer. */
export const watchTerms: Job<object> = {
  cron: '17 1 * * *',
  run: async (_payload, { now }) => {
    const day = today(now)
    const before = (days: number) => new Date(day.getTime() - days * DAY)
    for (const { groupId, endedOn } of await groupsWithTerms(dayAfter(day), before(-WARN_DAYS)))
      await system('job').$transaction((tx) => warn(tx, groupId, endedOn, now))
    for (const { groupId, endedOn } of await groupsWithTerms(before(MISSED), day))
      await system('job').$transaction((tx) => stayOn(tx, groupId, endedOn, now))
  },
}
