'use server'
import { AppError } from '../core/errors'
import { formAction } from '../forms/action'
import { type FormState, valuesOf } from '../forms/state'
import { linkProblem, recordAgenda } from './agenda/commands'
import { changeActivity, scheduleMeeting, stepActivity } from './commands'
import { keepDraft } from './drafts/commands'
import { listPath } from './paths'
import { recordAttendance } from './records/commands'
import { toldDiffered } from './records/queries'
import { attendanceOf, draftOf, planOf } from './schema'

type Sent = Record<string, string | string[]>

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
export async function schedule(data: FormData): Promise<FormState> {
  return data.get('as') === 'draft' ? keep(data) : scheduleNow(data)
}
export const change = formAction(changeActivity, back, (data) => planOf(valuesOf(data)))
export const step = formAction(stepActivity, back)
export const link = formAction(
  linkProblem,
  (_, sent) => `${group(sent)}/problems/${encodeURIComponent(String(sent.problemId))}`,
)
export const discuss = formAction(recordAgenda, back, (data) => agendaOf(valuesOf(data)))
/** Saves attendance, then refuses to go on where others marked somebody differently: both are told. */
async function recordTelling(...sent: Parameters<typeof recordAttendance>) {
  const { differed } = await recordAttendance(...sent)
  const said = (await toldDiffered(differed, sent[0].viewer)).join(' ')
  if (said) throw new AppError('conflict', { key: 'attendanceDiffers', values: { said } })
}

export const attend = formAction(
  recordTelling,
  (result, sent) => (sent.from === 'list' ? listPath(sent) : `${back(result, sent)}${dayOf(sent)}`),
  (data) => attendanceOf(valuesOf(data)),
)
