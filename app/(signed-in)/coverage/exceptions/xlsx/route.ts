import { xlsxResponse } from '@/lib/export/xlsx'
import { saved } from '@/lib/forms/saved'
import { openExceptions } from '../open'

/** The same as XLSX, with the rules beside it. */
export async function GET(request: Request) {
  const { viewer, data } = await openExceptions(request)
  return saved(viewer, () => xlsxResponse(data))
}
