import { statementsPdf } from '@/lib/documents/print/queries'
import { openGroup } from '../../../../open'
import type { Params } from '../open'
import { pdfResponse } from '../pdf'

/** The statements of the activity that the viewer may see, in one file. */
export async function GET(_: Request, { params }: { params: Promise<Params> }) {
  const { viewer } = await openGroup(params)
  return pdfResponse(await statementsPdf(viewer, (await params).meeting))
}
