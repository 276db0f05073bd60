import 'server-only'
import { leaveLink } from '../../auth/links/commands'
import { command } from '../../core/command'
import type { Database } from '../../core/db'
import { AppError, invalidField } from '../../core/errors'
import { unlessTaken } from '../../core/taken'
import { leaveMail } from '../../mail/outbox'
import { mailOn } from '../../mail/settings'
import { notify } from '../../notices/commands'
import { namesAgree } from '../../people/names/rules'
import { keptOf } from '../../people/persons/access'
import { schoolTyped } from '../../people/schools/access'
import { groupRecord } from '../access'
import { linkRecord, requestRecord, takeIn, whoCouldBe, withoutAccount } from './access'
import { after } from './rules'
import { approveInput, declineInput, linkInput, newLinkInput } from './schema'

/** An officer opens a link by which people ask to join; the one before opens nothing any more. */
export const openLink = command({
  name: 'joining.open',
  beyond: 'register',
  action: 'group.manage',
  input: newLinkInput,
  record: (tx, viewer, input) => groupRecord(tx, viewer, { id: input.groupId }),
  run: async ({ tx, viewer, now, input, record, note }) => {
    const { groupId, days, places } = input
    await tx.joinLink.updateMany({ where: { groupId, endedAt: null }, data: { endedAt: now } })
    const data = { groupId, places, createdById: viewer.personId, createdAt: now }
    const { id } = await tx.joinLink.create({
      data: { ...data, expiresAt: after(now, Number(days)) },
      select: { id: true },
    })
    note({ subjectId: id })
    return { slug: record.slug }
  },
})

/** An officer ends a link before its time. */
export const endLink = command({
  name: 'joining.end',
  beyond: 'register',
  action: 'group.manage',
  input: linkInput,
  record: linkRecord,
  run: async ({ tx, now, record, note }) => {
    await tx.joinLink.updateMany({ where: { id: record.id, endedAt: null }, data: { endedAt: now } })
    note({ subjectId: record.id })
    return { slug: record.group.slug }
  },
})

/** Takes a request for its one decision. Throws for whoever decides second. */
async function decide(
  tx: Database,
  id: string,
  to: { state: 'approved' | 'declined'; decidedAt: Date; decidedById: string },
) {
  const { count } = await tx.joinRequest.updateMany({ where: { id, state: 'waiting' }, data: to })
  if (!count) throw new AppError('conflict', { key: 'joinDecided' })
}

type Request = NonNullable<Awaited<ReturnType<typeof requestRecord>>>

/** The one person whom a request is about: who was signed in, a member without an account, who has the address, or somebody new. */
async function personOf(tx: Database, request: Request, as: string | undefined, now: Date): Promise<string> {
  if (request.personId) return request.personId
  const { name, email } = request
  const select = { id: true, name: true } as const
  const known =
    email && ((await tx.person.findUnique({ where: { email }, select })) ?? (await keptOf(tx, email)))
  if (known) {
    if (!namesAgree(known.name, name)) throw new AppError('conflict', { key: 'joinOtherName' })
    return known.id
  }
  const could = whoCouldBe(await withoutAccount(tx, request.group.id, now), name)
  if (could.length && !as) throw invalidField('as', 'choose')
  const taken = { person_email_key: ['as', 'emailTaken'] } satisfies Record<string, [string, string]>
  if (as && as !== 'new') {
    if (!could.some((one) => one.id === as)) throw invalidField('as', 'unknown')
    const data = { email, version: { increment: 1 } }
    await unlessTaken(tx.person.update({ where: { id: as }, data, select: { id: true } }), taken)
    return as
  }
  // What somebody typed is no reason to turn them away: a school that is not recorded is left out.
  const school = await schoolTyped(tx, request.school, 'school').catch((error) => {
    if (error instanceof AppError) return null
    throw error
  })
  const data = { name, email, schoolId: school?.id ?? null, createdAt: now }
  return (await unlessTaken(tx.person.create({ data, select: { id: true } }), taken)).id
}

/** A person who cannot sign in yet gets a letter with a link to set a password. */
async function openAccount(tx: Database, personId: string, now: Date) {
  const where = { id: personId, email: { not: null }, passwordHash: null, identities: { none: {} } }
  if (mailOn() && (await tx.person.count({ where })))
    await leaveLink(tx, { personId, purpose: 'invitation', now })
}

/** An officer lets somebody in who asked. */
export const approve = command({
  name: 'joining.approve',
  beyond: 'register',
  action: 'group.manage',
  input: approveInput,
  record: requestRecord,
  run: async ({ tx, viewer, now, input, record, note }) => {
    const { id: groupId, slug } = record.group
    await decide(tx, record.id, { state: 'approved', decidedAt: now, decidedById: viewer.personId })
    const personId = await personOf(tx, record, input.as, now)
    await tx.joinRequest.update({ where: { id: record.id }, data: { personId }, select: { id: true } })
    const membershipId = await takeIn(tx, groupId, personId, now)
    await openAccount(tx, personId, now)
    await notify(tx, {
      event: `membership.approved:${record.id}`,
      kind: 'membership.approved',
      groupId,
      people: [personId],
      subject: {},
      path: '/meetings',
      data: {},
      now,
    })
    note({ subjectId: membershipId, detail: { requestId: record.id, personId } })
    return { slug }
  },
})

/** An officer does not let somebody in; who has an account is told by letter. */
export const decline = command({
  name: 'joining.decline',
  beyond: 'register',
  action: 'group.manage',
  input: declineInput,
  record: requestRecord,
  run: async ({ tx, viewer, now, record, note }) => {
    await decide(tx, record.id, { state: 'declined', decidedAt: now, decidedById: viewer.personId })
    const { id: requestId, personId } = record
    if (personId && mailOn())
      await leaveMail(tx, {
        kind: 'joining.mail',
        event: `declined ${requestId}`,
        personId,
        data: { requestId },
        now,
      })
    note({ subjectId: requestId })
    return { slug: record.group.slug }
  },
})
