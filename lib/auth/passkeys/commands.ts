import 'server-only'
import {
  type AuthenticationResponseJSON,
  type RegistrationResponseJSON,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from '@simplewebauthn/server'
import type { z } from 'zod'
import { enter } from '../../core/audit'
import type { Context } from '../../core/command'
import { type Database, system } from '../../core/db'
import { env } from '../../core/env'
import { AppError, notFound } from '../../core/errors'
import { parse } from '../../core/input'
import { log } from '../../core/log'
import { unlessTaken } from '../../core/taken'
import { assertPassword, dropCodes, renewCodes, strengthen, takeCode, tellFactor } from '../factors/commands'
import { factorRequired } from '../factors/rules'
import { CHALLENGE_MINUTES, digestOfChallenge, isChallenge, MAX_PASSKEYS, siteOfKeys } from './rules'
import { addInput, answerShape, openInput, removeInput } from './schema'

const failed = () => new AppError('invalid', { key: 'passkeyFailed' })

/** What a hidden field brought, when it can be an answer at all: nobody typed it, so there is no field to complain beside. */
function answerIn<T>(sent: string): T {
  try {
    const found = answerShape.safeParse(JSON.parse(sent))
    if (found.success) return found.data as T
  } catch {
    // No JSON.
  }
  throw failed()
}

/** What every answer must fit: this site, and a challenge of ours for this purpose. Notes the challenge. */
function expected(what: string, now: Date) {
  const site = siteOfKeys(env().NEXTAUTH_URL)
  if (!site) throw failed()
  const heard: string[] = []
  const expectedChallenge = (sent: string) => {
    heard.push(sent)
    return isChallenge(sent, what, now, env().NEXTAUTH_SECRET)
  }
  return { expectedChallenge, expectedOrigin: site.origin, expectedRPID: site.id, heard }
}

/** The library throws at whatever does not fit, also at what is no answer at all. */
async function judged<T extends { verified: boolean }>(work: () => Promise<T>): Promise<T> {
  try {
    const found = await work()
    if (found.verified) return found
  } catch (error) {
    log.warn({ err: error instanceof Error ? error.message : 'unknown' }, 'passkey refused')
  }
  throw failed()
}

/** Takes a challenge for its one use. Throws for whoever comes second. */
async function useChallenge(tx: Database, [sent = '']: string[], now: Date) {
  const until = new Date(now.getTime() + CHALLENGE_MINUTES * 60_000)
  const data = [{ digest: digestOfChallenge(sent), until }]
  const { count } = await tx.usedChallenge.createMany({ data, skipDuplicates: true })
  if (!count) throw failed()
}

/** Whose key answered: it alone shows that they have the device and opened it. Throws invalid with one sentence. */
export async function takePasskey(raw: z.input<typeof openInput>, now: Date): Promise<string> {
  const answer = answerIn<AuthenticationResponseJSON>(parse(openInput, raw).answer)
  const found = await system('account').passkey.findUnique({
    where: { credentialId: answer.id },
    select: { id: true, personId: true, publicKey: true, counter: true, person: { select: { email: true } } },
  })
  // Without an address there is no account any more.
  if (!found?.person.email) throw new AppError('invalid', { key: 'passkeyUnknown' })
  const { heard, ...fit } = expected('enter', now)
  const { id, personId, publicKey, counter } = found
  const credential = { id: answer.id, publicKey, counter: Number(counter) }
  const { authenticationInfo } = await judged(() =>
    verifyAuthenticationResponse({ response: answer, credential, ...fit }),
  )
  await system('account').$transaction(async (tx) => {
    await useChallenge(tx, heard, now)
    const data = { counter: authenticationInfo.newCounter, usedAt: now }
    const { count } = await tx.passkey.updateMany({ where: { id, counter }, data })
    if (!count) throw failed()
  })
  return personId
}

/** Adds a key to one's own account, for the password. Answers codes for paper where it is the first second factor. */
export async function addPasskey(context: Context, raw: z.input<typeof addInput>): Promise<string[]> {
  const { viewer, now } = context
  const { personId } = viewer
  const { name, old, ...sent } = parse(addInput, raw)
  const answer = answerIn<RegistrationResponseJSON>(sent.answer)
  await assertPassword(personId, old)
  const { heard, ...fit } = expected(`add ${personId}`, now)
  const { registrationInfo } = await judged(() => verifyRegistrationResponse({ response: answer, ...fit }))
  if (!registrationInfo) throw failed()
  const { id: credentialId, publicKey, counter } = registrationInfo.credential
  return system('account').$transaction(async (tx) => {
    await useChallenge(tx, heard, now)
    if ((await tx.passkey.count({ where: { personId } })) >= MAX_PASSKEYS)
      throw new AppError('conflict', { key: 'passkeysMany', values: { max: MAX_PASSKEYS } })
    const data = { personId, credentialId, publicKey, counter, name, createdAt: now }
    const { id } = await unlessTaken(tx.passkey.create({ data, select: { id: true } }), {})
    await strengthen(tx, viewer, now)
    await tellFactor(tx, personId, 'passkeyOn', { now })
    await enter(tx, { at: now, command: 'account.addPasskey', personId, subjectId: id })
    const papers = await tx.recoveryCode.count({ where: { personId, usedAt: null } })
    return papers ? [] : renewCodes(tx, personId)
  })
}

/** Removes one of one's own keys, for the password and a code. An administrator who must have a second factor keeps the last one. */
export async function removePasskey(context: Context, raw: z.input<typeof removeInput>): Promise<void> {
  const { viewer, now } = context
  const { personId } = viewer
  const { passkeyId, code, old } = parse(removeInput, raw)
  const own = { personId, id: { not: passkeyId } }
  const app = { personId, confirmedAt: { not: null } }
  const others =
    (await system('account').passkey.count({ where: own })) +
    (await system('account').authenticator.count({ where: app }))
  if (!others && factorRequired(viewer, env().SANGGAR_ADMIN_FACTOR))
    throw new AppError('forbidden', { key: 'factorRequired' })
  if (!(await system('account').passkey.count({ where: { personId, id: passkeyId } }))) throw notFound()
  await assertPassword(personId, old)
  await takeCode(personId, code, now)
  await system('account').$transaction(async (tx) => {
    const { count } = await tx.passkey.deleteMany({ where: { personId, id: passkeyId } })
    if (!count) throw notFound()
    if (!others) await dropCodes(tx, personId)
    await tellFactor(tx, personId, 'passkeyOff', { now })
    await enter(tx, { at: now, command: 'account.removePasskey', personId, subjectId: passkeyId })
  })
}
