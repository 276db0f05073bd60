'use server'
import { formAction } from '../forms/action'
import { valuesOf } from '../forms/state'
import { scheduleMeeting, stepActivity } from './commands'
import { addActionItem, completeActionItem, recordAttendance, saveMinutes } from './records/commands'

type Sent = Record<string, string | string[]>

const meetings = (sent: Sent) => `/groups/${encodeURIComponent(String(sent.group))}/meetings`
const back = (_: unknown, sent: Sent) => `${meetings(sent)}/${encodeURIComponent(String(sent.activityId))}`

/** Rows come as one field a person: `status.<id>`. */
function attendanceOf(data: FormData) {
  const { activityId, ...fields } = valuesOf(data)
  const rows = Object.entries(fields)
    .filter(([name]) => name.startsWith('status.'))
    .map(([name, status]) => ({ personId: name.slice('status.'.length), status }))
  return { activityId, rows }
}

export const schedule = formAction(scheduleMeeting, ({ id }, sent) => `${meetings(sent)}/${id}`)
export const step = formAction(stepActivity, back)
export const attend = formAction(recordAttendance, back, attendanceOf)
export const minute = formAction(saveMinutes, back)
export const assign = formAction(addActionItem, back)
export const complete = formAction(completeActionItem, (result, sent) =>
  sent.activityId ? back(result, sent) : '/',
)
