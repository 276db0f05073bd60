'use server'
import { redirect } from 'next/navigation'
import { requestHead } from '../../core/request'
import { answer } from '../../forms/answer'
import { telling } from '../../forms/posted'
import { type FormState, valuesOf } from '../../forms/state'
import { browserOf } from '../browser'
import { requireViewer } from '../current'
import { askAddress, askReset, confirmAddress, resetByLink } from './commands'

/** Asks for a link: the same answer for every address. */
export const ask = telling(async (data) => {
  const sent = valuesOf(data)
  const head = await requestHead()
  try {
    await askReset(
      sent as never,
      browserOf((name) => head.get(name)),
    )
  } catch (error) {
    return answer(error, sent)
  }
  redirect('/reset?sent=1')
})

const tokenOf = (sent: FormState['values']) => String(sent.token ?? '').slice(0, 100)

/** Sets a new password behind a link. No password is ever sent back. */
export const setPassword = telling(async (data) => {
  const sent = valuesOf(data)
  try {
    await resetByLink(tokenOf(sent), sent as never, new Date())
  } catch (error) {
    return answer(error, {})
  }
  redirect('/sign-in?reset=1')
})

/** Takes a new address behind a link. */
export const takeAddress = telling(async (data) => {
  const token = tokenOf(valuesOf(data))
  try {
    await confirmAddress(token, new Date())
  } catch (error) {
    return answer(error, {})
  }
  redirect(`/reset/address/${encodeURIComponent(token)}?done=1`)
})

/** Asks to change one's address; the password is not sent back. */
export const changeAddress = telling(async (data) => {
  const viewer = await requireViewer()
  const sent = valuesOf(data)
  try {
    await askAddress({ viewer, now: new Date() }, sent as never)
  } catch (error) {
    return answer(error, { email: sent.email ?? '' })
  }
  redirect('/account?saved=address')
})
