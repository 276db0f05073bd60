'use server'
import { headers } from 'next/headers'
import { redirect } from 'next/navigation'
import { answer } from '../forms/answer'
import { type FormState, valuesOf } from '../forms/state'
import { browserOf } from './browser'
import { requireViewer } from './current'
import { returnAddress } from './schema'
import { endAllSessions, endSession, openSession } from './sessions'
import { dropToken, putToken } from './token'

/** Signs in from a plain form. The password is never sent back. */
export async function signIn(_state: FormState, data: FormData): Promise<FormState> {
  const { password, ...kept } = valuesOf(data)
  const head = await headers()
  try {
    const session = await openSession(
      { ...kept, password },
      browserOf((name) => head.get(name)),
    )
    await putToken(session.id)
  } catch (error) {
    return answer(error, kept)
  }
  redirect(returnAddress(kept.next) ?? '/')
}

export async function signOut(): Promise<void> {
  const viewer = await requireViewer()
  await endSession(viewer.personId, viewer.sessionId, new Date())
  await dropToken()
  redirect('/sign-in?left=yes')
}

export async function signOutEverywhere(): Promise<void> {
  const viewer = await requireViewer()
  await endAllSessions(viewer.personId, new Date())
  await dropToken()
  redirect('/sign-in?left=yes')
}
