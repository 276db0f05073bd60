import { attendanceData } from '@/lib/documents/export'
import { csvResponse } from '@/lib/export/csv'
import { xlsxResponse } from '@/lib/export/xlsx'
import { getTranslations } from '@/lib/i18n/words'
import { pdfResponse } from '../../../../../../../pdf'
import { openGroup } from '../../../../../open'
import type { Params } from '../../open'

/** The attendance list as a table. */
export async function GET(_: Request, { params }: { params: Promise<Params & { format: string }> }) {
  const { viewer } = await openGroup(params)
  const { meeting, format } = await params
  const t = await getTranslations('documents.export')
  const words = {
    number: t('number'),
    name: t('name'),
    school: t('school'),
    date: t('date'),
    status: t('status'),
  }
  const data = await attendanceData(viewer, meeting, words, new Date())
  if (data && format === 'xlsx') return xlsxResponse(data)
  return data && format === 'csv' ? csvResponse(data) : pdfResponse(null)
}
