import { draftPdf } from '@/lib/documents/print/queries'
import { draftKinds } from '@/lib/documents/schema'
import { pdfResponse } from '../../../../../../../pdf'
import { openGroup } from '../../../../../open'
import type { Params } from '../../open'

/** A draft, or the empty attendance sheet, to be looked at and printed. */
export async function GET(_: Request, { params }: { params: Promise<Params & { kind: string }> }) {
  const { viewer } = await openGroup(params)
  const { meeting, kind } = await params
  const known = draftKinds.find((one) => one === kind)
  return pdfResponse(known ? await draftPdf(viewer, meeting, known, new Date()) : null, 'inline')
}
