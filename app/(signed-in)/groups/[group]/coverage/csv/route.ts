import { exportWords, figureWords } from '@/components/coverage/words'
import { schoolYearOf } from '@/lib/core/time'
import { groupData } from '@/lib/coverage/export'
import { groupFigures } from '@/lib/coverage/figures/queries'
import { periodOf } from '@/lib/coverage/schema'
import { csvResponse } from '@/lib/export/csv'
import { openGroup } from '../../open'

/** The coverage page of a group as CSV: the same query, the same period. */
export async function GET(request: Request, { params }: { params: Promise<{ group: string }> }) {
  const { viewer, group } = await openGroup(params)
  const asked = Object.fromEntries(new URL(request.url).searchParams)
  const period = periodOf(asked, schoolYearOf(group.zone, new Date()))
  const found = await groupFigures(viewer, group, period)
  const words = { ...(await exportWords()), ...(await figureWords()) }
  return csvResponse(groupData(group, found, period, words))
}
