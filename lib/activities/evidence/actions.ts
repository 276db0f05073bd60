'use server'
import { formAction } from '../../forms/action'
import { valuesOf } from '../../forms/state'
import { figuresOf } from '../../problems/results/schema'
import { addEvidence, addResult, removeEvidence } from './commands'

type Sent = Record<string, string | string[]>

const part = (name: string, sent: Sent) => encodeURIComponent(String(sent[name]))
const back = (_: unknown, sent: Sent) => `/groups/${part('group', sent)}/meetings/${part('activityId', sent)}`

export const add = formAction(addEvidence, back)
export const addFigures = formAction(addResult, back, (data) => {
  const values = valuesOf(data)
  return { ...values, figures: figuresOf(values) ?? {} }
})
export const remove = formAction(removeEvidence, back)
