import 'server-only'
import type { Database } from '../../../core/db'
import { beyond } from '../../../core/wall'
import { type By, moveProblem, type Place, type Told } from '../../events/commands'
import { proveDiscussed, withdrawProof } from '../../proof/commands'

/** What the reporter alone decides holds as well where the problem was referred to. */
export function carryOver(...all: Parameters<typeof carry>): Promise<void> {
  return beyond(() => carry(...all))
}

async function carry(tx: Database, problem: Place, step: 'close' | 'reopen', by: By, told: Told) {
  const state = step === 'close' ? { not: 'closed' as const } : ('closed' as const)
  const linked = await tx.problem.findMany({
    where: { referred: { problemId: problem.id, state: 'accepted' }, state },
    orderBy: { id: 'asc' },
    select: { id: true, groupId: true },
  })
  for (const one of linked) {
    await moveProblem(tx, one, step, by, told)
    if (step === 'reopen') await withdrawProof(tx, one)
    else if (told.outcome === 'solved') await proveDiscussed(tx, one, 'problem_confirmed_solved', by)
  }
}
