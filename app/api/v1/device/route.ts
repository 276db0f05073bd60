import { refusal, sentJson, signedIn, told } from '@/lib/forms/json'
import { renewDevice } from '@/lib/push/commands'

const LARGEST = 4000

/** The service worker tells that its browser is to be told at another address. */
export async function PUT(request: Request) {
  try {
    const viewer = await signedIn()
    const sent = await sentJson(request, LARGEST)
    await renewDevice({ viewer, now: new Date() }, sent as never)
    return told({})
  } catch (error) {
    return refusal(error)
  }
}
