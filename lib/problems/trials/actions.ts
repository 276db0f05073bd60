'use server'
import { formAction } from '../../forms/action'
import { valuesOf } from '../../forms/state'
import { figuresOf } from '../results/schema'
import { changeTrial, logTrial, withdrawTrial } from './commands'

type Sent = Record<string, string | string[]>

const part = (sent: Sent, name: string) => encodeURIComponent(String(sent[name]))
const problem = (sent: Sent) => `/groups/${part(sent, 'group')}/problems/${part(sent, 'problemId')}`

/** With a sentence at the top when a pupil may be named. */
const told = ({ id, hint }: { id: string; hint: boolean }, sent: Sent) =>
  hint ? `${problem(sent)}?named=${id}` : problem(sent)

function withFigures(data: FormData) {
  const values = valuesOf(data)
  return { ...values, figures: figuresOf(values) }
}

export const log = formAction(logTrial, told, withFigures)
export const change = formAction(changeTrial, told, withFigures)
export const withdraw = formAction(withdrawTrial, (_, sent) => problem(sent))
