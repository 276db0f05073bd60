import 'server-only'
import { createHash } from 'node:crypto'
import type { Database } from './db'

/** Who did what to which record, when and in which group. `detail` holds keys and counts, never a text. */
export type Deed = {
  at: Date
  command: string
  /** Nobody where a link alone is the permission. */
  personId?: string | null
  groupId?: string | null
  subjectId?: string | null
  detail?: Record<string, unknown>
}

function row({ personId = null, groupId = null, subjectId = null, detail = {}, ...plain }: Deed) {
  return { ...plain, personId, groupId, subjectId, detail: detail as object }
}

/** Writes deeds down in the caller's transaction. The one place that does: the database chains what it is given here. */
export async function enter(tx: Database, ...deeds: Deed[]): Promise<void> {
  await tx.auditEntry.createMany({
    data: deeds.map(row),
  })
}

/** Writes a deed down unless one of the same name is there: its key is made of the name. */
export async function enterOnce(tx: Database, name: string, deed: Deed): Promise<void> {
  const hash = createHash('sha256').update(`${deed.command} ${name}`).digest('hex')
  const id = hash.replace(/^(.{8})(.{4}).(.{3}).(.{3})(.{12}).*$/, '$1-$2-8$3-8$4-$5')
  await tx.auditEntry.createMany({ data: [{ id, ...row(deed) }], skipDuplicates: true })
}
