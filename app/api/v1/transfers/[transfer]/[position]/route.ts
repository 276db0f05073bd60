import { putPart } from '@/lib/files/transfers/commands'
import { PART } from '@/lib/files/transfers/schema'
import { assertSent, refusal, signedIn, told } from '@/lib/forms/json'

type Props = { params: Promise<{ transfer: string; position: string }> }

/** Brings one part of a file, counted from 0; the same part brought again takes its place. */
export async function PUT(request: Request, { params }: Props) {
  const { transfer: transferId, position } = await params
  try {
    const viewer = await signedIn()
    assertSent(request, 'application/octet-stream', PART)
    const bytes = new Uint8Array(await request.arrayBuffer())
    return told(await putPart({ viewer, now: new Date() }, { transferId, position, bytes }))
  } catch (error) {
    return refusal(error)
  }
}
