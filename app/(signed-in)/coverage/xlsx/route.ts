import { madeBy } from '@/components/coverage/made'
import { MOST_BEHIND } from '@/lib/core/replica'
import { regionData } from '@/lib/coverage/regions/export'
import { xlsxResponse } from '@/lib/export/xlsx'
import { saved } from '@/lib/forms/saved'
import { openRegion } from '../open'

/** The page of a region with its list as XLSX, and beside the table what it is about. */
export async function GET(request: Request) {
  const now = new Date()
  const { asking, words } = await openRegion(request, now, MOST_BEHIND)
  const made = madeBy(asking.viewer, words.locale, now)
  return saved(asking.viewer, async () => xlsxResponse(await regionData(asking, words, made, now)))
}
