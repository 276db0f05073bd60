import 'server-only'
import { createHash } from 'node:crypto'
import type { Database } from './db'
import { Prisma } from './generated/client'
import { newKey } from './keys'
import { plannedOnce } from './plans'

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

type Row = Deed & { id: string }

/** In one statement that is planned once, however many: Prisma keeps no plan for several, and made one at each write. */
async function write(tx: Database, rows: Row[], unless = Prisma.empty): Promise<void> {
  const each = <T>(read: (row: Row) => T) => rows.map(read)
  await tx.$executeRaw`${plannedOnce}
    insert into audit_entry (id, at, command, person_id, group_id, subject_id, detail)
    select * from unnest(${each(({ id }) => id)}::uuid[], ${each(({ at }) => at)}::timestamptz[],
      ${each(({ command }) => command)}::text[], ${each(({ personId = null }) => personId)}::uuid[],
      ${each(({ groupId = null }) => groupId)}::uuid[], ${each(({ subjectId = null }) => subjectId)}::uuid[],
      ${each(({ detail = {} }) => JSON.stringify(detail))}::jsonb[]) ${unless}`
}

/** Writes deeds down in the caller's transaction. The one place that does: the database chains what it is given here. */
export async function enter(tx: Database, ...deeds: Deed[]): Promise<void> {
  // In the order in which they were written, whatever moment they tell.
  const now = new Date()
  await write(
    tx,
    deeds.map((deed) => ({ id: newKey(now), ...deed })),
  )
}

/** The key of a deed that is to be there once: made of its name. */
function keyOf(name: string, { command }: Deed): string {
  const hash = createHash('sha256').update(`${command} ${name}`).digest('hex')
  return hash.replace(/^(.{8})(.{4}).(.{3}).(.{3})(.{12}).*$/, '$1-$2-8$3-8$4-$5')
}

/** Writes deeds down, each unless one of the same name is there. In one order, so that two writers do not wait for each other. */
export async function enterOnce(tx: Database, ...named: { name: string; deed: Deed }[]): Promise<void> {
  const rows = named.map(({ name, deed }) => ({ id: keyOf(name, deed), ...deed }))
  await write(
    tx,
    rows.toSorted((a, b) => (a.id < b.id ? -1 : 1)),
    Prisma.sql`on conflict do nothing`,
  )
}
