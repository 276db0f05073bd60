'use server'
import { formAction } from '../../forms/action'
import { listPath, meetingPath } from '../paths'
import { addGuest, markGuests, mergeGuest, removeGuest } from './commands'
import { setGuestLink } from './link/commands'

type Sent = Record<string, string | string[]>

/** Back to the list of invitations or of attendance, whichever the form stood on. */
const back = (_: unknown, sent: Sent) =>
  sent.from === 'invitations' ? `${meetingPath(sent)}/invitations` : listPath(sent)

export const add = formAction(addGuest, back)
export const mark = formAction(markGuests, back)
export const remove = formAction(removeGuest, back)
export const relink = formAction(setGuestLink, back)
export const merge = formAction(mergeGuest, back)
