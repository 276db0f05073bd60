'use server'
import { formAction } from '../../forms/action'
import { valuesOf } from '../../forms/state'
import { planOf } from '../schema'
import { cancelSeries, changeSeries, scheduleSeries } from './commands'
import { ruleSent } from './schema'

type Sent = Record<string, string | string[]>

const meetings = (sent: Sent) => `/groups/${encodeURIComponent(String(sent.group))}/meetings`
const back = (_: unknown, sent: Sent) => `${meetings(sent)}/${encodeURIComponent(String(sent.activityId))}`

export const schedule = formAction(
  scheduleSeries,
  ({ id }, sent) => `${meetings(sent)}/series/${id}`,
  (data) => {
    const values = valuesOf(data)
    return { ...values, rule: ruleSent(values) }
  },
)
export const change = formAction(
  changeSeries,
  (result, sent) => `${back(result, sent)}?scheduled=1`,
  (data) => planOf(valuesOf(data)),
)
export const cancel = formAction(cancelSeries, back)
