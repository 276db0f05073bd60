import { notFound } from 'next/navigation'
import { requireViewer } from '@/lib/auth/current'
import { administers } from '@/lib/people/access'

/** The viewer, when they administer; for anybody else these pages are not there. */
export async function openAdministration() {
  const viewer = await requireViewer()
  if (!administers(viewer)) notFound()
  return viewer
}
