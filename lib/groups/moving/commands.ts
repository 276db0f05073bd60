import 'server-only'
import { can, type Facts } from '../../access/can'
import type { Viewer } from '../../access/viewer'
import { command } from '../../core/command'
import { covers, overlap } from '../../core/day'
import type { Database } from '../../core/db'
import { AppError, invalidField } from '../../core/errors'
import { today } from '../../core/time'
import { schoolTyped } from '../../people/schools/access'
import { groupRecord } from '../access'
import { keepingItLed, lockGroup, membershipRecord } from '../membership/access'
import { moveInput } from './schema'

const DAY = 86_400_000
type Member = { id: string; groupId: string; personId: string; facts: Facts }

/** The group that a member goes to: one in which the viewer may take people in as well. */
async function goal(tx: Database, viewer: Viewer, slug: string, from: string) {
  const found = await groupRecord(tx, viewer, { slug: slug.toLowerCase() })
  if (!found || !can(viewer, 'group.manage', found.facts)) throw invalidField('group', 'moveNotYours')
  if (found.id === from) throw invalidField('group', 'moveSame')
  return found
}

async function leave(tx: Database, viewer: Viewer, member: Member, endedOn: Date, now: Date) {
  const { id, groupId, personId, facts } = member
  await keepingItLed(tx, viewer, facts, { endedOn, today: today(now) }, async () => {
    await tx.membership.update({ where: { id }, data: { endedOn }, select: { id: true } })
    const beyond = { OR: [{ endedOn: null }, { endedOn: { gt: endedOn } }] }
    await tx.officerTerm.deleteMany({ where: { groupId, personId, startedOn: { gt: endedOn }, ...beyond } })
    const data = { endedOn, steppedDown: true }
    await tx.officerTerm.updateMany({ where: { groupId, personId, ...beyond }, data })
  })
}

/** Moves a member to another group, another school or both, from a day on. What was stays on record. */
export const moveMember = command({
  name: 'membership.move',
  beyond: 'register',
  action: 'group.manage',
  input: moveInput,
  record: membershipRecord,
  run: async ({ tx, viewer, now, input, record, note }) => {
    const { movesOn } = input
    const { groupId, personId } = record
    const to = input.group ? await goal(tx, viewer, input.group, groupId) : null
    const ids = [groupId, ...(to ? [to.id] : [])].sort()
    for (const id of ids) await lockGroup(tx, id)
    const member = await tx.membership.findUniqueOrThrow({
      where: { id: record.id },
      select: { startedOn: true, endedOn: true },
    })
    const eve = new Date(movesOn.getTime() - DAY)
    if (member.endedOn && member.endedOn < today(now)) throw new AppError('conflict', { key: 'endedAlready' })
    if (!covers(member, to ? eve : movesOn)) throw invalidField('movesOn', 'moveOutside')
    if (input.school) await changeSchool(tx, personId, input.school, movesOn, now)
    if (to) {
      await leave(tx, viewer, record, eve, now)
      const there = { groupId: to.id, personId }
      const held = await tx.membership.findMany({
        where: there,
        select: { startedOn: true, endedOn: true },
      })
      if (held.some((one) => overlap(one, { startedOn: movesOn, endedOn: null })))
        throw invalidField('group', 'moveMember')
      const data = { ...there, startedOn: movesOn, fromGroupId: groupId }
      const { id } = await tx.membership.create({ data, select: { id: true } })
      note({ subjectId: id, groupId: to.id, detail: { personId, from: groupId } })
    }
    note({ subjectId: record.id, detail: { personId, to: to?.id ?? null, school: Boolean(input.school) } })
    return { slug: record.group.slug }
  },
})

/** Where they are now decides who supervises them: a school is changed on its day, not before. */
async function changeSchool(tx: Database, personId: string, typed: string, movesOn: Date, now: Date) {
  if (movesOn > today(now)) throw invalidField('movesOn', 'moveSchoolLater')
  const school = await schoolTyped(tx, typed, 'school')
  const stay = { personId, endedOn: null, startedOn: { gte: movesOn } }
  if (await tx.schoolStay.count({ where: stay })) throw invalidField('movesOn', 'moveSchoolEarlier')
  const day = movesOn.toISOString().slice(0, 10)
  await tx.$executeRaw`select set_config('sanggar.moves_on', ${day}, true)`
  const data = { schoolId: school?.id ?? null, version: { increment: 1 } }
  await tx.person.update({ where: { id: personId }, data, select: { id: true } })
  await tx.$executeRaw`select set_config('sanggar.moves_on', '', true)`
}
