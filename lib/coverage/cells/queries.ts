import 'server-only'
import type { Viewer } from '../../access/viewer'
import { visible } from '../../access/visible'
import { evidenceRows, shownEvidence } from '../../activities/evidence/rules'
import { activityRow } from '../../activities/rules'
import { noteReadings } from '../../audit/readings/commands'
import { db, system } from '../../core/db'
import { masksWith } from '../../objectives/rules'
import { acceptedEvidence, type ObjectiveCode, objectiveCodes, stages } from '../../objectives/schema'
import { line } from '../../problems/queries'
import { monthsOf, type Period } from '../rules'
import type { CellFigure } from '../schema'

/** Far above what one group does in a year; the page says so when it is reached. */
export const MOST = 500

/** One figure of a group: an objective or, with null, all of them; a column; a period. */
export type Asked = {
  groupId: string
  objective: ObjectiveCode | null
  figure: CellFigure
  period: Period
}

/** The activities that a figure counts. */
function countedIn({ groupId, objective, figure, period }: Asked) {
  const { from, to } = monthsOf(period)
  const here = { groupId, countedMonth: { gte: from, lte: to } }
  if (figure === 'supporting')
    return { ...here, countedSupport: objective ? { has: objective } : { isEmpty: false } }
  // Hours and people are those of the held ones.
  const stage = stages.find((one) => one === figure) ?? 'held'
  return { ...here, countedStages: { in: masksWith(stage) }, ...(objective && { countedMain: objective }) }
}

function activitiesOf(viewer: Viewer, asked: Asked) {
  return db(viewer).activity.findMany({
    where: { AND: [countedIn(asked), visible(viewer, 'activity.read')] },
    orderBy: [{ startsAt: 'asc' }, { id: 'asc' }],
    take: MOST + 1,
    select: { ...activityRow, countedJp: true, countedPeople: true },
  })
}

/**
 * What proves the activities of a figure: evidence of the kinds that their main objective accepts. Of F these are class
 * figures as a whole; words of a problem that not everybody may read are left out of them for everybody.
 */
async function proofsOf(viewer: Viewer, asked: Asked) {
  const activity = { AND: [countedIn(asked), visible(viewer, 'activity.read')] }
  const found = await db(viewer).evidence.findMany({
    where: {
      OR: objectiveCodes.map((objective) => ({
        kind: { in: [...acceptedEvidence[objective]] },
        activity: { ...activity, objective },
      })),
    },
    orderBy: { id: 'asc' },
    take: MOST,
    select: { ...evidenceRows.select, activityId: true },
    relationLoadStrategy: 'join',
  })
  return shownEvidence(found, false)
}

/** Planned are also the items of the adopted programme that have no activity yet. */
function itemsOf(viewer: Viewer, { groupId, objective, period }: Asked) {
  const { from, to } = monthsOf(period)
  return db(viewer).programmeItem.findMany({
    where: {
      ...{ groupId, month: { gte: from, lte: to }, counted: true },
      ...(objective && { objective }),
      programme: visible(viewer, 'programme.read'),
    },
    orderBy: [{ month: 'asc' }, { id: 'asc' }],
    take: MOST + 1,
    select: { id: true, title: true, month: true, objective: true },
  })
}

/** The different people of the held activities, by name, each with how many of them they were in. */
async function peopleOf(viewer: Viewer, asked: Asked) {
  const found = await db(viewer).attendance.findMany({
    where: { status: 'present', activity: { AND: [countedIn(asked), visible(viewer, 'activity.read')] } },
    distinct: ['personId', 'activityId'],
    orderBy: [{ person: { name: 'asc' } }, { personId: 'asc' }],
    select: { personId: true, person: { select: { name: true } } },
    relationLoadStrategy: 'join',
  })
  const people = new Map<string, { id: string; name: string; times: number }>()
  for (const { personId: id, person } of found)
    people.set(id, { id, name: person.name, times: (people.get(id)?.times ?? 0) + 1 })
  return [...people.values()]
}

/** The problems that a figure counts: those that the viewer may read, and how many there are in all. */
async function problemsOf(viewer: Viewer, { groupId, objective, figure, period }: Asked) {
  const { from, to } = monthsOf(period)
  const counted = {
    ...{ groupId, countedMonth: { gte: from, lte: to } },
    ...(objective ? { countedMain: objective } : { countedMain: { not: null } }),
    ...(figure === 'solved' && { countedSolved: true }),
  }
  const [problems, count] = await Promise.all([
    db(viewer).problem.findMany({
      where: { AND: [counted, visible(viewer, 'problem.read')] },
      orderBy: { id: 'asc' },
      take: MOST + 1,
      select: line,
      relationLoadStrategy: 'join',
    }),
    system('service').problem.count({ where: { ...counted, group: visible(viewer, 'coverage.read') } }),
  ])
  return { problems, count }
}

/** What stands behind one figure of a group, as far as the viewer may see it; that a supervisor read problems there is written down. */
export async function cellRecords(viewer: Viewer, asked: Asked, now: Date) {
  const { figure } = asked
  const ofProblems = figure === 'reported' || figure === 'solved'
  const [activities, proofs, items, people, told] = await Promise.all([
    ofProblems || figure === 'members' ? [] : activitiesOf(viewer, asked),
    figure === 'evidenced' ? proofsOf(viewer, asked) : [],
    figure === 'planned' ? itemsOf(viewer, asked) : [],
    figure === 'members' ? peopleOf(viewer, asked) : [],
    ofProblems ? problemsOf(viewer, asked) : { problems: [], count: 0 },
  ])
  const problems = told.problems.slice(0, MOST)
  await noteReadings(viewer, problems, now)
  const cut = [activities, items, told.problems].some((some) => some.length > MOST)
  const sum = (one: 'countedJp' | 'countedPeople') => activities.reduce((all, row) => all + row[one], 0)
  return {
    ...{ activities: activities.slice(0, MOST), items: items.slice(0, MOST), people, cut },
    proofs,
    problems,
    /** Problems that count and that this viewer may not read. */
    hidden: cut ? 0 : told.count - told.problems.length,
    ...{ jp: sum('countedJp'), attendances: sum('countedPeople'), reported: told.count },
  }
}
