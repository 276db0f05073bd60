import { issuedPdf } from '@/lib/documents/print/queries'
import { pdfResponse } from '../../../../../../../pdf'
import { openGroup } from '../../../../../open'
import type { Params } from '../../open'

/** One issued document, as it was printed. */
export async function GET(_: Request, { params }: { params: Promise<Params & { document: string }> }) {
  const { viewer } = await openGroup(params)
  const { meeting, document } = await params
  return pdfResponse(await issuedPdf(viewer, meeting, document))
}
