import 'server-only'
import type { Viewer } from '../access/viewer'
import { system } from '../core/db'
import { env } from '../core/env'
import { today } from '../core/time'

function running(day: Date) {
  return { startedOn: { lte: day }, OR: [{ endedOn: null }, { endedOn: { gte: day } }] }
}

function personSelect(day: Date) {
  const group = { select: { id: true, slug: true, name: true, zone: true, regionCode: true } } as const
  const region = { select: { regionCode: true } } as const
  return {
    id: true,
    name: true,
    locale: true,
    schoolId: true,
    isAdministrator: true,
    // On each page, so it rides on the statement that each page sends anyway.
    notices: { where: { readAt: null, listed: true }, take: 100, select: { groupId: true, kind: true } },
    memberships: { where: running(day), select: { group }, orderBy: { startedOn: 'asc' } },
    officerTerms: { where: running(day), select: { groupId: true } },
    assignments: {
      where: running(day),
      select: { regionCode: true, groupId: true, schoolId: true, group: region, school: region },
    },
  } as const
}

function given(values: (string | null)[]) {
  return [...new Set(values.filter((value) => value !== null))]
}

async function groupsOfSchools(schoolIds: string[], day: Date) {
  if (!schoolIds.length) return []
  const where = { ...running(day), person: { schoolId: { in: schoolIds } } }
  const rows = await system('account').membership.findMany({
    where,
    distinct: ['groupId'],
    select: { groupId: true },
  })
  return rows.map((row) => row.groupId)
}

type Row = NonNullable<Awaited<ReturnType<typeof person>>>

function person(personId: string, day: Date) {
  return system('account').person.findUnique({
    where: { id: personId },
    select: personSelect(day),
    relationLoadStrategy: 'join',
  })
}

async function toViewer(row: Row, sessionId: string, day: Date, factorDue: boolean): Promise<Viewer> {
  const memberOf = row.memberships.map(({ group: { regionCode: _, ...plain } }) => plain)
  const homes = [
    ...row.memberships.map((one) => one.group.regionCode),
    ...row.assignments.map(
      (one) => one.regionCode ?? one.group?.regionCode ?? one.school?.regionCode ?? null,
    ),
  ]
  const member = new Set(memberOf.map((group) => group.id))
  const schoolIds = given(row.assignments.map((assignment) => assignment.schoolId))
  return {
    personId: row.id,
    sessionId,
    name: row.name,
    locale: row.locale,
    schoolId: row.schoolId,
    isAdministrator: row.isAdministrator && !factorDue,
    factorDue,
    // What a supervisor is told of is of groups that are not the supervisor's own.
    unread: row.notices.filter(
      ({ groupId, kind }) =>
        member.has(groupId) || (row.assignments.length > 0 && kind.startsWith('supervision.')),
    ).length,
    memberOf,
    officerOf: given(row.officerTerms.map((term) => term.groupId)).filter((id) => member.has(id)),
    homes: given(homes),
    scope: {
      regions: given(row.assignments.map((assignment) => assignment.regionCode)),
      groupIds: given(row.assignments.map((assignment) => assignment.groupId)),
      schoolIds,
      schoolGroupIds: await groupsOfSchools(schoolIds, day),
    },
  }
}

/** The person behind a running session with the memberships of this moment; null when the session is over. */
export async function viewerOfSession(sessionId: string, now: Date): Promise<Viewer | null> {
  const day = today(now)
  const session = await system('account').session.findFirst({
    where: { id: sessionId, endedAt: null, expiresAt: { gt: now } },
    select: { strong: true, person: { select: personSelect(day) } },
    relationLoadStrategy: 'join',
  })
  if (!session) return null
  const { strong, person } = session
  const factorDue = person.isAdministrator && !strong && env().SANGGAR_ADMIN_FACTOR === 'required'
  return toViewer(person, sessionId, day, factorDue)
}

/** A person as viewer without a session: for jobs, imports and the demonstration data. */
export async function viewerOfPerson(personId: string, now: Date): Promise<Viewer | null> {
  const day = today(now)
  const row = await person(personId, day)
  return row && toViewer(row, '', day, false)
}
