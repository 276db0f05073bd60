'use server'
import { redirect } from 'next/navigation'
import { browserOf } from '../../../auth/browser'
import { currentViewer, requireViewer } from '../../../auth/current'
import { letIn } from '../../../auth/entry'
import { putNote } from '../../../auth/note'
import { requestHead } from '../../../core/request'
import { answer } from '../../../forms/answer'
import { telling } from '../../../forms/posted'
import { type FormState, valuesOf } from '../../../forms/state'
import { accept, acceptAsNew } from '../letters/commands'
import { ASKED_MINUTES, ASKED_NOTE } from '../rules'
import { ask } from './commands'

const tokenOf = (sent: FormState['values']) => String(sent.token ?? '').slice(0, 100)

async function browser() {
  const head = await requestHead()
  return browserOf((name) => head.get(name))
}

/** Asks to join, with or without an account; this browser remembers what was asked. */
export const askToJoin = telling(async (data) => {
  const sent = valuesOf(data)
  const token = tokenOf(sent)
  const { address, now } = await browser()
  try {
    const viewer = await currentViewer()
    const { requestId } = await ask(token, sent as never, { viewer, address, now })
    await putNote(ASKED_NOTE, { text: requestId, at: now }, '/join', ASKED_MINUTES)
  } catch (error) {
    return answer(error, sent)
  }
  redirect(`/join/${encodeURIComponent(token)}`)
})

/** Accepts an invitation with the account that is signed in. */
export const acceptOwn = telling(async (data) => {
  const sent = valuesOf(data)
  const viewer = await requireViewer()
  let slug: string
  try {
    slug = (await accept(tokenOf(sent), viewer, new Date())).slug
  } catch (error) {
    return answer(error, sent)
  }
  redirect(`/groups/${slug}`)
})

/** Opens the account of the invited address, and signs its owner in. No password is ever sent back. */
export const acceptNew = telling(async (data) => {
  const sent = valuesOf(data)
  const by = await browser()
  let target: string
  try {
    const { shown, slug } = await acceptAsNew(tokenOf(sent), sent as never, by.now)
    target = (await letIn(shown, by)) ? '/sign-in/code' : `/groups/${slug}`
  } catch (error) {
    return answer(error, { token: sent.token ?? '', name: sent.name ?? '' })
  }
  redirect(target)
})
