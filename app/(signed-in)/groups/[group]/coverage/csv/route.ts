import { exportWords } from '@/components/coverage/words'
import { schoolYearOf } from '@/lib/core/time'
import { coverageData } from '@/lib/coverage/export'
import { groupCoverage } from '@/lib/coverage/queries'
import { periodOf } from '@/lib/coverage/schema'
import { csvResponse } from '@/lib/export/csv'
import { openGroup } from '../../open'

/** The coverage page of a group as CSV: the same query, the same period. */
export async function GET(request: Request, { params }: { params: Promise<{ group: string }> }) {
  const { viewer, group } = await openGroup(params)
  const asked = Object.fromEntries(new URL(request.url).searchParams)
  const period = periodOf(asked, schoolYearOf(group.zone, new Date()))
  const rows = await groupCoverage(viewer, group.id, period)
  const words = await exportWords()
  return csvResponse(coverageData(group.slug, [{ name: group.name, rows }], period, words))
}
