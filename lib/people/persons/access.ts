import 'server-only'
import type { Viewer } from '../../access/viewer'
import type { Database } from '../../core/db'
import { invalidField } from '../../core/errors'
import { administers, nowhere } from '../access'
import { exactly } from './rules'

/** A person for whoever administers; null for anybody else. */
export async function personRecord(tx: Database, viewer: Viewer, { personId }: { personId: string }) {
  if (!administers(viewer)) return null
  // Who closed the account is nobody any more, and stays so.
  const found = await tx.person.findUnique({
    where: { id: personId, closedAt: null, mergedIntoId: null },
    select: {
      id: true,
      name: true,
      email: true,
      nip: true,
      nuptk: true,
      isAdministrator: true,
      version: true,
      school: { select: { id: true, npsn: true, name: true } },
    },
  })
  return found && { ...found, facts: nowhere }
}

/** Who is kept of the account that had this address. */
async function mergedAway(tx: Database, email: string) {
  const found = await tx.personMerge.findFirst({
    where: { email, partedAt: null },
    select: { personId: true },
  })
  return found && { id: found.personId }
}

/** The person with exactly this e-mail, NIP or NUPTK. Throws a sentence beside `field` when there is none. */
export async function personTyped(tx: Database, typed: string, field: string) {
  const where = exactly(typed)
  const found = await tx.person.findUnique({ where, select: { id: true } })
  const kept = found ?? ('email' in where ? await mergedAway(tx, where.email) : null)
  if (!kept) throw invalidField(field, 'unknownPerson')
  return kept
}
