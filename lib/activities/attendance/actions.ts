'use server'
import { formAction } from '../../forms/action'
import { listPath } from '../paths'
import { correctAttendance } from './commands'

export const correct = formAction(correctAttendance, (_, sent) => listPath(sent))
