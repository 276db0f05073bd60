import 'server-only'
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

/** Writes deeds down in the caller's transaction. The one place that does: the database chains what it is given here. */
export async function enter(tx: Database, ...deeds: Deed[]): Promise<void> {
  await tx.auditEntry.createMany({
    data: deeds.map(({ personId = null, groupId = null, subjectId = null, detail = {}, ...plain }) => ({
      ...plain,
      personId,
      groupId,
      subjectId,
      detail: detail as object,
    })),
  })
}
