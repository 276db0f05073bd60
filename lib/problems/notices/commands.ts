import 'server-only'
import type { Database } from '../../core/db'
import { notify } from '../../notices/commands'
import { type ToldKind, toldKinds } from './schema'

type Event = { id: string; kind: string; personId: string; activityId: string | null; at: Date }

/** Only what members can see already: the agenda of a draft tells nobody. */
const shown = ['scheduled', 'postponed', 'held', 'locked', 'approved', 'cancelled'] as const

/** The reporter is told what others did with the problem, and to which meeting it went. Never the words: those are on its page. */
export async function tellReporter(
  tx: Database,
  problem: { id: string; groupId: string },
  event: Event,
): Promise<void> {
  const kind = toldKinds.find((one) => one === event.kind) satisfies ToldKind | undefined
  if (!kind) return
  const { id: problemId, groupId } = problem
  const { activityId } = event
  const onAgenda = kind === 'linked' || kind === 'returned'
  if (onAgenda && activityId) {
    const where = { id: activityId, state: { in: [...shown] } }
    if (!(await tx.activity.count({ where }))) return
  }
  const { reporterId } = await tx.problem.findUniqueOrThrow({
    where: { id: problemId },
    select: { reporterId: true },
  })
  await notify(tx, {
    event: `problem:${event.id}`,
    kind: `problem.${kind}`,
    groupId,
    people: [reporterId],
    except: event.personId,
    subject: { problemId, ...(onAgenda && activityId && { activityId }) },
    path: `/problems/${problemId}`,
    data: {},
    now: event.at,
  })
}
