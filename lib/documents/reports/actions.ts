'use server'
import { formAction } from '../../forms/action'
import { saveReport } from './commands'

const part = (value: unknown) => encodeURIComponent(String(value))

export const save = formAction(
  saveReport,
  (_, sent) => `/groups/${part(sent.group)}/meetings/${part(sent.activityId)}/documents?saved=report`,
)
