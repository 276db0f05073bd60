import { bundlePdf } from '@/lib/documents/print/queries'
import { openGroup } from '../../../../open'
import type { Params } from '../open'
import { pdfResponse } from '../pdf'

/** All issued papers of the activity in one file. */
export async function GET(_: Request, { params }: { params: Promise<Params> }) {
  const { viewer } = await openGroup(params)
  return pdfResponse(await bundlePdf(viewer, (await params).meeting))
}
