import 'server-only'
import type { Viewer } from '../../../access/viewer'
import { command } from '../../../core/command'
import { running } from '../../../core/day'
import type { Database } from '../../../core/db'
import { invalidField } from '../../../core/errors'
import { dateIn, dateValue, today } from '../../../core/time'
import { groupRecord } from '../../../groups/access'
import { notify } from '../../../notices/commands'
import type { ExceptionKind } from '../schema'
import { commentInput, visitInput } from './schema'

const open = (tx: Database, viewer: Viewer, { groupId }: { groupId: string }) =>
  groupRecord(tx, viewer, { id: groupId })

/** Members whose term as an officer runs. */
async function officersOf(tx: Database, groupId: string, now: Date) {
  const runs = running(today(now))
  const found = await tx.officerTerm.findMany({
    where: { groupId, ...runs, person: { memberships: { some: { groupId, ...runs } } } },
    select: { personId: true },
  })
  return found.map((one) => one.personId)
}

/** The supervisors who wrote about this exception before. */
async function askersOf(tx: Database, groupId: string, exception: ExceptionKind) {
  const where = { groupId, exception, bySupervisor: true }
  const found = await tx.supervisionNote.findMany({
    where,
    distinct: ['personId'],
    select: { personId: true },
  })
  return found.map((one) => one.personId)
}

const PATH = '/coverage/exceptions'

/** A supervisor writes to the officers about what stands out, or an officer answers; the other side is told. */
export const commentOnException = command({
  name: 'supervision.comment',
  action: 'supervision.comment',
  input: commentInput,
  record: open,
  run: async ({ tx, viewer, now: at, input: { groupId, exception, text }, note }) => {
    const bySupervisor = !viewer.officerOf.includes(groupId)
    const { personId } = viewer
    const { id } = await tx.supervisionNote.create({
      data: { groupId, kind: 'comment', exception, text, personId, bySupervisor, at },
      select: { id: true },
    })
    await notify(tx, {
      event: `supervision:${id}`,
      kind: bySupervisor ? 'supervision.comment' : 'supervision.answer',
      groupId,
      people: bySupervisor ? await officersOf(tx, groupId, at) : await askersOf(tx, groupId, exception),
      except: personId,
      subject: {},
      path: PATH,
      data: { exception },
      now: at,
    })
    note({ subjectId: id, detail: { exception } })
  },
})

/** A supervisor writes down a visit: when, what was seen and what was agreed. The officers are told. */
export const noteVisit = command({
  name: 'supervision.visit',
  action: 'supervision.visit',
  input: visitInput,
  record: open,
  run: async ({ tx, viewer, now: at, input, record, note }) => {
    const { groupId, exception, visitedOn, seen: text, agreed } = input
    if (visitedOn > dateValue(dateIn(record.zone, at))) throw invalidField('visitedOn', 'dateAhead')
    const { personId } = viewer
    const said = { kind: 'visit' as const, exception, visitedOn, text, agreed }
    const { id } = await tx.supervisionNote.create({
      data: { groupId, ...said, personId, bySupervisor: true, at },
      select: { id: true },
    })
    await notify(tx, {
      event: `supervision:${id}`,
      kind: 'supervision.visit',
      groupId,
      people: await officersOf(tx, groupId, at),
      except: personId,
      subject: {},
      path: PATH,
      data: { due: visitedOn.toISOString().slice(0, 10), ...(exception && { exception }) },
      now: at,
    })
    note({ subjectId: id, detail: exception ? { exception } : {} })
  },
})
