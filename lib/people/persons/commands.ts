import 'server-only'
import type { z } from 'zod'
import { dropFactors, tellFactor } from '../../auth/factors/commands'
import { forgetAttempts } from '../../auth/limit'
import { leaveAddress, leaveLink } from '../../auth/links/commands'
import { hashPassword, newPassword } from '../../auth/password'
import { type Context, command } from '../../core/command'
import type { Database } from '../../core/db'
import { AppError, invalidField, notFound, savedMeanwhile } from '../../core/errors'
import { unlessTaken } from '../../core/taken'
import { mailOn } from '../../mail/settings'
import { newRecord } from '../access'
import { schoolTyped } from '../schools/access'
import { schoolLabel } from '../schools/rules'
import { assertNotMerged, personRecord } from './access'
import { newPersonInput, personInput, resetInput } from './schema'

/** The unique values of a person by index: field and sentence. */
export const uniqueOfPerson: Record<string, [string, string]> = {
  person_email_key: ['email', 'emailTaken'],
  person_nip_key: ['nip', 'nipTaken'],
  person_nuptk_key: ['nuptk', 'nuptkTaken'],
}

/**
 * A new person. With an e-mail address an account is made, and its first password is in the answer,
 * past everything that is kept: a form sent twice gets the person again, but no password.
 */
export async function createPerson(context: Context, raw: z.input<typeof newPersonInput>) {
  const issued: { password?: string } = {}
  const { id } = await create(context, raw, issued)
  return { id, password: issued.password ?? null }
}

function create(context: Context, raw: z.input<typeof newPersonInput>, issued: { password?: string }) {
  return command({
    name: 'person.create',
    beyond: 'register',
    action: 'administration.manage',
    input: newPersonInput,
    record: newRecord,
    run: async ({ tx, now, input, note }) => {
      const { school, role, ...plain } = input
      const schoolId = (await schoolTyped(tx, school, 'school'))?.id ?? null
      await assertNotMerged(tx, plain.email, { key: 'emailMerged' })
      if (plain.email) issued.password = newPassword()
      const passwordHash = issued.password ? await hashPassword(issued.password) : null
      const isAdministrator = role === 'administrator'
      const data = { ...plain, schoolId, passwordHash, isAdministrator, createdAt: now }
      const { id } = await unlessTaken(tx.person.create({ data, select: { id: true } }), uniqueOfPerson)
      note({ subjectId: id, detail: { role, account: passwordHash !== null } })
      return { id }
    },
  })(context, raw)
}

