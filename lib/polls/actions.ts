'use server'
import { planOf } from '../activities/schema'
import { formAction } from '../forms/action'
import { valuesOf } from '../forms/state'
import { answerPoll, closePoll, openPoll, settlePoll } from './commands'
import { answersSent, pollSent } from './schema'

type Sent = Record<string, string | string[]>

const group = (sent: Sent) => `/groups/${encodeURIComponent(String(sent.group))}`
const back = (_: unknown, sent: Sent) => `${group(sent)}/polls/${encodeURIComponent(String(sent.pollId))}`

export const open = formAction(
  openPoll,
  ({ id }, sent) => `${group(sent)}/polls/${id}`,
  (data) => pollSent(valuesOf(data)),
)
export const answer = formAction(
  answerPoll,
  (result, sent) => `${back(result, sent)}?saved=1`,
  (data) => answersSent(valuesOf(data)),
)
export const close = formAction(closePoll, back)
export const settle = formAction(
  settlePoll,
  ({ id }, sent) => `${group(sent)}/meetings/${id}?scheduled=1`,
  (data) => planOf(valuesOf(data)),
)
