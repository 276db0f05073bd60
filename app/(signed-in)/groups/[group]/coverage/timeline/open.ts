import { madeBy } from '@/components/coverage/made'
import { coverageWords } from '@/lib/coverage/export'
import { timelineData } from '@/lib/coverage/timeline/export'
import { readTimeline } from '@/lib/coverage/timeline/queries'
import { localeOf } from '@/lib/i18n/locale'
import { getLocale } from '@/lib/i18n/words'
import { openCoverage, type Props } from '../open'

/** The timeline of a group as a table: the same query, the same period. */
export async function openTimeline(request: Request, props: Props) {
  const now = new Date()
  const { viewer, group, period } = await openCoverage(request, props, now)
  const words = coverageWords(localeOf(await getLocale()))
  const found = await readTimeline(viewer, group, period, now)
  const made = madeBy(viewer, words.locale, now, group.zone)
  return { viewer, data: timelineData(group, found, period, words, made) }
}
