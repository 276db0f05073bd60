import 'server-only'
import type { z } from 'zod'
import { countAttempt, forgetAttempts } from '../../auth/limit'
import { verifyPassword } from '../../auth/password'
import { enter } from '../../core/audit'
import type { Context } from '../../core/command'
import { system } from '../../core/db'
import { AppError, invalidField } from '../../core/errors'
import { parse } from '../../core/input'
import { erasePerson } from './erasing/commands'
import { leaveAll } from './leaving/commands'
import { closeInput } from './schema'

const asPerson = { id: true, name: true, email: true, nip: true, nuptk: true, passwordHash: true } as const

/** Only oneself: by the password, or where the account has none by its address. */
async function assertOneself(personId: string, { password, email }: z.output<typeof closeInput>) {
  const person = await system('account').person.findUniqueOrThrow({
    where: { id: personId },
    select: asPerson,
  })
  await countAttempt(person.email ?? personId, '')
  if (person.passwordHash && !(await verifyPassword(person.passwordHash, password)))
    throw invalidField('password', 'wrongOldPassword')
  if (!person.passwordHash && person.email !== email) throw invalidField('email', 'closeOtherEmail')
  return person
}

/**
 * Closes one's own account for good: memberships, offices and sessions end, and the person is nobody everywhere. One's
 * own account needs no row in the table of permissions. Throws `conflict` for the last officer or administrator.
 */
export async function closeAccount({ viewer, now }: Context, raw: z.input<typeof closeInput>): Promise<void> {
  const input = parse(closeInput, raw)
  const { personId } = viewer
  const { email, passwordHash } = await assertOneself(personId, input)
  await system('account').$transaction(
    async (tx) => {
      await tx.$executeRaw`select id from person where id = ${personId}::uuid for update`
      const { passwordHash: now_, ...person } = await tx.person.findUniqueOrThrow({
        where: { id: personId },
        select: asPerson,
      })
      // Against the password that was verified: a reset in between wins.
      if (now_ !== passwordHash) throw new AppError('conflict')
      await leaveAll(tx, viewer, now)
      await erasePerson(tx, person, now)
      await enter(tx, { at: now, command: 'account.close', personId, subjectId: personId })
    },
    { timeout: 120_000, maxWait: 10_000 },
  )
  await forgetAttempts(email ?? personId)
}
