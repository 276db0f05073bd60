'use server'
import { formAction } from '../forms/action'
import { valuesOf } from '../forms/state'
import { answerRound, moveRound, openRound } from './commands'
import { STATEMENTS } from './schema'

type Sent = Record<string, string | string[]>

const round = ({ id }: { id: string }, sent: Sent) =>
  `/groups/${encodeURIComponent(String(sent.group))}/competence/${id}`

/** One field a statement: `steps.<number>`. */
function withSteps(data: FormData) {
  const values = valuesOf(data)
  const steps = Array.from({ length: STATEMENTS }, (_, i) => values[`steps.${i}`] ?? '')
  return { roundId: values.roundId, point: values.point, steps }
}

export const open = formAction(openRound, round)
export const answer = formAction(answerRound, (result, sent) => `${round(result, sent)}?saved=1`, withSteps)
export const move = formAction(moveRound, round)
