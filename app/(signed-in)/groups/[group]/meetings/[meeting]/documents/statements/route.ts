import { statementsPdf } from '@/lib/documents/print/queries'
import { pdfResponse } from '../../../../../../pdf'
import { openGroup } from '../../../../open'
import type { Params } from '../open'

/** The statements of the activity that the viewer may see, in one file. */
export async function GET(_: Request, { params }: { params: Promise<Params> }) {
  const { viewer } = await openGroup(params)
  return pdfResponse(await statementsPdf(viewer, (await params).meeting))
}
