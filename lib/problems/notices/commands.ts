import 'server-only'
import type { Database } from '../../core/db'
import { notify } from '../../notices/commands'
import { type Follower, followersOf } from '../followers/queries'
import { type ToldKind, toldKinds } from './schema'

type Event = { id: string; kind: string; personId: string; activityId: string | null; at: Date }

/** Only what members can see already: the agenda of a draft tells nobody. */
const shown = ['scheduled', 'postponed', 'held', 'locked', 'approved', 'cancelled'] as const

/**
 * Those who follow a problem are told what others did with it, and to which meeting it went, each on the page where
 * they read it. Never the words: those are on its page.
 */
export async function tellFollowers(tx: Database, problemId: string, event: Event): Promise<void> {
  const kind = toldKinds.find((one) => one === event.kind) satisfies ToldKind | undefined
  if (!kind) return
  const { activityId } = event
  const onAgenda = kind === 'linked' || kind === 'returned'
  if (onAgenda && activityId) {
    const where = { id: activityId, state: { in: [...shown] } }
    if (!(await tx.activity.count({ where }))) return
  }
  const pages = new Map<string, Follower[]>()
  for (const one of await followersOf(tx, problemId, event.at)) {
    const key = `${one.groupId} ${one.problemId}`
    pages.set(key, [...(pages.get(key) ?? []), one])
  }
  for (const [first, ...rest] of pages.values()) {
    if (!first) continue
    const here = onAgenda && activityId && first.problemId === problemId
    await notify(tx, {
      event: `problem:${event.id}`,
      kind: `problem.${kind}`,
      groupId: first.groupId,
      people: [first, ...rest].map((one) => one.personId),
      except: event.personId,
      subject: { problemId: first.problemId, ...(here && { activityId }) },
      path: `/problems/${first.problemId}`,
      data: {},
      now: event.at,
    })
  }
}
