'use server'
import { formAction } from '../forms/action'
import { filesOf, valuesOf } from '../forms/state'
import { intendUse, tellUse, withdrawUse } from './adoptions/commands'
import { closeCall, openCall } from './calls/commands'
import { acceptSession, declineSession, offerSession, scheduleSession } from './commands'
import { giveFeedback } from './feedback/commands'
import {
  addFile,
  addLink,
  describeMaterial,
  publishMaterial,
  removeMaterial,
  unpublishMaterial,
} from './materials/commands'
import { addPresenter, removePresenter } from './presenters/commands'
import { slotSession, takeOverAttendance } from './slots/commands'

type Sent = Record<string, string | string[]>

const sessions = (sent: Sent) => `/groups/${encodeURIComponent(String(sent.group))}/sharing`
const back = (_: unknown, sent: Sent) => `${sessions(sent)}/${encodeURIComponent(String(sent.activityId))}`

export const offer = formAction(offerSession, ({ id }, sent) => `${sessions(sent)}/${id}`)
export const accept = formAction(acceptSession, back)
export const decline = formAction(declineSession, back)
export const schedule = formAction(scheduleSession, back, (data) => ({
  ...valuesOf(data),
  nextDay: data.has('nextDay'),
}))
export const link = formAction(addLink, back)
export const upload = formAction(addFile, back, (data) => ({
  ...valuesOf(data),
  file: filesOf(data, 'file')[0],
}))
export const publish = formAction(publishMaterial, back)
export const unpublish = formAction(unpublishMaterial, back)
export const remove = formAction(removeMaterial, back)
export const describe = formAction(describeMaterial, back)
export const feedback = formAction(giveFeedback, back)
export const call = formAction(openCall, (_, sent) => sessions(sent))
export const endCall = formAction(closeCall, (_, sent) => sessions(sent))
export const present = formAction(addPresenter, back)
export const leave = formAction(removePresenter, back)
export const slot = formAction(slotSession, back)
export const takeOver = formAction(takeOverAttendance, back)
export const intend = formAction(intendUse, back)
export const use = formAction(tellUse, back)
export const withdraw = formAction(withdrawUse, back)
