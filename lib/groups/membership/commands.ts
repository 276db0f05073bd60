import 'server-only'
import { command } from '../../core/command'
import { assertCanEnd, overlap } from '../../core/day'
import type { Database } from '../../core/db'
import { invalidField } from '../../core/errors'
import { unlessTaken } from '../../core/taken'
import { today } from '../../core/time'
import { assertNotMerged, personTyped } from '../../people/persons/access'
import { schoolTyped } from '../../people/schools/access'
import { groupRecord } from '../access'
import { keepingItLed, lockGroup, membershipRecord } from './access'
import { addMemberInput, endMembershipInput } from './schema'

type New = { name: string; school: string; email: string | null }

async function newPerson(tx: Database, { name, school, email }: New, createdAt: Date) {
  const schoolId = (await schoolTyped(tx, school, 'school'))?.id ?? null
  const data = { name, email, schoolId, createdAt }
  await assertNotMerged(tx, email, { key: 'emailKnown' })
  const taken = { person_email_key: ['email', 'emailKnown'] } satisfies Record<string, [string, string]>
  return unlessTaken(tx.person.create({ data, select: { id: true } }), taken)
}

/** An officer takes somebody into the group: a known person, or a new one who gets no account by it. */
export const addMember = command({
  name: 'membership.start',
  beyond: 'register',
  action: 'group.manage',
  input: addMemberInput,
  record: (tx, viewer, input) => groupRecord(tx, viewer, { id: input.groupId }),
  run: async ({ tx, now, input, record, note }) => {
    const { who, startedOn, groupId, ...described } = input
    await lockGroup(tx, groupId)
    const person = who ? await personTyped(tx, who, 'who') : await newPerson(tx, described, now)
    const earlier = await tx.membership.findMany({
      where: { groupId, personId: person.id },
      select: { startedOn: true, endedOn: true },
    })
    const period = { startedOn, endedOn: null }
    if (earlier.some((one) => overlap(one, period))) throw invalidField('who', 'memberAlready')
    const data = { groupId, personId: person.id, startedOn }
    const { id } = await tx.membership.create({ data, select: { id: true } })
    note({ subjectId: id, detail: { personId: person.id, newPerson: !who } })
    return { id, slug: record.slug }
  },
})

/** An officer ends a membership with its last day; the terms of that person end with it. */
export const endMembership = command({
  name: 'membership.end',
  beyond: 'register',
  action: 'group.manage',
  input: endMembershipInput,
  record: membershipRecord,
  run: async ({ tx, viewer, now, input, record, note }) => {
    const { endedOn } = input
    const { id, groupId, personId } = record
    await lockGroup(tx, groupId)
    const select = { startedOn: true, endedOn: true } as const
    assertCanEnd(await tx.membership.findUniqueOrThrow({ where: { id }, select }), endedOn, today(now))
    await keepingItLed(tx, viewer, record.facts, { endedOn, today: today(now) }, async () => {
      await tx.membership.update({ where: { id }, data: { endedOn }, select: { id: true } })
      const beyond = { OR: [{ endedOn: null }, { endedOn: { gt: endedOn } }] }
      // A term that had not begun by then never begins.
      await tx.officerTerm.deleteMany({ where: { groupId, personId, startedOn: { gt: endedOn }, ...beyond } })
      await tx.officerTerm.updateMany({
        where: { groupId, personId, ...beyond },
        data: { endedOn, steppedDown: true },
      })
    })
    note({ subjectId: id })
    return { slug: record.group.slug }
  },
})
