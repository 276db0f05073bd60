import { madeBy } from '@/components/coverage/made'
import { schoolYearOf } from '@/lib/core/time'
import { coverageWords, groupData } from '@/lib/coverage/export'
import { groupFigures } from '@/lib/coverage/figures/queries'
import { periodOf } from '@/lib/coverage/schema'
import { localeOf } from '@/lib/i18n/locale'
import { getLocale } from '@/lib/i18n/words'
import { openGroup } from '../open'

export type Props = { params: Promise<{ group: string }> }

/** The period that a group's page asks for, and the group. */
export async function openCoverage(request: Request, { params }: Props, now: Date) {
  const { viewer, group } = await openGroup(params)
  const asked = Object.fromEntries(new URL(request.url).searchParams)
  return { viewer, group, period: periodOf(asked, schoolYearOf(group.zone, now)) }
}

/** The coverage page of a group as a table: the same query, the same period. */
export async function openTable(request: Request, props: Props) {
  const now = new Date()
  const { viewer, group, period } = await openCoverage(request, props, now)
  const words = coverageWords(localeOf(await getLocale()))
  const found = await groupFigures(viewer, group, period)
  const data = groupData(group, found, period, words, madeBy(viewer, words.locale, now, group.zone))
  return { viewer, group, now, words, data }
}
