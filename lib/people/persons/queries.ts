import 'server-only'
import type { Viewer } from '../../access/viewer'
import { runningOrComing } from '../../core/day'
import { db } from '../../core/db'
import { id, parse } from '../../core/input'
import { afterNamed, pageOf } from '../../core/paging'
import { holding } from '../../core/search'
import { today } from '../../core/time'
import { assertAdministers } from '../access'
import { exactly } from './rules'
import { personFilter } from './schema'

const PAGE = 40

function typed(q: string) {
  if (!q) return {}
  const exact = exactly(q)
  return 'email' in exact ? { OR: [{ name: holding(q) }, { email: holding(q) }] } : exact
}

const shown = {
  administrators: { isAdministrator: true },
  withoutAccount: { passwordHash: null },
} as const

/** A page of people by name, narrowed by name, e-mail, NIP or NUPTK. */
export async function listPeople(viewer: Viewer, params: Record<string, unknown>) {
  assertAdministers(viewer)
  const filter = parse(personFilter, params)
  const { q, show, after } = filter
  const last = after
    ? await db().person.findUnique({ where: { id: after }, select: { id: true, name: true } })
    : null
  const found = await db().person.findMany({
    where: { closedAt: null, mergedIntoId: null, AND: [typed(q), show ? shown[show] : {}, afterNamed(last)] },
    orderBy: [{ name: 'asc' }, { id: 'asc' }],
    take: PAGE + 1,
    select: {
      id: true,
      name: true,
      email: true,
      isAdministrator: true,
      passwordHash: true,
      school: { select: { name: true } },
    },
    relationLoadStrategy: 'join',
  })
  const { rows, next } = pageOf(found, PAGE)
  const people = rows.map(({ passwordHash, ...row }) => ({ ...row, hasAccount: passwordHash !== null }))
  return { filter, people, next }
}

const group = { select: { name: true, slug: true } } as const

/** One person for the form, with what they are in; null when they are not there. Never the hash. */
export async function readPerson(viewer: Viewer, key: string, now: Date) {
  assertAdministers(viewer)
  if (!id.safeParse(key).success) return null
  const where = runningOrComing(today(now))
  const found = await db().person.findUnique({
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
      memberships: { where, orderBy: { startedOn: 'asc' }, take: 50, select: { id: true, group } },
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
  return db().person.findUnique({ where: { id: key }, select: { id: true, name: true } })
}
