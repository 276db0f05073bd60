import 'server-only'
import type { Viewer } from '../../../access/viewer'
import { system } from '../../../core/db'

/** What a person may correct of themselves, and whether a password guards the account. */
export async function readOwn(viewer: Viewer) {
  const { passwordHash, ...plain } = await system('account').person.findUniqueOrThrow({
    where: { id: viewer.personId },
    select: { name: true, nip: true, nuptk: true, email: true, version: true, passwordHash: true },
  })
  return { ...plain, hasPassword: passwordHash !== null }
}
