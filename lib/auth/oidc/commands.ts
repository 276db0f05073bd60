import 'server-only'
import type { z } from 'zod'
import { enter } from '../../core/audit'
import type { Context } from '../../core/command'
import { type Database, system } from '../../core/db'
import { AppError, invalidField, notFound } from '../../core/errors'
import { parse } from '../../core/input'
import { unlessTaken } from '../../core/taken'
import { leaveMail } from '../../mail/outbox'
import { mailOn } from '../../mail/settings'
import { type Shown, shownOf, shownSelect } from '../factors/queries'
import { countAttempt, forgetAttempts } from '../limit'
import { verifyPassword } from '../password'
import { type Claims, isWithin, verifiedEmail } from './rules'
import { linkInput, unlinkInput } from './schema'

/** A person at a service: two services may use one key for different people. */
type Identity = { issuer: string; subject: string }

/** Either whose account it is, or that the password of the account with this address is asked once. */
type Recognised = { shown: Shown } | { ask: Identity & { personId: string } }

/**
 * Whose account an answer of the service opens. By its key once it is linked; at first by the verified address,
 * and then an account with a password asks for it. Throws invalid with a sentence for everybody else.
 */
export async function recognise(claims: Claims, domains: string[], now: Date): Promise<Recognised> {
  const email = verifiedEmail(claims, domains)
  const identity = { issuer: claims.iss, subject: claims.sub }
  const linked = await system('account').identity.findUnique({
    where: { issuer_subject: identity },
    select: { person: { select: { ...shownSelect, email: true } } },
  })
  if (linked?.person.email) return { shown: shownOf(linked.person) }
  if (linked) throw new AppError('invalid', { key: 'oidcUnknown' })
  const person = await system('account').person.findUnique({
    where: { email },
    select: { ...shownSelect, identities: { where: { issuer: claims.iss }, select: { id: true } } },
  })
  if (!person) throw new AppError('invalid', { key: 'oidcUnknown' })
  if (person.passwordHash) return { ask: { ...identity, personId: person.id } }
  // The address had another owner at the service before: who comes now need not be the same person.
  if (person.identities.length) throw new AppError('invalid', { key: 'oidcOther' })
  // Only where whoever runs Sanggar named the domain is the service known to speak for it.
  if (!isWithin(email, domains)) throw new AppError('invalid', { key: 'oidcLetter' })
  await system('account').$transaction((tx) => keep(tx, { ...identity, personId: person.id }, now))
  return { shown: shownOf(person) }
}

async function keep(tx: Database, identity: Identity & { personId: string }, now: Date) {
  const { personId } = identity
  const data = { ...identity, createdAt: now }
  const { id } = await unlessTaken(tx.identity.create({ data, select: { id: true } }), {})
  const trail = { at: now, command: 'account.link', personId, subjectId: id }
  await enter(tx, trail)
  if (!mailOn()) return
  await leaveMail(tx, {
    kind: 'account.mail',
    event: `linked ${id}`,
    personId,
    data: { told: 'linked' },
    now,
  })
}

/** Links what the service said to the account of that address, for its password. Guesses count like those at sign-in. */
export async function linkIdentity(
  asked: Identity & { personId: string },
  raw: z.input<typeof linkInput>,
  { address, now }: { address: string; now: Date },
): Promise<Shown> {
  const { password } = parse(linkInput, raw)
  const where = { id: asked.personId }
  const person = await system('account').person.findUnique({ where, select: { ...shownSelect, email: true } })
  if (!person?.email || !person.passwordHash) throw notFound()
  await countAttempt(person.email, address)
  if (!(await verifyPassword(person.passwordHash, password)))
    throw invalidField('password', 'wrongOldPassword')
  await system('account').$transaction((tx) => keep(tx, asked, now))
  await forgetAttempts(person.email)
  return shownOf(person)
}

/** Ends one of one's own links to a service. The last way in stays. */
export async function unlinkIdentity(context: Context, raw: z.input<typeof unlinkInput>): Promise<void> {
  const { viewer, now } = context
  const { personId } = viewer
  const { identityId } = parse(unlinkInput, raw)
  await system('account').$transaction(async (tx) => {
    const person = await tx.person.findUniqueOrThrow({
      where: { id: personId },
      select: { passwordHash: true },
    })
    if (!person.passwordHash) throw new AppError('conflict', { key: 'lastWayIn' })
    const { count } = await tx.identity.deleteMany({ where: { id: identityId, personId } })
    if (!count) throw notFound()
    const trail = { at: now, command: 'account.unlink', personId, subjectId: identityId }
    await enter(tx, trail)
  })
}
