import 'server-only'
import { can } from '../access/can'
import type { Viewer } from '../access/viewer'
import { visible } from '../access/visible'
import { db } from '../core/db'
import { parse } from '../core/input'
import { problemFilter } from './schema'
import { latestTrials, toldBy } from './trials/queries'

const PAGE = 30

const line = {
  id: true,
  situation: true,
  grade: true,
  subject: true,
  objective: true,
  state: true,
  outcome: true,
  visibility: true,
  createdAt: true,
  group: { select: { slug: true, name: true, zone: true } },
} as const

/** The viewer's own open problems over all groups, newest first; at most 30. */
export function myOpenProblems(viewer: Viewer) {
  const own = { reporterId: viewer.personId, state: { not: 'closed' as const } }
  return db().problem.findMany({
    where: { AND: [own, visible(viewer, 'problem.read')] },
    orderBy: { id: 'desc' },
    take: PAGE,
    select: line,
    relationLoadStrategy: 'join',
  })
}

/** A page of a group's problems, newest first. Filters that make no sense are left out; `next` is the cursor. */
export async function listProblems(
  viewer: Viewer,
  groupId: string,
  params: Record<string, unknown>,
  size = PAGE,
) {
  const filter = parse(problemFilter, {
    state: params.state,
    objective: params.objective,
    before: params.before,
  })
  const state = filter.state === 'open' ? { not: 'closed' as const } : filter.state
  const narrowed = {
    groupId,
    ...(state && { state }),
    ...(filter.objective && { objective: filter.objective }),
    ...(filter.before && { id: { lt: filter.before } }),
  }
  const found = await db().problem.findMany({
    where: { AND: [narrowed, visible(viewer, 'problem.read')] },
    orderBy: { id: 'desc' },
    take: size + 1,
    select: line,
    relationLoadStrategy: 'join',
  })
  const problems = found.slice(0, size)
  return { filter, problems, next: found.length > size ? problems.at(-1)?.id : undefined }
}

/** One problem with its history and what the viewer may do; null when it is not there or not for this viewer. */
export async function readProblem(viewer: Viewer, id: string) {
  if (!/^[0-9a-f-]{36}$/i.test(id)) return null
  const found = await db().problem.findFirst({
    where: { AND: [{ id }, visible(viewer, 'problem.read')] },
    select: {
      ...line,
      tried: true,
      groupId: true,
      schoolId: true,
      reporterId: true,
      reporter: { select: { name: true } },
      trials: latestTrials,
      group: { select: { slug: true, name: true, zone: true, regionCode: true } },
      events: {
        orderBy: { id: 'asc' },
        select: {
          id: true,
          kind: true,
          at: true,
          text: true,
          outcome: true,
          personId: true,
          person: { select: { name: true } },
        },
      },
    },
    relationLoadStrategy: 'join',
  })
  if (!found) return null
  const { groupId, reporterId, schoolId, visibility, group } = found
  const facts = {
    groupId,
    ownerId: reporterId,
    schoolId,
    regionCode: group.regionCode,
    shared: visibility === 'group',
  }
  // A supervisor reads a problem for officers without the reporter's name.
  const inside = viewer.officerOf.includes(groupId) || reporterId === viewer.personId
  const named = visibility === 'group' || inside
  return {
    ...found,
    reporter: named ? found.reporter.name : null,
    trials: toldBy(found.trials, { id: reporterId, name: named ? found.reporter.name : null }),
    events: found.events.map(({ person, personId, ...event }) => ({
      ...event,
      by: named || personId !== reporterId ? person.name : null,
    })),
    may: {
      manage: can(viewer, 'problem.manage', facts),
      help: can(viewer, 'problem.help', facts),
      resolve: can(viewer, 'problem.resolve', facts),
      logTrial: can(viewer, 'trial.log', facts),
      comment: can(viewer, 'problem.comment', facts),
    },
  }
}
