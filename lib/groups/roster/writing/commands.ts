import 'server-only'
import { enter } from '../../../core/audit'
import type { Database } from '../../../core/db'
import { newKey } from '../../../core/keys'
import type { Entry } from '../rules'

/** People that are written at once, so that the bar moves. */
const PIECE = 500

type Deed = { groupId: string; importId: string; by: string; startedOn: Date; now: Date }

/**
 * Writes people down who are new, makes all of them members from this day, and writes that down for each. Plain SQL:
 * row by row thousands take several times as long. Throws when somebody else wrote the same number at this moment.
 */
export async function writePeople(
  tx: Database,
  people: Entry[],
  { groupId, importId, by, startedOn, now }: Deed,
  told: (done: number) => void,
): Promise<void> {
  for (let at = 0; at < people.length; at += PIECE) {
    const piece = people.slice(at, at + PIECE).map(({ personId, ...plain }) => ({
      ...plain,
      personId: personId ?? newKey(now),
      fresh: !personId,
      membershipId: newKey(now),
    }))
    await tx.$executeRaw`
      with said as (
        select * from jsonb_to_recordset(${JSON.stringify(piece)}::jsonb) as one("personId" uuid, "membershipId" uuid,
          fresh boolean, name text, nip text, nuptk text, email text, "schoolId" uuid)
      ), people as (
        insert into person (id, name, nip, nuptk, email, school_id, created_at)
        select "personId", name, nip, nuptk, email, "schoolId", ${now}::timestamptz from said where fresh
      )
      insert into membership (id, group_id, person_id, started_on)
      select "membershipId", ${groupId}::uuid, "personId", ${startedOn}::date from said`
    const deeds = piece.map(({ personId, membershipId, fresh }) => ({
      at: now,
      command: 'membership.start',
      personId: by,
      groupId,
      subjectId: membershipId,
      detail: { personId, newPerson: fresh, importId },
    }))
    await enter(tx, ...deeds)
    told(at + piece.length)
  }
}
