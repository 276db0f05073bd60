import { requireViewer } from '@/lib/auth/current'
import { ownProofPdf } from '@/lib/documents/proof/queries'
import { pdfResponse } from '../../../pdf'

/** One's own statement, as it was printed. */
export async function GET(_: Request, { params }: { params: Promise<{ document: string }> }) {
  const viewer = await requireViewer()
  return pdfResponse(await ownProofPdf(viewer, (await params).document))
}
