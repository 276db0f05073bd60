'use server'
import { redirect } from 'next/navigation'
import { requestHead } from '../../core/request'
import { formAction } from '../../forms/action'
import { answer } from '../../forms/answer'
import { telling } from '../../forms/posted'
import { valuesOf } from '../../forms/state'
import { browserOf } from '../browser'
import { requireViewer } from '../current'
import { letIn } from '../entry'
import { returnAddress } from '../schema'
import { assertMayAdd, linkIdentity, unlinkIdentity } from './commands'
import { forgetAsked, keepAdding, whatIsAsked } from './entry'

/** Links the service to the account for its password, and lets its owner in. The password is never sent back. */
export const link = telling(async (data) => {
  const sent = valuesOf(data)
  const next = returnAddress(sent.next)
  const head = await requestHead()
  const browser = browserOf((name) => head.get(name))
  const asked = await whatIsAsked(browser.now)
  if (!asked) redirect('/sign-in?error=oidcFailed')
  let more = false
  try {
    more = await letIn(await linkIdentity(asked, sent as never, browser), browser)
    await forgetAsked()
  } catch (error) {
    return answer(error, {})
  }
  redirect(more ? `/sign-in/code${next ? `?next=${encodeURIComponent(next)}` : ''}` : (next ?? '/'))
})

/**
 * Makes way to a service that is to join one's own account, for the password. The way there is a link on the next
 * page: our policy lets no form lead elsewhere.
 */
export const begin = telling(async (data) => {
  const viewer = await requireViewer()
  const now = new Date()
  let service: string
  try {
    const found = await assertMayAdd({ viewer, now }, valuesOf(data) as never)
    await keepAdding(viewer.sessionId, found, now)
    service = found.id
  } catch (error) {
    return answer(error, {})
  }
  redirect(`/account?adding=${service}#services`)
})

export const unlink = formAction(unlinkIdentity, () => '/account?saved=unlinked')
