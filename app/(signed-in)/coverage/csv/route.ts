import { regionPieces, regionTable } from '@/lib/coverage/regions/export'
import { longCsvResponse } from '@/lib/export/csv'
import { openRegion } from '../open'

/** The page of a region with its whole list as CSV. */
export async function GET(request: Request) {
  const { asking, words } = await openRegion(request, new Date())
  return longCsvResponse({ ...regionTable(asking, words), pieces: regionPieces(asking, words) })
}
