'use server'
import { redirect } from 'next/navigation'
import { formAction } from '../../forms/action'
import { answer } from '../../forms/answer'
import { type FormState, valuesOf } from '../../forms/state'
import { orderReport, stopByLink, stopReport } from './commands'

export const order = formAction(orderReport, () => '/coverage/orders?saved=ordered')
export const stop = formAction(stopReport, () => '/coverage/orders?saved=stopped')

/** Ends an order from the page behind the link of its letter: nobody is signed in. */
export async function endReport(_state: FormState, data: FormData): Promise<FormState> {
  const sent = valuesOf(data)
  const token = String(sent.token ?? '').slice(0, 200)
  try {
    await stopByLink(token, new Date())
  } catch (error) {
    return answer(error, sent)
  }
  redirect(`/unsubscribe/report/${encodeURIComponent(token)}?done=1`)
}
