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
  const data = deeds.map(row)
  const [first] = data
  // Most commands write down one deed, and of many at once Prisma keeps no plan: it made one at each write.
  if (first && data.length === 1) await tx.auditEntry.create({ data: first, select: { id: true } })
  else await tx.auditEntry.createMany({ data })
}

/** The key of a deed that is to be there once: made of its name. */
function keyOf(name: string, { command }: Deed): string {
  const hash = createHash('sha256').update(`${command} ${name}`).digest('hex')
  return hash.replace(/^(.{8})(.{4}).(.{3}).(.{3})(.{12}).*$/, '$1-$2-8$3-8$4-$5')
}

/** Writes deeds down, each unless one of the same name is there. In one order, so that two writers do not wait for each other. */
export async function enterOnce(tx: Database, ...named: { name: string; deed: Deed }[]): Promise<void> {
  const data = named.map(({ name, deed }) => ({ id: keyOf(name, deed), ...row(deed) }))
  await tx.auditEntry.createMany({
    data: data.toSorted((a, b) => (a.id < b.id ? -1 : 1)),
    skipDuplicates: true,
  })
}
