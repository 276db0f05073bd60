import 'server-only'
import type { z } from 'zod'
import type { Viewer } from '../../../access/viewer'
import { type Shown, shownOf, shownSelect } from '../../../auth/factors/queries'
import { hashPassword } from '../../../auth/password'
import { enter } from '../../../core/audit'
import { command } from '../../../core/command'
import { runningOrComing } from '../../../core/day'
import { type Database, system } from '../../../core/db'
import { env } from '../../../core/env'
import { AppError, invalidField, notFound } from '../../../core/errors'
import { parse } from '../../../core/input'
import { unlessTaken } from '../../../core/taken'
import { today } from '../../../core/time'
import { leaveMail } from '../../../mail/outbox'
import { mailOn } from '../../../mail/settings'
import { keptOf } from '../../../people/persons/access'
import { groupRecord } from '../../access'
import { invitationRecord, takeIn } from '../access'
import { after, joinIn, LETTER_DAYS, LETTERS_A_DAY, letterOver } from '../rules'
import { acceptInput, invitationInput, inviteInput } from '../schema'

/** An officer invites an address into the group by letter; an open invitation of the same address opens nothing any more. */
export const invite = command({
  name: 'joining.invite',
  beyond: 'register',
  action: 'group.manage',
  input: inviteInput,
  record: (tx, viewer, input) => groupRecord(tx, viewer, { id: input.groupId }),
  run: async ({ tx, viewer, now, input, record, note }) => {
    if (!mailOn()) throw new AppError('conflict', { key: 'mailOff' })
    const { groupId, email, name } = input
    const kept = await keptOf(tx, email)
    const person = kept ? { id: kept.id } : { email }
    const membership = { groupId, person, ...runningOrComing(today(now)) }
    if (await tx.membership.count({ where: membership })) throw invalidField('email', 'memberAlready')
    await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended(${`invite ${groupId}`}, 7))`
    const sent = await tx.joinInvitation.count({ where: { groupId, createdAt: { gt: after(now, -1) } } })
    if (sent >= LETTERS_A_DAY)
      throw new AppError('conflict', { key: 'inviteTooMany', values: { max: LETTERS_A_DAY } })
    const open = { groupId, email, usedAt: null, voidAt: null }
    await tx.joinInvitation.updateMany({ where: open, data: { voidAt: now } })
    const by = { createdById: viewer.personId, createdAt: now, expiresAt: after(now, LETTER_DAYS) }
    const { id } = await tx.joinInvitation.create({
      data: { groupId, email, name, ...by },
      select: { id: true },
    })
    await leaveMail(tx, {
      kind: 'joining.mail',
      event: `invited ${id}`,
      personId: viewer.personId,
      address: email,
      data: { invitationId: id },
      now,
    })
    note({ subjectId: id })
    return { slug: record.slug }
  },
})

/** An officer takes an invitation back. */
export const withdraw = command({
  name: 'joining.withdraw',
  beyond: 'register',
  action: 'group.manage',
  input: invitationInput,
  record: invitationRecord,
  run: async ({ tx, now, record, note }) => {
    const where = { id: record.id, usedAt: null, voidAt: null }
    await tx.joinInvitation.updateMany({ where, data: { voidAt: now } })
    note({ subjectId: record.id })
    return { slug: record.group.slug }
  },
})

/** Takes an invitation for its one use. Throws conflict with a sentence when it is over. */
async function use(tx: Database, token: string, now: Date) {
  const found = joinIn(token, env().NEXTAUTH_SECRET)
  if (found?.what !== 'letter') throw notFound()
  const letter = await tx.joinInvitation.findUnique({
    where: { id: found.id },
    select: {
      id: true,
      groupId: true,
      email: true,
      expiresAt: true,
      usedAt: true,
      voidAt: true,
      group: { select: { slug: true } },
    },
  })
  if (!letter) throw notFound()
  const over = letterOver(letter, now)
  if (over) throw new AppError('conflict', { key: over })
  const where = { id: letter.id, usedAt: null, voidAt: null }
  const { count } = await tx.joinInvitation.updateMany({ where, data: { usedAt: now } })
  if (!count) throw new AppError('conflict', { key: 'inviteUsed' })
  return letter
}

type Letter = Awaited<ReturnType<typeof use>>

async function join(tx: Database, letter: Letter, personId: string, now: Date) {
  const subjectId = await takeIn(tx, letter.groupId, personId, now)
  const data = { at: now, command: 'joining.accept', personId, groupId: letter.groupId, subjectId }
  await enter(tx, data)
}

/** Accepts an invitation as who is signed in: it is for that account's address, or for nobody. */
export async function accept(token: string, viewer: Viewer, now: Date): Promise<{ slug: string }> {
  return system('entrance').$transaction(async (tx) => {
    const letter = await use(tx, token, now)
    const own = await tx.person.count({ where: { id: viewer.personId, email: letter.email } })
    const kept = own ? null : await keptOf(tx, letter.email)
    if (!own && kept?.id !== viewer.personId) throw new AppError('conflict', { key: 'inviteOther' })
    await join(tx, letter, viewer.personId, now)
    return { slug: letter.group.slug }
  })
}

/**
 * Accepts an invitation by opening the account of its address, which the letter has shown to be one's own.
 * Who has an account already signs in instead.
 */
export async function acceptAsNew(
  token: string,
  raw: z.input<typeof acceptInput>,
  now: Date,
): Promise<{ shown: Shown; slug: string }> {
  const { name, password } = parse(acceptInput, raw)
  const passwordHash = await hashPassword(password)
  return system('entrance').$transaction(async (tx) => {
    const letter = await use(tx, token, now)
    const { email } = letter
    const known = await tx.person.findUnique({
      where: { email },
      select: { id: true, passwordHash: true, _count: { select: { identities: true } } },
    })
    const opened = known ? known.passwordHash || known._count.identities : await keptOf(tx, email)
    if (opened) throw new AppError('conflict', { key: 'inviteSignIn' })
    const select = shownSelect
    const person = known
      ? await tx.person.update({ where: { id: known.id }, data: { passwordHash }, select })
      : await unlessTaken(
          tx.person.create({ data: { name, email, passwordHash, createdAt: now }, select }),
          {},
        )
    await join(tx, letter, person.id, now)
    return { shown: shownOf(person), slug: letter.group.slug }
  })
}
