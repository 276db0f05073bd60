import 'server-only'
import { wasHeld } from '../../activities/rules'
import { command } from '../../core/command'
import type { Database } from '../../core/db'
import { AppError, invalidField } from '../../core/errors'
import { dateIn, dateValue } from '../../core/time'
import { indexEntries } from '../../library/entries/commands'
import { lockActivity, recountActivity } from '../../objectives/commands'
import { sessionRecord } from '../access'
import { acceptInput, intendInput, useInput } from '../schema'

type Session = NonNullable<Awaited<ReturnType<typeof sessionRecord>>>
type By = { personId: string; now: Date }
const DAY = 86_400_000

/** What one's own session was made of is not adopted from it. */
function assertAdoptable(session: Session, personId: string) {
  if (!wasHeld(session.state)) throw new AppError('conflict', { key: 'notHeld' })
  if (session.facts.ownerIds.includes(personId)) throw new AppError('conflict', { key: 'adoptsOwn' })
}

/** Writes down that somebody will use a session, to be asked about it in some weeks. Said again, the new day stands. */
export async function intend(tx: Database, session: Session, { personId, now }: By, weeks: number) {
  const asked = new Date(now.getTime() + weeks * 7 * DAY)
  const remindOn = dateValue(dateIn(session.group.zone, asked))
  const here = { groupId: session.groupId, activityId: session.id }
  await tx.adoption.upsert({
    where: { activityId_personId: { activityId: session.id, personId } },
    create: { ...here, personId, saidAt: now, remindOn },
    update: { remindOn },
    select: { id: true },
  })
}

/** "I will use this": a colleague is asked after some weeks what became of it. */
export const intendUse = command({
  name: 'adoption.intend',
  action: 'activity.feedback',
  input: intendInput,
  record: sessionRecord,
  run: async ({ tx, viewer, now, input, record, note }) => {
    assertAdoptable(record, viewer.personId)
    await lockActivity(tx, record.id)
    await intend(tx, record, { personId: viewer.personId, now }, input.weeks)
    note({ subjectId: record.id })
  },
})

const kinds = ['classroom_trial', 'reflection'] as const

/** "I used it", with what happened and what one thinks of it now: a trial in class and a reflection, both proven. */
export const tellUse = command({
  name: 'adoption.use',
  action: 'activity.feedback',
  input: useInput,
  record: sessionRecord,
  run: async ({ tx, viewer, now, input, record, note }) => {
    const { activityId, usedOn, ...told } = input
    const { personId } = viewer
    assertAdoptable(record, personId)
    if (usedOn > dateIn(record.group.zone, now)) throw invalidField('usedOn', 'dateAhead')
    await lockActivity(tx, activityId)
    const here = { groupId: record.groupId, activityId }
    const data = { ...told, usedAt: now, usedOn: dateValue(usedOn) }
    const { id } = await tx.adoption.upsert({
      where: { activityId_personId: { activityId, personId } },
      create: { ...here, ...data, personId, saidAt: now, remindOn: dateValue(usedOn) },
      update: data,
      select: { id: true },
    })
    const proof = { ...here, sourceId: id, addedById: personId, at: now }
    await tx.evidence.createMany({ data: kinds.map((kind) => ({ ...proof, kind })), skipDuplicates: true })
    await recountActivity(tx, activityId)
    await indexEntries(tx, { adoptionId: id })
    note({ subjectId: activityId, detail: { adoptionId: id } })
  },
})

/** Takes back what one said of using a session; what followed from it goes with it. */
export const withdrawUse = command({
  name: 'adoption.withdraw',
  action: 'activity.feedback',
  input: acceptInput,
  record: sessionRecord,
  run: async ({ tx, viewer, record, note }) => {
    const activityId = record.id
    await lockActivity(tx, activityId)
    const where = { activityId_personId: { activityId, personId: viewer.personId } }
    const mine = await tx.adoption.findUnique({ where, select: { id: true } })
    if (!mine) throw new AppError('conflict', { key: 'adoptionGone' })
    const empty = { usedAt: null, usedOn: null, grade: '', subject: '', happened: '', reflection: '' }
    await tx.adoption.update({ where, data: empty, select: { id: true } })
    await indexEntries(tx, { adoptionId: mine.id })
    await tx.adoption.delete({ where, select: { id: true } })
    await tx.evidence.deleteMany({ where: { activityId, sourceId: mine.id } })
    await recountActivity(tx, activityId)
    note({ subjectId: activityId, detail: { adoptionId: mine.id } })
  },
})
