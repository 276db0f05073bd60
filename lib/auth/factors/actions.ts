'use server'
import { redirect } from 'next/navigation'
import type { Context } from '../../core/command'
import { parse } from '../../core/input'
import { requestHead } from '../../core/request'
import { answer } from '../../forms/answer'
import { telling } from '../../forms/posted'
import { type FormState, idle, valuesOf } from '../../forms/state'
import { browserOf } from '../browser'
import { requireSession } from '../current'
import { letInStrong, whoIsAsked } from '../entry'
import { returnAddress } from '../schema'
import { beginFactor, confirmFactor, endFactor, renewRecovery, takeCode } from './commands'
import { codeInput } from './schema'

/** The second step of signing in. */
export const enterCode = telling(async (data) => {
  const sent = valuesOf(data)
  const head = await requestHead()
  const browser = browserOf((name) => head.get(name))
  const personId = await whoIsAsked(browser.now)
  if (!personId) redirect('/sign-in')
  try {
    await takeCode(personId, parse(codeInput, sent).code, browser.now)
    await letInStrong(personId, browser)
  } catch (error) {
    return answer(error, sent)
  }
  redirect(returnAddress(sent.next) ?? '/')
})

/** One's own second factor has forms of its own: an administrator who must set one up is no viewer yet. */
async function own(data: FormData, work: (context: Context, sent: never) => Promise<string[] | undefined>) {
  const viewer = await requireSession()
  const { old: _, ...kept } = valuesOf(data)
  try {
    const codes = await work({ viewer, now: new Date() }, valuesOf(data) as never)
    return codes && ({ status: 'done', errors: {}, values: { codes } } satisfies FormState)
  } catch (error) {
    return answer(error, kept)
  }
}

export const begin = telling(async (data) => {
  return (
    (await own(data, async (context, sent) => void (await beginFactor(context, sent)))) ??
    redirect('/account/factor')
  )
})

export const end = telling(async (data) => {
  return (
    (await own(data, async (context, sent) => void (await endFactor(context, sent)))) ??
    redirect('/account/factor?saved=ended')
  )
})

/** The codes for paper stand in the answer to this one form and are kept nowhere. */
export const confirm = telling(async (data) => {
  return (await own(data, confirmFactor)) ?? idle
})

export const renew = telling(async (data) => {
  return (await own(data, renewRecovery)) ?? idle
})
