'use server'
import { redirect } from 'next/navigation'
import { requestHead } from '../core/request'
import { answer } from '../forms/answer'
import { telling } from '../forms/posted'
import { valuesOf } from '../forms/state'
import { browserOf } from './browser'
import { requireSession } from './current'
import { letIn } from './entry'
import { returnAddress } from './schema'
import { checkPassword, endAllSessions, endSession } from './sessions'
import { dropToken } from './token'

/** Signs in from a plain form. The password is never sent back. */
export const signIn = telling(async (data) => {
  const { password, ...kept } = valuesOf(data)
  const head = await requestHead()
  const browser = browserOf((name) => head.get(name))
  const next = returnAddress(kept.next)
  let asked = false
  try {
    asked = await letIn(await checkPassword({ ...kept, password }, browser), browser)
  } catch (error) {
    return answer(error, kept)
  }
  redirect(asked ? `/sign-in/code${next ? `?next=${encodeURIComponent(next)}` : ''}` : (next ?? '/'))
})

export async function signOut(): Promise<void> {
  const viewer = await requireSession()
  await endSession(viewer.personId, viewer.sessionId, new Date())
  await dropToken()
  redirect('/sign-in?out=1')
}

export async function signOutEverywhere(): Promise<void> {
  const viewer = await requireSession()
  await endAllSessions(viewer.personId, new Date())
  await dropToken()
  redirect('/sign-in?out=1')
}
