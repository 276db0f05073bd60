import { notFound } from 'next/navigation'
import { requireViewer } from '@/lib/auth/current'
import { groupOf } from '@/lib/groups/queries'

/** The viewer and the group that a page's address names; a group that is not theirs to see is not found. */
export async function openGroup(params: Promise<{ group: string }>) {
  const viewer = await requireViewer()
  const group = await groupOf(viewer, (await params).group)
  if (!group) notFound()
  return { viewer, group }
}
