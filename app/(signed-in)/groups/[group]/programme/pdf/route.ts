import { notFound } from 'next/navigation'
import { schoolYearOf } from '@/lib/core/time'
import { programmePdf } from '@/lib/documents/programme/print/queries'
import { download } from '@/lib/export/data'
import { saved } from '@/lib/forms/saved'
import { yearOf } from '@/lib/programme/schema'
import { openGroup } from '../../open'

/** The programme of a school year as it is signed; a draft until its adoption. */
export async function GET(request: Request, { params }: { params: Promise<{ group: string }> }) {
  const { viewer, group } = await openGroup(params)
  const now = new Date()
  const asked = Object.fromEntries(new URL(request.url).searchParams)
  const year = yearOf(asked, schoolYearOf(group.zone, now))
  return saved(viewer, async () => {
    const found = await programmePdf(viewer, group.id, year, now)
    if (!found) notFound()
    return new Response(found.body as BodyInit, { headers: download(found.name, 'application/pdf') })
  })
}
