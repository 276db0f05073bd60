import { exportWords } from '@/components/coverage/words'
import { requireViewer } from '@/lib/auth/current'
import { schoolYearOf } from '@/lib/core/time'
import { coverageData } from '@/lib/coverage/export'
import { coverageMatrix } from '@/lib/coverage/queries'
import { matrixFilter, periodOf } from '@/lib/coverage/schema'
import { csvResponse } from '@/lib/export/csv'

/** The page of the matrix that the supervisor looks at, as CSV. */
export async function GET(request: Request) {
  const viewer = await requireViewer()
  const asked = Object.fromEntries(new URL(request.url).searchParams)
  const period = periodOf(asked, schoolYearOf('Asia/Jakarta', new Date()))
  const { groups } = await coverageMatrix(viewer, period, matrixFilter.parse(asked))
  return csvResponse(coverageData('sanggar', groups, period, await exportWords()))
}
