'use server'
import { requireViewer } from '../../auth/current'
import { env } from '../../core/env'
import { formAction } from '../../forms/action'
import { answer } from '../../forms/answer'
import { telling } from '../../forms/posted'
import { type FormState, valuesOf } from '../../forms/state'
import { endGroupFeed, endOwnFeed, openGroupFeed, openOwnFeed } from './commands'

/** The address stands in the answer to this one form and is kept nowhere. */
function shownOnce({ token }: { token: string }): FormState {
  const address = new URL(`/feeds/${token}.ics`, env().NEXTAUTH_URL).href
  return { status: 'done', errors: {}, values: { address } }
}

export const openOwn = telling(async (data) => {
  const viewer = await requireViewer()
  try {
    return shownOnce(await openOwnFeed({ viewer, now: new Date() }))
  } catch (error) {
    return answer(error, valuesOf(data))
  }
})

export const openGroup = telling(async (data) => {
  const viewer = await requireViewer()
  const sent = valuesOf(data)
  try {
    return shownOnce(await openGroupFeed({ viewer, now: new Date() }, sent as never))
  } catch (error) {
    return answer(error, sent)
  }
})

export const endOwn = formAction(endOwnFeed, () => '/account?saved=feed')
export const endGroup = formAction(
  endGroupFeed,
  (_, sent) => `/groups/${encodeURIComponent(String(sent.group))}`,
)
