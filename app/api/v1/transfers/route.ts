import { beginTransfer } from '@/lib/files/transfers/commands'
import { PART } from '@/lib/files/transfers/schema'
import { refusal, sentJson, signedIn, told } from '@/lib/forms/json'

/**
 * Begins to send a file in parts: `{ groupId, size, sha256 }`. Answers its `id`, the bytes of a `part`, and which parts
 * are there already (`have`), where the same person had begun with the same file.
 */
export async function POST(request: Request) {
  try {
    const viewer = await signedIn()
    const sent = await sentJson(request, 1000)
    return told({ ...(await beginTransfer({ viewer, now: new Date() }, sent as never)), part: PART })
  } catch (error) {
    return refusal(error)
  }
}
