import 'server-only'
import { running } from '../../core/day'
import { type Database, system } from '../../core/db'
import { today } from '../../core/time'
import { isOpen, type ProblemState } from '../rules'

type Reported = { groupId: string; reporterId: string }

/** True while the reporter is a member of the group, and so can close the problem. */
export async function hasReporter(
  tx: Database,
  { groupId, reporterId }: Reported,
  now: Date,
): Promise<boolean> {
  const where = { groupId, personId: reporterId, ...running(today(now)) }
  return (await tx.membership.count({ where })) > 0
}

type Read = Reported & { state: ProblemState; from: string | null; may: { archive: boolean } }

/** True where this reader may put an open problem away, since nobody can close it any more. */
export async function isArchivable(problem: Read, now: Date): Promise<boolean> {
  if (!problem.may.archive || !isOpen(problem.state) || problem.from !== null) return false
  return !(await hasReporter(system('service'), problem, now))
}
