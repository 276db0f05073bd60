import 'server-only'
import { running } from '../../core/day'
import type { Database } from '../../core/db'
import { today } from '../../core/time'

export type Follower = { personId: string; problemId: string; groupId: string }

/**
 * Who is told of news of a problem, each once, and the problem on whose page they read it: its reporter, who has
 * it too, who helps, the same of the problems merged into it, and of the problem that was referred here.
 * Members of that group on the day of `now` only; nobody hears of a draft.
 */
export async function followersOf(tx: Database, problemId: string, now: Date): Promise<Follower[]> {
  const circle = {
    select: {
      id: true,
      groupId: true,
      reporterId: true,
      followers: { select: { personId: true } },
      helpers: { where: { state: 'active' as const }, select: { personId: true } },
    },
  }
  const found = await tx.problem.findUnique({
    where: { id: problemId, state: { not: 'draft' } },
    select: {
      ...circle.select,
      duplicates: circle,
      referred: { select: { problem: { select: { ...circle.select, duplicates: circle } } } },
    },
  })
  if (!found) return []
  const source = found.referred?.problem
  const all = [found, ...found.duplicates, ...(source ? [source, ...source.duplicates] : [])]
  const told = new Map<string, Follower>()
  for (const one of all) {
    const page = one.groupId === found.groupId ? found.id : (source?.id ?? one.id)
    // The reporter of a referred problem reads it at home.
    const reporters = one.id === found.id && source ? [] : [one.reporterId]
    const people = [...reporters, ...[...one.followers, ...one.helpers].map((person) => person.personId)]
    for (const personId of people)
      told.set(`${personId} ${one.groupId}`, { personId, problemId: page, groupId: one.groupId })
  }
  if (!told.size) return []
  const members = await tx.membership.findMany({
    where: {
      AND: [
        running(today(now)),
        { OR: [...told.values()].map(({ personId, groupId }) => ({ personId, groupId })) },
      ],
    },
    select: { personId: true, groupId: true },
  })
  const still = new Set(members.map(({ personId, groupId }) => `${personId} ${groupId}`))
  return [...told].filter(([key]) => still.has(key)).map(([, one]) => one)
}
