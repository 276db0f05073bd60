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

/** Who is kept of the account that had this address until it was merged, however often since; null when there is none. */
export async function keptOf(tx: Database, email: string): Promise<{ id: string; name: string } | null> {
  const [found] = await tx.$queryRaw<{ id: string; name: string }[]>`
    with recursive kept(id) as (
      select person_id from person_merge where email = ${email} and parted_at is null
      union select p.merged_into_id from kept join person p using (id) where p.merged_into_id is not null
    )
    select p.id::text, p.name from kept join person p using (id)
    where p.merged_into_id is null and p.closed_at is null limit 1`
  return found ?? null
}

/** Throws beside `email` for an address by which a merged account is known: a second person would be made of one. */
export async function assertNotMerged(
  tx: Database,
  email: string | null,
  { key, own }: { key: string; own?: string },
): Promise<void> {
  const kept = email && (await keptOf(tx, email))
  if (kept && kept.id !== own) throw invalidField('email', key)
}

/** The person with exactly this e-mail, NIP or NUPTK. Throws a sentence beside `field` when there is none. */
export async function personTyped(tx: Database, typed: string, field: string) {
  const where = exactly(typed)
  const found = await tx.person.findUnique({ where, select: { id: true } })
  const kept = found ?? ('email' in where ? await keptOf(tx, where.email) : null)
  if (!kept) throw invalidField(field, 'unknownPerson')
  return kept
}
