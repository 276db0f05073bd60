import 'server-only'
import type { Database } from '../../core/db'
import { officersOf } from '../../groups/officers/access'
import { notify } from '../../notices/commands'

declare module '../../notices/schema' {
  interface Kinds {
    'problem.blanked': object
  }
}

type Blanked = { groupId: string; redactionId: string; sums: { subjectId: string | null }[] }

/** The officers of a group are told that others blanked words in a problem that both have; its page leads to the record. */
export async function tellBlanked(
  tx: Database,
  { groupId, redactionId, sums }: Blanked,
  { personId, now }: { personId: string; now: Date },
): Promise<void> {
  const of = sums.flatMap((one) => one.subjectId ?? [])
  const where = { id: { in: of }, groupId }
  const found = await tx.problem.findFirst({ where, orderBy: { id: 'asc' }, select: { id: true } })
  await notify(tx, {
    event: `redaction:${redactionId}`,
    kind: 'problem.blanked',
    groupId,
    people: await officersOf(tx, groupId, now),
    except: personId,
    subject: found ? { problemId: found.id } : {},
    path: found ? `/problems/${found.id}` : '/redaction',
    data: {},
    now,
  })
}
