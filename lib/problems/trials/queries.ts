import 'server-only'
import type { Viewer } from '../../access/viewer'
import { visible } from '../../access/visible'
import { db } from '../../core/db'
import { parse } from '../../core/input'
import { pageOf } from '../../core/paging'
import { cursor } from '../../core/search'
import { readingOf, resultRow } from '../results/rules'

const PAGE = 20
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i
/** So many stand on the page of their problem. */
export const SHOWN = 3

const row = {
  id: true,
  grade: true,
  triedOn: true,
  tried: true,
  happened: true,
  version: true,
  at: true,
  changedAt: true,
  withdrawnAt: true,
  withdrawnReason: true,
  personId: true,
  person: { select: { name: true } },
  activity: { select: { id: true, title: true, kind: true } },
  result: { select: resultRow },
} as const

/** The latest trials of a problem as part of it: one more than its page shows. */
export const latestTrials = { orderBy: { id: 'desc' }, take: SHOWN + 1, select: row } as const

type Named = { personId: string; person: { name: string } }

/** Trials with the name of who tried it; the reporter as this viewer may know them. */
export function toldBy<R extends Named>(rows: R[], reporter: { id: string; name: string | null }) {
  return rows.map(({ person, ...row }) => ({
    ...row,
    by: row.personId === reporter.id ? reporter.name : person.name,
  }))
}

type Problem = { id: string; reporterId: string; reporter: string | null }

/** The trials of a problem that the viewer has read, the latest first, 20 a page. */
export async function listTrials(viewer: Viewer, problem: Problem, params: Record<string, unknown>) {
  const { id: problemId } = problem
  const after = parse(cursor, params.after ?? null)
  const found = await db(viewer).trial.findMany({
    where: { problemId, problem: visible(viewer, 'problem.read'), ...(after && { id: { lt: after } }) },
    orderBy: { id: 'desc' },
    take: PAGE + 1,
    select: row,
    relationLoadStrategy: 'join',
  })
  const reporter = { id: problem.reporterId, name: problem.reporter }
  return { after, ...pageOf(toldBy(found, reporter), PAGE) }
}

/** One's own trial, to change it; null when it is not there, withdrawn, or somebody else's. */
export async function ownTrial(viewer: Viewer, groupId: string, problemId: string, id: string) {
  if (!UUID.test(id) || !UUID.test(problemId)) return null
  const found = await db(viewer).trial.findFirst({
    where: { AND: [{ id, groupId, problemId, withdrawnAt: null }, visible(viewer, 'trial.manage')] },
    select: row,
    relationLoadStrategy: 'join',
  })
  return found && { ...found, result: found.result && readingOf(found.result) }
}

export type TrialRow = Awaited<ReturnType<typeof listTrials>>['rows'][number]
export type OwnTrial = NonNullable<Awaited<ReturnType<typeof ownTrial>>>
