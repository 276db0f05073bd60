import 'server-only'
import { can } from '../access/can'
import type { Viewer } from '../access/viewer'
import { visible } from '../access/visible'
import { db } from '../core/db'
import { parse } from '../core/input'
import { problemFacts } from './access'
import { asRead } from './page/rules'
import { problemFilter } from './schema'
import { latestTrials, toldBy } from './trials/queries'
import { overdue, type Patience, stillOpen } from './waiting/rules'

const PAGE = 30

/** What a row of a list of problems shows. */
export const line = {
  id: true,
  groupId: true,
  situation: true,
  grade: true,
  subject: true,
  objective: true,
  state: true,
  outcome: true,
  visibility: true,
  createdAt: true,
  openedAt: true,
  mergedId: true,
  group: { select: { slug: true, name: true, zone: true, problemDays: true } },
} as const

/** The viewer's own open problems and drafts over all groups, newest first; at most 30. */
export function myOpenProblems(viewer: Viewer) {
  const own = { reporterId: viewer.personId, state: { not: 'closed' as const } }
  return db(viewer).problem.findMany({
    where: { AND: [own, visible(viewer, 'problem.read')] },
    orderBy: { id: 'desc' },
    take: PAGE,
    select: line,
    relationLoadStrategy: 'join',
  })
}

type Filter = ReturnType<typeof problemFilter.parse>

function shown({ show, state }: Filter, viewer: Viewer, patience: Patience) {
  const narrowed = state === 'open' ? stillOpen : state ? { state } : {}
  if (show === 'mine') return { AND: [{ reporterId: viewer.personId }, narrowed] }
  // A draft stands among one's own alone.
  const sent = { state: { not: 'draft' as const } }
  if (show === 'waiting') return { AND: [{ ...stillOpen, state: 'submitted' as const }, narrowed] }
  if (show === 'overdue') return { AND: [overdue(patience), narrowed] }
  return { AND: [sent, narrowed] }
}

/** A page of a group's problems, newest first. Filters that make no sense are left out; `next` is the cursor. */
export async function listProblems(
  viewer: Viewer,
  groupId: string,
  params: Record<string, unknown>,
  size = PAGE,
  patience: Patience = { now: new Date(0), days: 0 },
) {
  const { show, state, objective, before } = params
  const filter = parse(problemFilter, { show, state, objective, before })
  const narrowed = {
    groupId,
    ...shown(filter, viewer, patience),
    ...(filter.objective && { objective: filter.objective }),
    ...(filter.before && { id: { lt: filter.before } }),
  }
  const found = await db(viewer).problem.findMany({
    where: { AND: [narrowed, visible(viewer, 'problem.read')] },
    orderBy: { id: 'desc' },
    take: size + 1,
    select: line,
    relationLoadStrategy: 'join',
  })
  const problems = found.slice(0, size)
  return { filter, problems, next: found.length > size ? problems.at(-1)?.id : undefined }
}

const person = { select: { name: true } } as const

const eventLine = {
  id: true,
  problemId: true,
  kind: true,
  at: true,
  text: true,
  outcome: true,
  personId: true,
  person,
  about: person,
  other: { select: { id: true, situation: true, visibility: true, reporterId: true } },
  activity: { select: { id: true, title: true } },
  referral: { select: { toGroup: { select: { name: true } } } },
  contact: true,
  contactOn: true,
  thankedAt: true,
} as const

const files = {
  orderBy: { id: 'asc' as const },
  select: { fileId: true, file: { select: { name: true, type: true, bytes: true } } },
} as const

const events = { orderBy: [{ at: 'asc' as const }, { id: 'asc' as const }], select: eventLine }

/** One problem with its story and what the viewer may do; null when it is not there or not for this viewer. */
export async function readProblem(viewer: Viewer, id: string) {
  if (!/^[0-9a-f-]{36}$/i.test(id)) return null
  const found = await db(viewer).problem.findFirst({
    where: { AND: [{ id }, visible(viewer, 'problem.read')] },
    select: {
      ...line,
      tried: true,
      supporting: true,
      hideName: true,
      groupId: true,
      schoolId: true,
      reporterId: true,
      reporter: person,
      trials: latestTrials,
      group: { select: { slug: true, name: true, zone: true, regionCode: true, problemDays: true } },
      events,
      findings: { orderBy: { id: 'asc' }, select: { id: true, source: true, text: true } },
      files,
      followers: { select: { personId: true } },
      helpers: {
        where: { state: { in: ['asked', 'active'] } },
        orderBy: { id: 'asc' },
        select: { id: true, state: true, personId: true, person },
      },
      merged: { select: { id: true, situation: true } },
      duplicates: {
        orderBy: { id: 'asc' },
        select: {
          id: true,
          situation: true,
          visibility: true,
          reporterId: true,
          followers: { select: { personId: true } },
        },
      },
      referrals: {
        orderBy: { id: 'asc' },
        select: {
          id: true,
          state: true,
          letter: true,
          toGroup: { select: { name: true, slug: true } },
          linked: { select: { id: true, events } },
        },
      },
      referred: { select: { problem: { select: { group: { select: { name: true } }, files } } } },
    },
    relationLoadStrategy: 'join',
  })
  if (!found) return null
  const facts = problemFacts(found)
  const may = {
    manage: can(viewer, 'problem.manage', facts),
    help: can(viewer, 'problem.help', facts),
    follow: can(viewer, 'problem.follow', facts),
    resolve: can(viewer, 'problem.resolve', facts),
    archive: can(viewer, 'problem.archive', facts),
    deepen: can(viewer, 'problem.deepen', facts),
    merge: can(viewer, 'problem.merge', facts),
    refer: can(viewer, 'problem.refer', facts),
    consent: can(viewer, 'problem.consent', facts),
    logTrial: can(viewer, 'trial.log', facts),
    comment: can(viewer, 'problem.comment', facts),
  }
  const read = asRead(viewer, found)
  return { ...read, trials: toldBy(found.trials, { id: found.reporterId, name: read.reporter }), may }
}
