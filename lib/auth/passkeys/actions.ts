'use server'
import { redirect } from 'next/navigation'
import { requestHead } from '../../core/request'
import { answer } from '../../forms/answer'
import { telling } from '../../forms/posted'
import { valuesOf } from '../../forms/state'
import { browserOf } from '../browser'
import { requireSession } from '../current'
import { letInStrong } from '../entry'
import { returnAddress } from '../schema'
import { addPasskey, removePasskey, takePasskey } from './commands'

/** Signs in by a key alone. */
export const enter = telling(async (data) => {
  const { answer: sent = '', ...kept } = valuesOf(data)
  const head = await requestHead()
  const browser = browserOf((name) => head.get(name))
  try {
    await letInStrong(await takePasskey({ answer: String(sent) }, browser.now), browser)
  } catch (error) {
    return answer(error, kept)
  }
  redirect(returnAddress(kept.next) ?? '/')
})

/** Adds a key; where it is the first second factor, the codes for paper stand in the answer and are kept nowhere. */
export const add = telling(async (data) => {
  const viewer = await requireSession()
  const sent = valuesOf(data)
  let codes: string[] = []
  try {
    codes = await addPasskey({ viewer, now: new Date() }, sent as never)
  } catch (error) {
    return answer(error, { name: sent.name ?? '' })
  }
  if (codes.length) return { status: 'done', errors: {}, values: { codes } }
  redirect('/account/factor?saved=key')
})

export const remove = telling(async (data) => {
  const viewer = await requireSession()
  const sent = valuesOf(data)
  try {
    await removePasskey({ viewer, now: new Date() }, sent as never)
  } catch (error) {
    return answer(error, {})
  }
  redirect('/account/factor?saved=removed')
})
