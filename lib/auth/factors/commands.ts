import 'server-only'
import type { z } from 'zod'
import type { Viewer } from '../../access/viewer'
import { enter } from '../../core/audit'
import type { Context } from '../../core/command'
import { type Database, system } from '../../core/db'
import { env } from '../../core/env'
import { AppError, invalidField } from '../../core/errors'
import { parse } from '../../core/input'
import { conceal, reveal } from '../../core/seal'
import { leaveMail } from '../../mail/outbox'
import { mailOn } from '../../mail/settings'
import { countAttempt, countFactor, forgetAttempts, forgetFactor } from '../limit'
import type { Told } from '../links/rules'
import { verifyPassword } from '../password'
import { aboutSecret } from './queries'
import {
  digestOf,
  factorRequired,
  newRecoveryCode,
  newSecret,
  PENDING_MINUTES,
  RECOVERY_CODES,
  readCode,
  stepOf,
} from './rules'
import { beginInput, codeInput, endInput } from './schema'

async function writeDown(tx: Database, at: Date, command: string, personId: string) {
  await enter(tx, { at, command, personId, subjectId: personId })
}

/** Tells a person by letter that their second factor changed. `event` is what it tells of, once. */
export async function tellFactor(
  tx: Database,
  personId: string,
  told: Told,
  { now, left = 0 }: { now: Date; left?: number },
): Promise<void> {
  if (!mailOn()) return
  const event = `factor ${told} ${personId} ${now.getTime()}`
  await leaveMail(tx, { kind: 'account.mail', event, personId, data: { told, left }, now })
}

/** Takes the codes for paper away: nothing is left that they stand in for. */
export async function dropCodes(tx: Database, personId: string): Promise<void> {
  await tx.recoveryCode.deleteMany({ where: { personId } })
}

/** Takes away all that a person has as a second factor. */
export async function dropFactors(tx: Database, personId: string): Promise<void> {
  await tx.authenticator.deleteMany({ where: { personId } })
  await tx.passkey.deleteMany({ where: { personId } })
  await dropCodes(tx, personId)
}

/** Asks for one's password once more. Throws invalid beside `old`, or limited. */
export async function assertPassword(personId: string, old: string) {
  const where = { id: personId }
  const person = await system('account').person.findUnique({
    where,
    select: { email: true, passwordHash: true },
  })
  // Who comes in by another service alone has none to ask for.
  if (!person?.email || !person.passwordHash) return
  await countAttempt(person.email, '')
  if (!(await verifyPassword(person.passwordHash, old))) throw invalidField('old', 'wrongOldPassword')
  await forgetAttempts(person.email)
}

/** Makes the secret that an app is to read; one that was not confirmed is replaced. */
export async function beginFactor(context: Context, raw: z.input<typeof beginInput>): Promise<void> {
  const { viewer, now } = context
  const { personId } = viewer
  await assertPassword(personId, parse(beginInput, raw).old)
  const secret = conceal(newSecret(), aboutSecret(personId), env().NEXTAUTH_SECRET)
  await system('account').$transaction(async (tx) => {
    await tx.authenticator.deleteMany({ where: { personId, confirmedAt: null } })
    const data = { personId, secret, createdAt: now }
    const { count } = await tx.authenticator.createMany({ data, skipDuplicates: true })
    if (!count) throw new AppError('conflict', { key: 'factorOnAlready' })
    await writeDown(tx, now, 'account.beginFactor', personId)
  })
}

/** The codes for paper that count from now on; those before no longer do. */
export async function renewCodes(tx: Database, personId: string): Promise<string[]> {
  const codes = Array.from({ length: RECOVERY_CODES }, newRecoveryCode)
  await tx.recoveryCode.deleteMany({ where: { personId } })
  await tx.recoveryCode.createMany({
    data: codes.map((code) => ({ personId, digest: digestOf(personId, code) })),
  })
  return codes
}

/** From now on this session counts as strong, and it is the only one. */
export async function strengthen(tx: Database, { personId, sessionId }: Viewer, now: Date): Promise<void> {
  await tx.session.updateMany({
    where: { personId, endedAt: null, id: { not: sessionId } },
    data: { endedAt: now },
  })
  await tx.session.updateMany({ where: { id: sessionId, personId }, data: { strong: true } })
}

