'use server'
import { formAction } from '../forms/action'
import { valuesOf } from '../forms/state'
import { chooseNotices, chooseOutside, readAllNotices, readNotice } from './commands'

type Sent = Record<string, string | string[]>

/** Back to the list on which the form stood. */
const list = (_: unknown, sent: Sent) => (sent.from === 'home' ? '/' : '/notices')

export const open = formAction(readNotice, ({ to }) => to)
export const mark = formAction(readNotice, list)
export const markAll = formAction(readAllNotices, list)
export const choose = formAction(
  chooseNotices,
  () => '/account?saved=notices',
  (data) => ({ wanted: valuesOf(data).wanted }),
)

export const chooseWays = formAction(
  chooseOutside,
  () => '/account?saved=notices',
  (data) => {
    const sent = valuesOf(data)
    return { ...sent, wanted: sent.wanted, mailed: sent.mailed, rung: sent.rung }
  },
)
