'use server'
import { formAction } from '../../../forms/action'
import { commentOnException, noteVisit } from './commands'

type Sent = Record<string, string | string[]>
const part = (sent: Sent, name: string) => String(sent[name]).match(/^[\w-]{1,100}$/)?.[0] ?? '-'
const back = (_: unknown, sent: Sent) => `/groups/${part(sent, 'group')}/coverage/exceptions?saved=1`

export const comment = formAction(commentOnException, back)
export const visit = formAction(noteVisit, back)
