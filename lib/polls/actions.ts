'use server'
import { redirect } from 'next/navigation'
import { planOf } from '../activities/schema'
import { formAction } from '../forms/action'
import { type FormState, valuesOf } from '../forms/state'
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
const save = formAction(
  answerPoll,
  (result, sent) => `${back(result, sent)}?saved=1`,
  (data) => answersSent(valuesOf(data)),
)
/** A closed poll shows no form any more that could say so: its page does. */
export async function answer(data: FormData): Promise<FormState> {
  const said = await save(data)
  if (said.status === 'conflict') redirect(`${back(null, valuesOf(data))}?late=1`)
  return said
}
export const close = formAction(closePoll, back)
export const settle = formAction(
  settlePoll,
  ({ id }, sent) => `${group(sent)}/meetings/${id}?scheduled=1`,
  (data) => planOf(valuesOf(data)),
)
