import 'server-only'
import type { Viewer } from '../../access/viewer'
import { visible } from '../../access/visible'
import { command } from '../../core/command'
import { assertCanEnd, covers, later, overlap } from '../../core/day'
import type { Database } from '../../core/db'
import { invalidField } from '../../core/errors'
import { today } from '../../core/time'
import { keepingItLed, lockGroup, membershipRecord } from '../membership/access'
import { appointInput, endTermInput } from './schema'

/** An officer appoints an active member to an office for a time. Answers the term's id. */
export const appointOfficer = command({
  name: 'officer.appoint',
  beyond: 'register',
  action: 'group.manage',
  input: appointInput,
  record: membershipRecord,
  run: async ({ tx, now, input, record, note }) => {
    const { membershipId, section, ...term } = input
    const { groupId, personId } = record
    await lockGroup(tx, groupId)
    const membership = await tx.membership.findUniqueOrThrow({
      where: { id: membershipId },
      select: { startedOn: true, endedOn: true },
    })
    const from = later(term.startedOn, today(now))
    if (!covers(membership, from)) throw invalidField('startedOn', 'notMember')
    const last = membership.endedOn
    if (last && (!term.endedOn || term.endedOn > last)) throw invalidField('endedOn', 'beyondMembership')
    const same = await tx.officerTerm.findMany({
      where: { groupId, personId, title: term.title },
      select: { startedOn: true, endedOn: true },
    })
    if (same.some((one) => overlap(one, term))) throw invalidField('title', 'termOverlaps')
    const data = { ...term, section: section || null, groupId, personId }
    const { id } = await tx.officerTerm.create({ data, select: { id: true } })
    note({ subjectId: id, detail: { personId } })
    return { id, slug: record.group.slug }
  },
})

/** An officer's term in a group that the viewer may see; null otherwise. */
async function termRecord(tx: Database, viewer: Viewer, { termId }: { termId: string }) {
  const found = await tx.officerTerm.findFirst({
    where: { id: termId, group: visible(viewer, 'group.read') },
    select: { id: true, groupId: true, group: { select: { regionCode: true, slug: true } } },
  })
  if (!found) return null
  return { ...found, facts: { groupId: found.groupId, regionCode: found.group.regionCode } }
}

/** An officer ends a term with its last day; the last officer needs a successor first. */
export const endTerm = command({
  name: 'officer.end',
  beyond: 'register',
  action: 'group.manage',
  input: endTermInput,
  record: termRecord,
  run: async ({ tx, viewer, now, input, record, note }) => {
    const { endedOn } = input
    await lockGroup(tx, record.groupId)
    const where = { id: record.id }
    const term = await tx.officerTerm.findUniqueOrThrow({
      where,
      select: { startedOn: true, endedOn: true },
    })
    assertCanEnd(term, endedOn, today(now))
    await keepingItLed(tx, viewer, record.facts, { endedOn, today: today(now) }, async () => {
      await tx.officerTerm.update({ where, data: { endedOn, steppedDown: true }, select: { id: true } })
    })
    note({ subjectId: record.id })
    return { slug: record.group.slug }
  },
})
