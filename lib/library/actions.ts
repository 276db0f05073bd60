'use server'
import { formAction } from '../forms/action'
import { shareEntry, takeBackEntry } from './commands'

type Sent = Record<string, string | string[]>

const back = (_: unknown, sent: Sent) => `/library/${encodeURIComponent(String(sent.entryId))}`

export const share = formAction(shareEntry, back)
export const takeBack = formAction(takeBackEntry, back)
