import { notFound } from 'next/navigation'
import { documentsOf } from '@/lib/documents/queries'
import { openGroup } from '../../../open'

export type Params = { group: string; meeting: string }

/** The viewer, the group and the documents of the activity that an address names; not found when they do not fit. */
export async function openDocuments(params: Promise<Params>) {
  const { viewer, group } = await openGroup(params)
  const documents = await documentsOf(viewer, (await params).meeting, new Date())
  if (!documents || documents.groupId !== group.id) notFound()
  return { viewer, group, documents }
}
