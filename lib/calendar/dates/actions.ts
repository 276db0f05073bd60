'use server'
import { formAction } from '../../forms/action'
import { addDate, removeDate } from './commands'

type Sent = Record<string, string | string[]>
const back = (_: unknown, sent: Sent) => `/groups/${encodeURIComponent(String(sent.group))}/calendar`

export const add = formAction(addDate, back)
export const remove = formAction(removeDate, back)