/** The first right code puts the second factor in force. Answers the codes for paper, this once. */
export async function confirmFactor(context: Context, raw: z.input<typeof codeInput>): Promise<string[]> {
  const { viewer, now } = context
  const { personId } = viewer
  const typed = readCode(parse(codeInput, raw).code)
  await countFactor(personId)
  const since = new Date(now.getTime() - PENDING_MINUTES * 60_000)
  const where = { personId, confirmedAt: null, createdAt: { gt: since } }
  const pending = await system('account').authenticator.findFirst({ where, select: { secret: true } })
  if (!pending) throw new AppError('conflict', { key: 'factorBeginAgain' })
  const lastStep = typed && 'app' in typed ? stepIn(pending.secret, personId, typed.app, now) : null
  if (lastStep === null) throw invalidField('code', 'factorWrong')
  const codes = await system('account').$transaction(async (tx) => {
    const { count } = await tx.authenticator.updateMany({ where, data: { confirmedAt: now, lastStep } })
    if (!count) throw new AppError('conflict', { key: 'factorOnAlready' })
    await strengthen(tx, viewer, now)
    await tellFactor(tx, personId, 'factorOn', { now })
    await writeDown(tx, now, 'account.confirmFactor', personId)
    return renewCodes(tx, personId)
  })
  await forgetFactor(personId)
  return codes
}

function stepIn(hidden: string, personId: string, code: string, now: Date) {
  const secret = reveal(hidden, aboutSecret(personId), env().NEXTAUTH_SECRET)
  return secret ? stepOf(secret, code, now) : null
}

/** Takes a code of the app or from paper for its one use. Throws invalid beside `code`, or limited. */
export async function takeCode(personId: string, typed: string, now: Date): Promise<void> {
  await countFactor(personId)
  const code = readCode(typed)
  if (!code) throw invalidField('code', 'factorWrong')
  if ('app' in code) await takeAppCode(personId, code.app, now)
  else await takePaperCode(personId, code.paper, now)
  await forgetFactor(personId)
}

async function takeAppCode(personId: string, code: string, now: Date) {
  const found = await system('account').authenticator.findFirst({
    where: { personId, confirmedAt: { not: null } },
    select: { secret: true },
  })
  const lastStep = found && stepIn(found.secret, personId, code, now)
  if (!lastStep) throw invalidField('code', 'factorWrong')
  // In one statement: of two requests with the same code one comes second.
  const where = { personId, lastStep: { lt: lastStep } }
  const { count } = await system('account').authenticator.updateMany({ where, data: { lastStep } })
  if (!count) throw invalidField('code', 'factorUsed')
}

async function takePaperCode(personId: string, code: string, now: Date) {
  await system('account').$transaction(async (tx) => {
    const where = { personId, digest: digestOf(personId, code), usedAt: null }
    const { count } = await tx.recoveryCode.updateMany({ where, data: { usedAt: now } })
    if (!count) throw invalidField('code', 'factorWrong')
    const left = await tx.recoveryCode.count({ where: { personId, usedAt: null } })
    await tellFactor(tx, personId, 'recovery', { now, left })
    await writeDown(tx, now, 'account.useRecovery', personId)
  })
}

/** New codes for paper in place of all before, for a code of the app. */
export async function renewRecovery(context: Context, raw: z.input<typeof codeInput>): Promise<string[]> {
  const { viewer, now } = context
  await takeCode(viewer.personId, parse(codeInput, raw).code, now)
  return system('account').$transaction(async (tx) => {
    await writeDown(tx, now, 'account.renewRecovery', viewer.personId)
    return renewCodes(tx, viewer.personId)
  })
}

/** Ends one's second factor, for the password and a code. An administrator who must have one keeps it. */
export async function endFactor(context: Context, raw: z.input<typeof endInput>): Promise<void> {
  const { viewer, now } = context
  const { personId, sessionId } = viewer
  const { code, old } = parse(endInput, raw)
  if (factorRequired(viewer, env().SANGGAR_ADMIN_FACTOR))
    throw new AppError('forbidden', { key: 'factorRequired' })
  await assertPassword(personId, old)
  await takeCode(personId, code, now)
  await system('account').$transaction(async (tx) => {
    await dropFactors(tx, personId)
    await tx.session.updateMany({ where: { id: sessionId, personId }, data: { strong: false } })
    await tellFactor(tx, personId, 'factorOff', { now })
    await writeDown(tx, now, 'account.endFactor', personId)
  })
}
