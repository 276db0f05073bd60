import 'server-only'
import type { z } from 'zod'
import { enter } from '../../core/audit'
import type { Context } from '../../core/command'
import { type Database, system } from '../../core/db'
import { AppError, invalidField, notFound } from '../../core/errors'
import { parse } from '../../core/input'
import type { Locale } from '../../i18n/locale'
import { countAttempt, forgetAttempts } from '../limit'
import { hashPassword, verifyPassword } from '../password'
import { passwordInput, sessionInput } from './schema'

// One's own account needs no row in the table of permissions: each statement names the viewer's own id.
async function writeDown(tx: Database, { viewer, now }: Context, command: string, subjectId: string) {
  await enter(tx, { at: now, command, personId: viewer.personId, subjectId })
}

/** Changes one's own password; all other sessions end. Guesses of the old one count like those at sign-in. */
export async function changePassword(context: Context, raw: z.input<typeof passwordInput>): Promise<void> {
  const { viewer, now } = context
  const { old, password } = parse(passwordInput, raw)
  const person = await system('account').person.findUnique({
    where: { id: viewer.personId },
    select: { email: true, passwordHash: true },
  })
  if (!person?.email || !person.passwordHash) throw new AppError('conflict', { key: 'noAccount' })
  await countAttempt(person.email, '')
  if (!(await verifyPassword(person.passwordHash, old))) throw invalidField('old', 'wrongOldPassword')
  const passwordHash = await hashPassword(password)
  const { personId, sessionId } = viewer
  await system('account').$transaction(async (tx) => {
    // Against the hash that was verified: a reset in between wins.
    const where = { id: personId, passwordHash: person.passwordHash }
    const changed = await tx.person.updateMany({ where, data: { passwordHash } })
    if (!changed.count) throw new AppError('conflict')
    await tx.session.updateMany({
      where: { personId, endedAt: null, id: { not: sessionId } },
      data: { endedAt: now },
    })
    await tx.accountLink.updateMany({
      where: { personId, usedAt: null, voidAt: null },
      data: { voidAt: now },
    })
    await writeDown(tx, context, 'account.changePassword', personId)
  })
  await forgetAttempts(person.email)
}

/** The language in which letters come; the pages of a browser keep theirs in a cookie. */
export async function chooseLanguage(context: Context, locale: Locale): Promise<void> {
  const { personId } = context.viewer
  await system('account').$transaction(async (tx) => {
    const where = { id: personId, locale: { not: locale } }
    const { count } = await tx.person.updateMany({ where, data: { locale } })
    if (count) await writeDown(tx, context, 'account.language', personId)
  })
}

/** Ends one of one's own running sessions. Throws notFound for any other. */
export async function endOwnSession(context: Context, raw: z.input<typeof sessionInput>): Promise<void> {
  const { viewer, now } = context
  const { sessionId } = parse(sessionInput, raw)
  await system('account').$transaction(async (tx) => {
    const where = { id: sessionId, personId: viewer.personId, endedAt: null }
    const ended = await tx.session.updateMany({ where, data: { endedAt: now } })
    if (!ended.count) throw notFound()
    await writeDown(tx, context, 'account.endSession', sessionId)
  })
}
