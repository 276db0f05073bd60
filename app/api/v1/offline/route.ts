import { refusal, signedIn, told } from '@/lib/forms/json'
import { pagesToKeep } from '@/lib/offline/queries'

/** The pages that a phone of this person keeps for when there is no network. */
export async function GET() {
  try {
    const viewer = await signedIn()
    return told({ sanggar: true, person: viewer.personId, pages: await pagesToKeep(viewer, new Date()) })
  } catch (error) {
    return refusal(error, { sanggar: true })
  }
}
