import { withExceptions } from '@/lib/coverage/exceptions/export'
import { groupExceptions } from '@/lib/coverage/exceptions/queries'
import { xlsxResponse } from '@/lib/export/xlsx'
import { openTable, type Props } from '../open'

/** The coverage page of a group as XLSX; what stands out has a sheet of its own for whom the page shows it. */
export async function GET(request: Request, props: Props) {
  const { viewer, group, now, words, data } = await openTable(request, props)
  const standing = await groupExceptions(viewer, group, now)
  return xlsxResponse(standing ? withExceptions(data, standing.exceptions, words) : data)
}
