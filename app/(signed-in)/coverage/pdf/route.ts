import { MOST_BEHIND } from '@/lib/core/replica'
import { regionCoveragePdf } from '@/lib/documents/coverage/queries'
import { download } from '@/lib/export/data'
import { saved } from '@/lib/forms/saved'
import { openRegion } from '../open'

/** The page of a region in the office's form. */
export async function GET(request: Request) {
  const now = new Date()
  const { asking } = await openRegion(request, now, MOST_BEHIND)
  return saved(asking.viewer, async () => {
    const { name, body } = await regionCoveragePdf(asking, now)
    return new Response(body as BodyInit, { headers: download(name, 'application/pdf') })
  })
}
