'use server'
import { formAction } from '../../forms/action'
import { meetingPath } from '../paths'
import { addActionItem, changeActionItem, completeActionItem, withdrawActionItem } from './commands'

type Sent = Record<string, string | string[]>

/** To the page that the form stood on. */
const back = (_: unknown, sent: Sent) => {
  if (!sent.activityId) return '/'
  return sent.from === 'minutes' ? `${meetingPath(sent)}/minutes` : meetingPath(sent)
}

export const assign = formAction(addActionItem, back)
export const complete = formAction(completeActionItem, back)
export const change = formAction(changeActionItem, back)
export const withdraw = formAction(withdrawActionItem, back)
