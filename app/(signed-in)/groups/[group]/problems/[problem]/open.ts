import { notFound } from 'next/navigation'
import { openedProblem } from '@/lib/problems/readings/queries'
import { openGroup } from '../../open'

/** The problem that a page's address names, in its group; one that is not the viewer's to see is not found. */
export async function openProblem(params: Promise<{ group: string; problem: string }>) {
  const { viewer, group } = await openGroup(params)
  const problem = await openedProblem(viewer, (await params).problem, new Date())
  if (!problem || problem.groupId !== group.id) notFound()
  return { viewer, group, problem }
}
