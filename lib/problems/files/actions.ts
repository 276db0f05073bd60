'use server'
import { formAction } from '../../forms/action'
import { filesOf, valuesOf } from '../../forms/state'
import { back } from '../paths'
import { attachFile, detachFile } from './commands'

export const attach = formAction(attachFile, back, (data) => ({
  ...valuesOf(data),
  file: filesOf(data, 'file')[0],
}))
export const detach = formAction(detachFile, back)
