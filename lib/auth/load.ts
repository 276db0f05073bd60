import 'server-only'
import type { Viewer, ViewerGroup } from '../access/viewer'
import { system } from '../core/db'
import { env } from '../core/env'
import { Prisma } from '../core/generated/client'
import { plannedOnce } from '../core/plans'
import { today } from '../core/time'

type Row = Pick<Viewer, 'personId' | 'name' | 'locale' | 'schoolId' | 'isAdministrator' | 'officerOf'> & {
  strong: boolean
  /** The group of each notice not read yet, and whether supervisors are told of it. */
  notices: [string, boolean][]
  memberships: (ViewerGroup & { regionCode: string })[]
  assignments: { regionCode: string | null; groupId: string | null; schoolId: string | null; home: string }[]
  schoolGroupIds: string[]
}

const runs = (table: string) =>
  Prisma.raw(`${table}.started_on <= today and (${table}.ended_on is null or ${table}.ended_on >= today)`)
const [member, term, assigned] = [runs('m'), runs('t'), runs('a')]

/**
 * A person with all that they stand in on a day. It is asked on each page, so by one statement that is planned once, and
 * not by Prisma's client, which took a tenth of the web server's time for it. `who` leads to the person, `p`.
 */
async function read(who: Prisma.Sql, strong: Prisma.Sql, day: Date): Promise<Row | undefined> {
  const [found] = await system('account').$queryRaw<Row[]>`${plannedOnce}
    select p.id as "personId", p.name, p.locale, p.school_id as "schoolId", p.is_administrator as "isAdministrator", ${strong} as strong,
      (select coalesce(json_agg(json_build_array(group_id, kind like 'supervision.%')), '[]')
        from (select group_id, kind from notice where person_id = p.id and read_at is null and listed limit 100) unread) as notices,
      (select coalesce(json_agg(json_build_object('id', g.id, 'slug', g.slug, 'name', g.name, 'zone', g.zone, 'regionCode', g.region_code)
          order by m.started_on), '[]')
        from membership m join "group" g on g.id = m.group_id where m.person_id = p.id and ${member}) as memberships,
      array(select t.group_id::text from officer_term t where t.person_id = p.id and ${term}) as "officerOf",
      (select coalesce(json_agg(json_build_object('regionCode', a.region_code, 'groupId', a.group_id, 'schoolId', a.school_id,
          'home', coalesce(a.region_code, g.region_code, s.region_code))), '[]')
        from supervisor_assignment a left join "group" g on g.id = a.group_id left join school s on s.id = a.school_id
        where a.person_id = p.id and ${assigned}) as assignments,
      array(select distinct m.group_id::text from supervisor_assignment a join person o on o.school_id = a.school_id
        join membership m on m.person_id = o.id where a.person_id = p.id and ${assigned} and ${member}) as "schoolGroupIds"
    from (select ${day}::date as today) day, ${who}`
  return found
}

const given = (values: (string | null)[]) => [...new Set(values.filter((value) => value !== null))]

function toViewer(row: Row, sessionId: string, factorDue: boolean): Viewer {
  const { personId, name, locale, schoolId, memberships, assignments, schoolGroupIds } = row
  const memberOf = memberships.map(({ regionCode: _, ...plain }) => plain)
  const member = new Set(memberOf.map((group) => group.id))
  return {
    ...{ personId, sessionId, name, locale, schoolId, memberOf },
    isAdministrator: row.isAdministrator && !factorDue,
    factorDue,
    // What a supervisor is told of is of groups that are not the supervisor's own.
    unread: row.notices.filter(
      ([groupId, supervised]) => member.has(groupId) || (assignments.length > 0 && supervised),
    ).length,
    officerOf: given(row.officerOf).filter((id) => member.has(id)),
    homes: given([...memberships.map((one) => one.regionCode), ...assignments.map((one) => one.home)]),
    scope: {
      regions: given(assignments.map((assignment) => assignment.regionCode)),
      groupIds: given(assignments.map((assignment) => assignment.groupId)),
      schoolIds: given(assignments.map((assignment) => assignment.schoolId)),
      schoolGroupIds,
    },
  }
}

/** The person behind a running session with the memberships of this moment; null when the session is over. */
export async function viewerOfSession(sessionId: string, now: Date): Promise<Viewer | null> {
  const who = Prisma.sql`session s join person p on p.id = s.person_id
    where s.id = ${sessionId}::uuid and s.ended_at is null and s.expires_at > ${now}::timestamptz`
  const row = await read(who, Prisma.sql`s.strong`, today(now))
  if (!row) return null
  const factorDue = row.isAdministrator && !row.strong && env().SANGGAR_ADMIN_FACTOR === 'required'
  return toViewer(row, sessionId, factorDue)
}

/** A person as viewer without a session: for jobs, imports and the demonstration data. */
export async function viewerOfPerson(personId: string, now: Date): Promise<Viewer | null> {
  const row = await read(Prisma.sql`person p where p.id = ${personId}::uuid`, Prisma.sql`false`, today(now))
  return row ? toViewer(row, '', false) : null
}
