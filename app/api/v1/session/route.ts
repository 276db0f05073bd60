import { endSession } from '@/lib/auth/sessions'
import { dropToken } from '@/lib/auth/token'
import { refusal, signedIn, told } from '@/lib/forms/json'

/** Signs out where it was asked for while there was no network. The cookie is of this site alone, so no other site can ask. */
export async function DELETE() {
  try {
    const viewer = await signedIn()
    await endSession(viewer.personId, viewer.sessionId, new Date())
    await dropToken()
    return told({ sanggar: true })
  } catch (error) {
    return refusal(error, { sanggar: true })
  }
}
