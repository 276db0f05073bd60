import 'server-only'
import type { Viewer } from '../../access/viewer'
import { db } from '../../core/db'
import { gather } from '../papers/queries'
import { draftOf } from './rules'

/** The report of an activity as it was kept, or a first draft; null when it is not this viewer's to write. */
export async function readReport(viewer: Viewer, activityId: string, now: Date) {
  if (!/^[0-9a-f-]{36}$/i.test(activityId)) return null
  const found = await gather(db(viewer), viewer, activityId, now)
  if (!found) return null
  const { version, ...texts } = found.report ?? { version: 0, ...draftOf(found) }
  const issued = found.documents.some((one) => one.kind === 'report')
  return { title: found.title, groupId: found.groupId, version, texts, issued }
}
