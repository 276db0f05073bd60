import { notFound } from 'next/navigation'
import { openedProblem } from '@/lib/problems/readings/queries'
import { openGroup } from '../../../open'

/** The viewer, the group and the problem that an address names; what is not theirs to see is not found. */
export async function openProblem(params: Promise<{ group: string; problem: string }>) {
  const { viewer, group } = await openGroup(params)
  const problem = await openedProblem(viewer, (await params).problem, new Date())
  if (!problem || problem.groupId !== group.id) notFound()
  return { viewer, group, problem, here: `/groups/${group.slug}/problems/${problem.id}` }
}
