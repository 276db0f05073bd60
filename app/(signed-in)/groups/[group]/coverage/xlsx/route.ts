import { xlsxResponse } from '@/lib/export/xlsx'
import { openTable, type Props } from '../open'

/** The coverage page of a group as XLSX. */
export async function GET(request: Request, props: Props) {
  return xlsxResponse(await openTable(request, props))
}
