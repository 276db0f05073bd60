import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { exportWords } from '@/components/coverage/words'
import { requireViewer } from '@/lib/auth/current'
import { schoolYearOf } from '@/lib/core/time'
import { coverageData } from '@/lib/coverage/export'
import { regionCoverage } from '@/lib/coverage/regions/queries'
import { regionAsked } from '@/lib/coverage/regions/schema'
import { periodOf } from '@/lib/coverage/schema'
import { csvResponse } from '@/lib/export/csv'

/** The region that the page shows, and below it the regions and the page of groups, as CSV. */
export async function GET(request: Request) {
  const viewer = await requireViewer()
  const params = Object.fromEntries(new URL(request.url).searchParams)
  const period = periodOf(params, schoolYearOf('Asia/Jakarta', new Date()))
  const report = await regionCoverage(viewer, regionAsked.parse(params), period)
  if (!report) notFound()
  const t = await getTranslations('regions')
  const words = { ...(await exportWords()), group: t('line') }
  const top = report.region?.name ?? t(viewer.isAdministrator ? 'nation' : 'mine')
  const lines = [{ name: top, rows: report.rows }, ...report.regions, ...report.groups]
  return csvResponse(coverageData(`sanggar-${report.region?.code ?? 'semua'}`, lines, period, words))
}
