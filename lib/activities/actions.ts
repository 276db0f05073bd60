'use server'
import { formAction } from '../forms/action'
import { type FormState, valuesOf } from '../forms/state'
import { linkProblem, recordAgenda } from './agenda/commands'
import { changeActivity, scheduleMeeting, stepActivity } from './commands'
import { keepDraft } from './drafts/commands'
import { listPath } from './paths'
import { recordAttendance } from './records/commands'
import { draftOf, planOf } from './schema'

type Sent = Record<string, string | string[]>

/**
 * One field a person (`status.<id>`, `late.<id>`), sent only where it differs from what the form showed (`was.<id>`):
 * who checked in meanwhile is not overwritten. `rest` says what becomes of those whom nobody marked.
 */
function attendanceOf(values: Sent) {
  const { activityId, dayId } = values
  const rows = [values.member ?? []].flat().flatMap((personId) => {
    const status = values[`status.${personId}`]
    const late = values[`late.${personId}`] !== undefined
    const was = values[`was.${personId}`]
    if (status) return was === `${status}${late ? ' late' : ''}` ? [] : [{ personId, status, late }]
    return values.rest ? [{ personId, status: values.rest, late, unlessMarked: true }] : []
  })
  return { activityId, dayId, rows }
}

/** One field an agenda item: `outcome.<id>`. */
function agendaOf(values: Sent) {
  const items = Object.entries(values)
    .filter(([name]) => name.startsWith('outcome.'))
    .map(([name, outcome]) => ({ id: name.slice('outcome.'.length), outcome }))
  return { activityId: values.activityId, items }
}

const group = (sent: Sent) => `/groups/${encodeURIComponent(String(sent.group))}`
const back = (_: unknown, sent: Sent) =>
  `${group(sent)}/meetings/${encodeURIComponent(String(sent.activityId))}`
const dayOf = (sent: Sent) => (sent.dayId ? `?day=${encodeURIComponent(String(sent.dayId))}` : '')

const scheduleNow = formAction(
  scheduleMeeting,
  ({ id }, sent) => `${group(sent)}/meetings/${id}?scheduled=1`,
  (data) => planOf(valuesOf(data)),
)
const keep = formAction(
  keepDraft,
  ({ id }, sent) => `${group(sent)}/meetings/${id}`,
  (data) => draftOf(valuesOf(data)),
)

/** One form with two buttons: scheduled, or kept as a draft. */
export async function schedule(state: FormState, data: FormData): Promise<FormState> {
  return data.get('as') === 'draft' ? keep(state, data) : scheduleNow(state, data)
}
export const change = formAction(changeActivity, back, (data) => planOf(valuesOf(data)))
export const step = formAction(stepActivity, back)
export const link = formAction(
  linkProblem,
  (_, sent) => `${group(sent)}/problems/${encodeURIComponent(String(sent.problemId))}`,
)
export const discuss = formAction(recordAgenda, back, (data) => agendaOf(valuesOf(data)))
export const attend = formAction(
  recordAttendance,
  (result, sent) => (sent.from === 'list' ? listPath(sent) : `${back(result, sent)}${dayOf(sent)}`),
  (data) => attendanceOf(valuesOf(data)),
)
