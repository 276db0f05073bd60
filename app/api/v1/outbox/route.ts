import { parse } from '@/lib/core/input'
import { refusal, sentJson, signedIn, told } from '@/lib/forms/json'
import { assertVersion, receive } from '@/lib/offline/commands'
import { VERSION } from '@/lib/offline/rules'
import { messageInput } from '@/lib/offline/schema'

/** Minutes with the texts that they began from, however they are encoded. */
const LARGEST = 800_000

/** Takes one deed that waited on a phone. Each answer names the deed, so that no portal's page counts for one. */
export async function POST(request: Request) {
  const ours: { sanggar: number; item?: unknown } = { sanggar: VERSION }
  try {
    const sent = await sentJson(request, LARGEST)
    ours.item = sent.item
    const viewer = await signedIn()
    assertVersion(sent.v)
    const now = new Date()
    return told({
      ...ours,
      at: now.getTime(),
      ...(await receive(viewer, now, parse(messageInput, sent as never))),
    })
  } catch (error) {
    return refusal(error, ours)
  }
}
