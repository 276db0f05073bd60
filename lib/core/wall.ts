import 'server-only'
import { AsyncLocalStorage } from 'node:async_hooks'
import { upward } from '../access/clauses'
import type { Viewer } from '../access/viewer'

/**
 * The second wall. Each statement is sent in the name of a role and of somebody, and PostgreSQL judges by its policies
 * which rows there are for them: `docs/decisions/0030`.
 */
export type Standing = {
  role: Role
  values: string[]
  /** Also for what is asked inside by a client of another name. */
  holds?: true
}

/** `sanggar_viewer` sees what its viewer reaches, `sanggar_system` everything, `sanggar_nobody` nothing of anybody. */
type Role = 'sanggar_viewer' | 'sanggar_system' | 'sanggar_nobody' | 'none'

/** Why a statement is not asked in the name of a viewer. */
export type Why =
  /** A job: nobody asks. */
  | 'job'
  /** Who somebody is, and what they may reach, is being found out, or concerns their own account alone. */
  | 'account'
  /** A link or a code is the permission. */
  | 'entrance'
  /** The list of people, schools and groups, over which the administrator or an officer looks for somebody. */
  | 'register'
  /** What a group is asked to take on lies in another one. */
  | 'referral'
  /** The library shows what other groups opened; its statements hold their own filter. */
  | 'library'
  /** The service itself: its health, its copy, its counters and the trail. */
  | 'service'

/** What is put to the database before a statement, by place. */
const SETTINGS = ['person', 'groups', 'firm', 'regions', 'schools', 'homes', 'everywhere'] as const

/**
 * Sets role, viewer and way of planning until the transaction ends; its values are `[role, ...values]` of a standing and a
 * `plan_cache_mode`.
 */
export const STAND = `select set_config('role', $1, true), ${SETTINGS.map(
  (name, i) => `set_config('sanggar.${name}', $${i + 2}, true)`,
).join(', ')}, set_config('plan_cache_mode', $${SETTINGS.length + 2}, true)`

const without = (role: Role): Standing => ({ role, values: SETTINGS.map(() => '') })

/** Who forgot to say in whose name they ask. */
export const NOBODY = without('sanggar_nobody')
export const SYSTEM = without('sanggar_system')
/** The role that signed in to the database, for the queue that keeps its tables for itself. */
export const LOGIN = without('none')
const BEYOND: Standing = { ...SYSTEM, holds: true }
const QUEUE: Standing = { ...LOGIN, holds: true }

const known = new WeakMap<Viewer, Standing>()
const list = (values: string[]) => `{${[...new Set(values)].map((one) => `"${one}"`).join(',')}}`

/** Where a viewer stands: the same facts by which `can()` judges, put once a request. */
export function standingOf(viewer: Viewer): Standing {
  const found = known.get(viewer)
  if (found) return found
  const { regions, groupIds, schoolIds, schoolGroupIds } = viewer.scope
  const firm = [...viewer.memberOf.map((group) => group.id), ...groupIds]
  const made: Standing = {
    role: 'sanggar_viewer',
    values: [
      viewer.personId,
      list([...firm, ...schoolGroupIds]),
      list(firm),
      list(regions),
      list(schoolIds),
      list(viewer.homes.flatMap(upward)),
      viewer.isAdministrator ? 'yes' : '',
    ],
  }
  known.set(viewer, made)
  return made
}

const kept = globalThis as unknown as { sanggarStanding?: AsyncLocalStorage<Standing> }
kept.sanggarStanding ??= new AsyncLocalStorage()
const standing = kept.sanggarStanding

/** In whose name a statement would be sent now. */
export function standingNow(): Standing {
  return standing.getStore() ?? NOBODY
}

/** In whose name it is asked here where a client's own would be `of`. */
export function standingFor(of: Standing): Standing {
  const now = standing.getStore()
  return now?.holds ? now : of
}

/** Does some work in a name. It is begun inside: a statement of Prisma is sent when it is awaited. */
export function inName<T>(of: Standing, work: () => PromiseLike<T>): Promise<T> {
  return standing.run(standingFor(of), async () => await work())
}

/**
 * What a deed brings about beyond its viewer's reach, in the same transaction: counters, notices to others, the trail.
 * The statements that follow are the viewer's again. To be awaited before anything else of that transaction.
 */
export function beyond<T>(work: () => PromiseLike<T>): Promise<T> {
  return standing.run(BEYOND, async () => await work())
}

/** Leaves something in the queue, whose tables are those of the role that signed in. */
export function inQueue<T>(work: () => PromiseLike<T>): Promise<T> {
  return standing.run(QUEUE, async () => await work())
}
