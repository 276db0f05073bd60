import { csvResponse } from '@/lib/export/csv'
import { openExceptions } from '../open'

/** What stands out in the groups that somebody looks after, as CSV. */
export async function GET(request: Request) {
  return csvResponse((await openExceptions(request)).data)
}
