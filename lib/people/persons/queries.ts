import 'server-only'
import type { Viewer } from '../../access/viewer'
import { alikeIds, inOrderOf } from '../../core/alike'
import { runningOrComing } from '../../core/day'
import { system } from '../../core/db'
import { id, parse } from '../../core/input'
import { afterNamed, pageOf } from '../../core/paging'
import { named } from '../../core/search'
import { today } from '../../core/time'
import { assertAdministers } from '../access'
import { exactly } from './rules'
import { personFilter } from './schema'

const PAGE = 40

/** A number or an address names one person; anything else is sought in names. */
function typed(q: string) {
  const exact = exactly(q)
  return 'email' in exact && !q.includes('@') ? named(q) : exact
}

function among({ school, group }: { school: string | null; group: string }, now: Date) {
  const here = { group: { slug: group }, ...runningOrComing(today(now)) }
  return { ...(school && { schoolId: school }), ...(group && { memberships: { some: here } }) }
}

const shown = {
  administrators: { isAdministrator: true },
  withoutAccount: { passwordHash: null },
} as const

const row = {
  id: true,
  name: true,
  email: true,
  isAdministrator: true,
  passwordHash: true,
  school: { select: { name: true } },
} as const

/**
 * A page of people by name, narrowed by words of the name, an exact e-mail address, NIP or NUPTK, by school or group.
 * Where nobody is named so, those who are named nearly so.
 */
export async function listPeople(viewer: Viewer, params: Record<string, unknown>, now: Date) {
  assertAdministers(viewer)
  const filter = parse(personFilter, params)
  const { q, show, after } = filter
  const there = { closedAt: null, mergedIntoId: null }
  const narrowed = { AND: [show ? shown[show] : {}, among(filter, now)] }
  const last = after
    ? await system('register').person.findUnique({ where: { id: after }, select: { id: true, name: true } })
    : null
  const found = await system('register').person.findMany({
    where: { ...there, AND: [typed(q), narrowed, afterNamed(last)] },
    orderBy: [{ name: 'asc' }, { id: 'asc' }],
    take: PAGE + 1,
    select: row,
    relationLoadStrategy: 'join',
  })
  const ids = q && !found.length && !after ? await alikeIds('person', q) : []
  const similar = ids.length
    ? await system('register').person.findMany({
        where: { ...there, AND: [{ id: { in: ids } }, narrowed] },
        select: row,
        relationLoadStrategy: 'join',
      })
    : []
  const { rows, next } = pageOf(found.length ? found : inOrderOf(ids, similar), PAGE)
  const people = rows.map(({ passwordHash, ...row }) => ({ ...row, hasAccount: passwordHash !== null }))
  return { filter, people, next, similar: similar.length > 0 }
}

const group = { select: { name: true, slug: true } } as const

/** One person for the form, with what they are in; null when they are not there. Never the hash. */
export async function readPerson(viewer: Viewer, key: string, now: Date) {
  assertAdministers(viewer)
  if (!id.safeParse(key).success) return null
  const where = runningOrComing(today(now))
  const found = await system('register').person.findUnique({
    where: { id: key, closedAt: null, mergedIntoId: null },
    select: {
      id: true,
      name: true,
      email: true,
      nip: true,
      nuptk: true,
      isAdministrator: true,
      version: true,
      passwordHash: true,
      authenticator: { select: { confirmedAt: true } },
      passkeys: { take: 1, select: { id: true } },
      school: { select: { npsn: true, name: true } },
      // Also those that are over: where somebody came from is often the question.
      memberships: {
        orderBy: [{ startedOn: 'desc' }, { id: 'asc' }],
        take: 50,
        select: { id: true, startedOn: true, endedOn: true, group, fromGroup: { select: { name: true } } },
      },
      schoolStays: {
        orderBy: [{ endedOn: { sort: 'desc', nulls: 'first' } }, { id: 'asc' }],
        take: 20,
        select: { id: true, startedOn: true, endedOn: true, school: { select: { name: true } } },
      },
      officerTerms: { where, select: { id: true, title: true, group } },
      assignments: {
        where,
        orderBy: { startedOn: 'asc' },
        take: 100,
        select: {
          id: true,
          region: { select: { name: true } },
          group,
          school: { select: { name: true } },
        },
      },
    },
    relationLoadStrategy: 'join',
  })
  if (!found) return null
  const { passwordHash, authenticator, passkeys, ...person } = found
  const hasFactor = Boolean(authenticator?.confirmedAt) || passkeys.length > 0
  return { ...person, hasAccount: passwordHash !== null, hasFactor }
}

/** The name behind a key, for the head of a form; null when there is none. */
export async function namedPerson(viewer: Viewer, key: string) {
  assertAdministers(viewer)
  if (!id.safeParse(key).success) return null
  return system('register').person.findUnique({ where: { id: key }, select: { id: true, name: true } })
}
