'use server'
import { redirect } from 'next/navigation'
import { answer } from '../../../forms/answer'
import { type FormState, valuesOf } from '../../../forms/state'
import { unsubscribe } from './commands'

/** Ends letters from the page behind a link: nobody is signed in. */
export async function endLetters(_state: FormState, data: FormData): Promise<FormState> {
  const sent = valuesOf(data)
  const token = String(sent.token ?? '').slice(0, 200)
  try {
    await unsubscribe(token, new Date())
  } catch (error) {
    return answer(error, sent)
  }
  redirect(`/unsubscribe/${encodeURIComponent(token)}?done=1`)
}
