import { TOLD_BEHIND } from '@/lib/core/replica'
import { regionPieces, regionTable } from '@/lib/coverage/regions/export'
import { longCsvResponse } from '@/lib/export/csv'
import { openRegion } from '../open'

/** The page of a region with its whole list as CSV, which has no place to say that its figures are old. */
export async function GET(request: Request) {
  const { asking, words } = await openRegion(request, new Date(), TOLD_BEHIND)
  return longCsvResponse({ ...regionTable(asking, words), pieces: regionPieces(asking, words) })
}