/** Two administrators who take each other's right away at the same moment must not both succeed. */
async function stillAdministers(tx: Database, personId: string) {
  await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended('administrators', 7))`
  const still = await tx.person.count({ where: { id: personId, isAdministrator: true } })
  if (!still) throw new AppError('forbidden')
}

type Stored = NonNullable<Awaited<ReturnType<typeof personRecord>>>

function personSaved(stored: Stored | null, typed: z.output<typeof personInput>) {
  if (!stored) return notFound()
  const { name, email, nip, nuptk, school, isAdministrator } = stored
  const told = { name, email: email ?? '', nip: nip ?? '', nuptk: nuptk ?? '' }
  const label = school ? schoolLabel(school) : ''
  const role = isAdministrator ? 'administrator' : 'person'
  return savedMeanwhile(stored.version, { ...told, school: label, role }, typed)
}

/** Changes a person. Without an e-mail address there is no account: its password, sessions and tokens end. */
export const editPerson = command({
  name: 'person.edit',
  beyond: 'register',
  action: 'administration.manage',
  input: personInput,
  record: personRecord,
  run: async ({ tx, viewer, now, input, record, note }) => {
    const { personId: _, version, school, role, ...plain } = input
    const isAdministrator = role === 'administrator'
    if (record.id === viewer.personId && !isAdministrator) throw invalidField('role', 'ownFlag')
    if (record.id === viewer.personId && record.email && !plain.email) throw invalidField('email', 'ownEmail')
    if (isAdministrator !== record.isAdministrator) await stillAdministers(tx, viewer.personId)
    const schoolId = (await schoolTyped(tx, school, 'school', record.school))?.id ?? null
    if (plain.email !== record.email)
      await assertNotMerged(tx, plain.email, { key: 'emailMerged', own: record.id })
    const account = plain.email ? {} : { passwordHash: null }
    const data = { ...plain, ...account, schoolId, isAdministrator, version: { increment: 1 } }
    const { count } = await unlessTaken(
      tx.person.updateMany({ where: { id: record.id, version }, data }),
      uniqueOfPerson,
    )
    if (!count) throw personSaved(await personRecord(tx, viewer, { personId: record.id }), input)
    if (!plain.email) {
      await endSessions(tx, record.id, now)
      await endTokens(tx, record.id, now)
      await tx.identity.deleteMany({ where: { personId: record.id } })
    }
    if (record.email && plain.email !== record.email)
      await leaveAddress(tx, {
        personId: record.id,
        old: record.email,
        event: `${record.id} ${version}`,
        now,
      })
    const before = { ...record, schoolId: record.school?.id ?? null }
    const after = { ...plain, schoolId, isAdministrator }
    const changed = (Object.keys(after) as (keyof typeof after)[]).filter((key) => before[key] !== after[key])
    note({ subjectId: record.id, detail: { changed } })
    return { id: record.id }
  },
})

async function endSessions(tx: Database, personId: string, now: Date) {
  await tx.session.updateMany({ where: { personId, endedAt: null }, data: { endedAt: now } })
}

async function endTokens(tx: Database, personId: string, now: Date) {
  await tx.apiToken.updateMany({ where: { personId, revokedAt: null }, data: { revokedAt: now } })
}

/** A new password for somebody else's account, in the answer and nowhere else; all its sessions end. */
export async function resetPassword(context: Context, raw: { personId: string }) {
  const issued: { password?: string; email?: string } = {}
  await command({
    name: 'person.resetPassword',
    beyond: 'register',
    action: 'administration.manage',
    input: resetInput,
    record: personRecord,
    run: async ({ tx, viewer, now, record, note }) => {
      if (record.id === viewer.personId) throw new AppError('conflict', { key: 'ownPassword' })
      if (!record.email) throw new AppError('conflict', { key: 'noAccount' })
      const password = newPassword()
      const passwordHash = await hashPassword(password)
      await tx.person.update({ where: { id: record.id }, data: { passwordHash }, select: { id: true } })
      await endSessions(tx, record.id, now)
      Object.assign(issued, { password, email: record.email })
      note({ subjectId: record.id })
    },
  })(context, raw)
  if (issued.email) await forgetAttempts(issued.email)
  return { password: issued.password ?? null }
}

/** Takes a lost second factor away from somebody else's account; its sessions end, and its owner is told. */
export const clearFactor = command({
  name: 'person.clearFactor',
  beyond: 'register',
  action: 'administration.manage',
  input: resetInput,
  record: personRecord,
  run: async ({ tx, viewer, now, record, note }) => {
    if (record.id === viewer.personId) throw new AppError('conflict', { key: 'ownFactor' })
    await dropFactors(tx, record.id)
    await endSessions(tx, record.id, now)
    await tellFactor(tx, record.id, 'factorOff', { now })
    note({ subjectId: record.id })
    return { id: record.id }
  },
})

/** Sends somebody a link by which they set a password themself. What they have stays until they use it. */
export const sendPasswordLink = command({
  name: 'person.sendLink',
  beyond: 'register',
  action: 'administration.manage',
  input: resetInput,
  record: personRecord,
  run: async ({ tx, now, record, note }) => {
    if (!mailOn()) throw new AppError('conflict', { key: 'mailOff' })
    if (!record.email) throw new AppError('conflict', { key: 'noAccount' })
    const known = await tx.person.count({ where: { id: record.id, passwordHash: { not: null } } })
    const purpose = known ? 'reset' : 'invitation'
    await leaveLink(tx, { personId: record.id, purpose, now })
    note({ subjectId: record.id, detail: { purpose } })
    return { id: record.id }
  },
})
