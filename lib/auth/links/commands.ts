import 'server-only'
import type { z } from 'zod'
import { enter } from '../../core/audit'
import type { Context } from '../../core/command'
import { type Database, system } from '../../core/db'
import { env } from '../../core/env'
import { AppError, invalidField, notFound } from '../../core/errors'
import { parse } from '../../core/input'
import { unlessTaken } from '../../core/taken'
import { enqueue } from '../../jobs/queue'
import { leaveMail } from '../../mail/outbox'
import { mailOn } from '../../mail/settings'
import type { Browser } from '../browser'
import { countAsk, countAttempt, forgetAttempts } from '../limit'
import { hashPassword, verifyPassword } from '../password'
import { lasts, linkIn, type Purpose } from './rules'
import { addressInput, askInput, resetInput } from './schema'

export const passwordPurposes = ['reset', 'invitation'] as const

async function writeDown(tx: Database, at: Date, command: string, personId: string) {
  await enter(tx, { at, command, personId, subjectId: personId })
}

/** Makes a link and leaves its letter; an open one of the same use opens nothing any more. */
export async function leaveLink(
  tx: Database,
  {
    personId,
    purpose,
    email = null,
    now,
  }: { personId: string; purpose: Purpose; email?: string | null; now: Date },
): Promise<void> {
  await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended(${`links ${personId}`}, 7))`
  await voidLinks(tx, personId, purpose === 'address' ? ['address'] : passwordPurposes, now)
  const expiresAt = new Date(now.getTime() + lasts[purpose])
  const data = { personId, purpose, email, createdAt: now, expiresAt }
  const { id } = await tx.accountLink.create({ data, select: { id: true } })
  const event = `link ${id}`
  await leaveMail(tx, { kind: 'account.mail', event, personId, data: { linkId: id }, now })
}

function voidLinks(tx: Database, personId: string, purposes: readonly Purpose[], now: Date) {
  const where = { personId, purpose: { in: [...purposes] }, usedAt: null, voidAt: null }
  return tx.accountLink.updateMany({ where, data: { voidAt: now } })
}

/** Asks for a link to set a new password. The answer, and what it costs, is the same whether the address is known. */
export async function askReset(raw: z.input<typeof askInput>, { address, now }: Browser): Promise<void> {
  const { email } = parse(askInput, raw)
  if (!mailOn()) throw new AppError('conflict', { key: 'mailOff' })
  await countAsk(email, address)
  await enqueue(system('account'), 'account.reset', { email, at: now.toISOString() })
}

/** A link that opens something at this moment; null for a wrong, used, withdrawn or expired one. */
export async function openLink(tx: Database, token: string, purposes: readonly Purpose[], now: Date) {
  const id = linkIn(token, purposes, env().NEXTAUTH_SECRET)
  if (!id) return null
  return tx.accountLink.findFirst({
    where: { id, purpose: { in: [...purposes] }, usedAt: null, voidAt: null, expiresAt: { gt: now } },
    select: { id: true, personId: true, email: true, purpose: true },
  })
}

/** Takes a link for its one use. Throws notFound for whoever comes second. */
async function use(tx: Database, token: string, purposes: readonly Purpose[], now: Date) {
  const found = await openLink(tx, token, purposes, now)
  if (!found) throw notFound()
  const where = { id: found.id, usedAt: null, voidAt: null }
  const { count } = await tx.accountLink.updateMany({ where, data: { usedAt: now } })
  if (!count) throw notFound()
  return found
}

/** Sets a new password by a link, once; every session ends, and so does every other link. Throws notFound. */
export async function resetByLink(token: string, raw: z.input<typeof resetInput>, now: Date): Promise<void> {
  if (!(await openLink(system('account'), token, passwordPurposes, now))) throw notFound()
  const { password } = parse(resetInput, raw)
  const passwordHash = await hashPassword(password)
  const email = await system('account').$transaction(async (tx) => {
    const { id, personId } = await use(tx, token, passwordPurposes, now)
    const [person] = await tx.person.updateManyAndReturn({
      where: { id: personId, email: { not: null } },
      data: { passwordHash },
      select: { email: true },
    })
    if (!person?.email) throw notFound()
    await voidLinks(tx, personId, ['reset', 'invitation', 'address'], now)
    await tx.session.updateMany({ where: { personId, endedAt: null }, data: { endedAt: now } })
    await leaveMail(tx, { kind: 'account.mail', event: `password ${id}`, personId, now })
    await writeDown(tx, now, 'account.resetPassword', personId)
    return person.email
  })
  await forgetAttempts(email)
}

/** Asks to change one's own address: a link goes to the new one. Says the same when somebody else has it. */
export async function askAddress(context: Context, raw: z.input<typeof addressInput>): Promise<void> {
  const { viewer, now } = context
  const { personId } = viewer
  const { email, old } = parse(addressInput, raw)
  if (!mailOn()) throw new AppError('conflict', { key: 'mailOff' })
  const person = await system('account').person.findUnique({
    where: { id: personId },
    select: { email: true, passwordHash: true },
  })
  if (!person?.email || !person.passwordHash) throw new AppError('conflict', { key: 'noAccount' })
  if (person.email === email) throw invalidField('email', 'emailSame')
  await countAttempt(person.email, '')
  if (!(await verifyPassword(person.passwordHash, old))) throw invalidField('old', 'wrongOldPassword')
  await forgetAttempts(person.email)
  await countAsk(personId, '')
  await system('account').$transaction(async (tx) => {
    if (!(await tx.person.count({ where: { email } })))
      await leaveLink(tx, { personId, purpose: 'address', email, now })
    await writeDown(tx, now, 'account.askAddress', personId)
  })
}

/** Takes the new address by its link, once; the old one is told of it. Throws notFound. */
export async function confirmAddress(token: string, now: Date): Promise<void> {
  await system('account').$transaction(async (tx) => {
    const { id, personId, email } = await use(tx, token, ['address'], now)
    const person = await tx.person.findUniqueOrThrow({ where: { id: personId }, select: { email: true } })
    if (!person.email) throw notFound()
    const data = { email, version: { increment: 1 } }
    await unlessTaken(tx.person.update({ where: { id: personId }, data, select: { id: true } }), {})
    await leaveAddress(tx, { personId, old: person.email, event: id, now })
    await writeDown(tx, now, 'account.changeAddress', personId)
  })
}

/** An address that is no longer the account's: links that went there open nothing, and it is told. */
export async function leaveAddress(
  tx: Database,
  { personId, old, event, now }: { personId: string; old: string; event: string; now: Date },
): Promise<void> {
  await voidLinks(tx, personId, ['reset', 'invitation', 'address'], now)
  if (!mailOn()) return
  await leaveMail(tx, { kind: 'account.mail', event: `address ${event}`, personId, address: old, now })
}
