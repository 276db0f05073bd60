import { notFound } from 'next/navigation'
import { groupCoveragePdf } from '@/lib/documents/coverage/queries'
import { download } from '@/lib/export/data'
import { saved } from '@/lib/forms/saved'
import { openCoverage, type Props } from '../open'

/** The coverage page of a group in the office's form. */
export async function GET(request: Request, props: Props) {
  const now = new Date()
  const { viewer, group, period } = await openCoverage(request, props, now)
  return saved(viewer, async () => {
    const found = await groupCoveragePdf(viewer, group, period, now)
    if (!found) notFound()
    return new Response(found.body as BodyInit, { headers: download(found.name, 'application/pdf') })
  })
}
