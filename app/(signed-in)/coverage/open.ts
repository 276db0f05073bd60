import { notFound } from 'next/navigation'
import { requireViewer } from '@/lib/auth/current'
import { viewerOfSession } from '@/lib/auth/load'
import { schoolYearOf } from '@/lib/core/time'
import { coverageWords } from '@/lib/coverage/export'
import type { Asking } from '@/lib/coverage/regions/list/queries'
import { regionCoverage } from '@/lib/coverage/regions/queries'
import { regionAsked } from '@/lib/coverage/regions/schema'
import { periodOf } from '@/lib/coverage/schema'
import { localeOf } from '@/lib/i18n/locale'
import { getLocale } from '@/lib/i18n/words'

/**
 * What the page of a region shows to this viewer, to be saved: the whole list, whatever page of it was looked at. `most`:
 * by how many seconds its figures may be old.
 */
export async function openRegion(request: Request, now: Date, most: number) {
  const viewer = await requireViewer()
  const { after: _, ...params } = Object.fromEntries(new URL(request.url).searchParams)
  const period = periodOf(params, schoolYearOf('Asia/Jakarta', now))
  const asked = regionAsked.parse(params)
  const report = await regionCoverage(viewer, asked, period, most)
  if (!report) notFound()
  const again = () => viewerOfSession(viewer.sessionId, new Date())
  const asking: Asking = { viewer, again, report, asked, period }
  return { asking, words: coverageWords(localeOf(await getLocale())) }
}
