import { xlsxResponse } from '@/lib/export/xlsx'
import { saved } from '@/lib/forms/saved'
import type { Props } from '../../open'
import { openTimeline } from '../open'

/** The timeline of a group as XLSX. */
export async function GET(request: Request, props: Props) {
  const { viewer, data } = await openTimeline(request, props)
  return saved(viewer, () => xlsxResponse(data))
}
