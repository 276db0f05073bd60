import 'server-only'
import type { z } from 'zod'
import { command } from '../../core/command'
import { covers, later, overlap, typedDay } from '../../core/day'
import type { Database } from '../../core/db'
import { invalidField } from '../../core/errors'
import { today } from '../../core/time'
import { notify } from '../../notices/commands'
import { groupRecord } from '../access'
import { lockGroup } from '../membership/access'
import { eveOf, handedOver } from './rules'
import { handoverInput } from './schema'

type Input = z.output<typeof handoverInput>

/** The people of the seats that are taken. Throws beside a seat whose person is no member for the whole term. */
async function seated(tx: Database, { groupId, startedOn, endedOn, seats }: Input, now: Date) {
  const taken = seats.flatMap(({ membershipId, ...seat }, row) =>
    membershipId ? [{ ...seat, membershipId, row }] : [],
  )
  const memberships = await tx.membership.findMany({
    where: { groupId, id: { in: taken.map((one) => one.membershipId) } },
    select: { id: true, personId: true, startedOn: true, endedOn: true },
  })
  const from = later(startedOn, today(now))
  return taken.map(({ membershipId, row, title, section }) => {
    const field = `seats.${row}.membershipId`
    const found = memberships.find((one) => one.id === membershipId)
    if (!found) throw invalidField(field, 'choose')
    if (!covers(found, from)) throw invalidField(field, 'seatNotMember')
    const last = found.endedOn
    if (last && (!endedOn || endedOn > last)) throw invalidField(field, 'beyondMembership')
    return { title, section: section || null, personId: found.personId, row }
  })
}

/**
 * The officers hand over: the running terms end on the eve, the next board begins with its day. A board that was named
 * for a day to come gives way. Nobody is without an officer in between.
 */
export const handOver = command({
  name: 'officer.handOver',
  beyond: 'register',
  action: 'group.manage',
  input: handoverInput,
  record: (tx, viewer, input) => groupRecord(tx, viewer, { id: input.groupId }),
  run: async ({ tx, now, input, record, note }) => {
    const { groupId, decreeNumber, startedOn, endedOn } = input
    await lockGroup(tx, groupId)
    const day = today(now)
    if (endedOn && endedOn < day) throw invalidField('endedOn', 'handoverOver')
    const board = await seated(tx, input, now)
    const terms = await tx.officerTerm.findMany({
      where: { groupId, OR: [{ endedOn: null }, { endedOn: { gte: day } }] },
      select: { id: true, title: true, decreeNumber: true, startedOn: true, endedOn: true, personId: true },
    })
    const { ends, replaced, inTheWay } = handedOver(terms, startedOn, day)
    const [first] = inTheWay
    if (first) throw invalidField('startedOn', 'handoverEarlier', { day: typedDay(first.startedOn) })
    const ids = (some: { id: string }[]) => ({ id: { in: some.map((one) => one.id) } })
    await tx.officerTerm.deleteMany({ where: ids(replaced) })
    await tx.officerTerm.updateMany({
      where: ids(ends),
      data: { endedOn: eveOf(startedOn), steppedDown: true },
    })
    await assertApart(tx, groupId, { startedOn, endedOn }, board)
    const shared = { groupId, decreeNumber, startedOn, endedOn }
    const made = await tx.officerTerm.createManyAndReturn({
      data: board.map(({ row: _, ...seat }) => ({ ...seat, ...shared })),
      select: { id: true, personId: true },
    })
    note({
      subjectId: groupId,
      detail: { ended: ends.length, begun: made.length, replaced: replaced.length },
    })
    for (const { id, personId } of made) note({ subjectId: id, detail: { personId } })
    await notify(tx, {
      event: `membership.handover:${groupId}:${made[0]?.id}`,
      kind: 'membership.handover',
      groupId,
      people: [...made, ...ends].map((one) => one.personId),
      subject: {},
      path: '/members',
      data: { due: typedDay(startedOn) },
      now,
    })
    return { slug: record.slug }
  },
})

type Seat = { personId: string; title: string; row: number }
type Time = { startedOn: Date; endedOn: Date | null }

/** A term that ended before today can still share days with one that is said to have begun then. */
async function assertApart(tx: Database, groupId: string, time: Time, board: Seat[]) {
  const people = board.map((one) => one.personId)
  const held = await tx.officerTerm.findMany({
    where: { groupId, personId: { in: people } },
    select: { personId: true, title: true, startedOn: true, endedOn: true },
  })
  for (const { personId, title, row } of board)
    if (held.some((one) => one.personId === personId && one.title === title && overlap(one, time)))
      throw invalidField(`seats.${row}.title`, 'termOverlaps')
}
