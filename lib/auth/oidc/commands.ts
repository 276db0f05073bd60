import 'server-only'
import type { z } from 'zod'
import type { Viewer } from '../../access/viewer'
import { enter } from '../../core/audit'
import type { Context } from '../../core/command'
import { type Database, system } from '../../core/db'
import { AppError, invalidField, notFound } from '../../core/errors'
import { parse } from '../../core/input'
import { unlessTaken } from '../../core/taken'
import { leaveMail } from '../../mail/outbox'
import { mailOn } from '../../mail/settings'
import { assertPassword } from '../factors/commands'
import { type Shown, shownOf, shownSelect } from '../factors/queries'
import { countAttempt, forgetAttempts } from '../limit'
import { verifyPassword } from '../password'
import { mergedBy } from '../sessions'
import { type Claims, isWithin, verifiedEmail } from './rules'
import { beginInput, linkInput, unlinkInput } from './schema'
import { type OidcService, oidcService } from './settings'

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
  // The service vouches for the address, so its owner may hear what became of the account.
  if (!person)
    throw new AppError('invalid', { key: (await mergedBy(email)) ? 'accountMerged' : 'oidcUnknown' })
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
  await tell(tx, personId, 'linked', { id, now })
}

async function tell(
  tx: Database,
  personId: string,
  told: 'linked' | 'unlinked',
  { id, now }: { id: string; now: Date },
) {
  if (!mailOn()) return
  const letter = { kind: 'account.mail', event: `${told} ${id}`, personId, data: { told }, now } as const
  await leaveMail(tx, letter)
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

/** True for a session that showed all that the account asks for: a second factor too, where there is one. */
async function assertStrong({ personId, sessionId }: Viewer): Promise<void> {
  const session = await system('account').session.findFirst({
    where: { id: sessionId, personId },
    select: { strong: true, person: { select: shownSelect } },
  })
  if (!session || (shownOf(session.person).factor && !session.strong)) throw new AppError('forbidden')
}

/** The service that one may now add to one's own account, as its password was right. Throws invalid beside `old`. */
export async function assertMayAdd(
  { viewer }: Context,
  raw: z.input<typeof beginInput>,
): Promise<OidcService> {
  const { service, old } = parse(beginInput, raw)
  const found = oidcService(service)
  if (!found) throw notFound()
  await assertPassword(viewer.personId, old)
  await assertStrong(viewer)
  return found
}

/**
 * Adds what a service said to one's own account. Throws invalid with a sentence when the key or the address there is
 * another account's, or this account has another key of the same service.
 */
export async function attachIdentity(
  { viewer, now }: Context,
  claims: Claims,
  domains: string[],
): Promise<void> {
  const { personId } = viewer
  const email = verifiedEmail(claims, domains)
  await assertStrong(viewer)
  const identity = { issuer: claims.iss, subject: claims.sub }
  await system('account').$transaction(async (tx) => {
    // Two answers at once: the second sees the first.
    await tx.$executeRaw`select id from person where id = ${personId}::uuid for update`
    const others = await tx.person.count({ where: { email, id: { not: personId } } })
    const there = await tx.identity.findMany({
      where: { OR: [identity, { issuer: claims.iss, personId }] },
      select: { subject: true, personId: true },
    })
    const mine = there.find((one) => one.personId === personId)
    if (mine?.subject === claims.sub) return
    if (others || there.some((one) => one.personId !== personId))
      throw new AppError('invalid', { key: 'oidcTaken' })
    if (mine) throw new AppError('invalid', { key: 'oidcOther' })
    await keep(tx, { ...identity, personId }, now)
  })
}

/** Ends one of one's own links to a service, for the password. The last way in stays. */
export async function unlinkIdentity(context: Context, raw: z.input<typeof unlinkInput>): Promise<void> {
  const { viewer, now } = context
  const { personId } = viewer
  const { identityId, old } = parse(unlinkInput, raw)
  await assertPassword(personId, old)
  await assertStrong(viewer)
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
    await tell(tx, personId, 'unlinked', { id: identityId, now })
  })
}
