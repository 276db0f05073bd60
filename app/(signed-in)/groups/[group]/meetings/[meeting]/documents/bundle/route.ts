import { bundlePdf } from '@/lib/documents/print/queries'
import { pdfResponse } from '../../../../../../pdf'
import { openGroup } from '../../../../open'
import type { Params } from '../open'

/** All issued papers of the activity in one file. */
export async function GET(_: Request, { params }: { params: Promise<Params> }) {
  const { viewer } = await openGroup(params)
  return pdfResponse(await bundlePdf(viewer, (await params).meeting))
}
