'use server'
import { redirect } from 'next/navigation'
import { browserOf } from '../../../auth/browser'
import { requestHead } from '../../../core/request'
import { answer } from '../../../forms/answer'
import { telling } from '../../../forms/posted'
import { valuesOf } from '../../../forms/state'
import { answerAsGuest } from './commands'

/** A guest's answer: nobody is signed in, the link in the form says who it is. */
export const sayAsGuest = telling(async (data) => {
  const sent = valuesOf(data)
  const token = String(sent.token ?? '').slice(0, 100)
  const head = await requestHead()
  try {
    await answerAsGuest(
      token,
      sent as never,
      browserOf((name) => head.get(name)),
    )
  } catch (error) {
    return answer(error, sent)
  }
  redirect(`/guests/${encodeURIComponent(token)}`)
})
