import { csvResponse } from '@/lib/export/csv'
import { openTable, type Props } from '../open'

/** The coverage page of a group as CSV. */
export async function GET(request: Request, props: Props) {
  return csvResponse((await openTable(request, props)).data)
}
