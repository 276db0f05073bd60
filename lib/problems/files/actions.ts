'use server'
import { formAction } from '../../forms/action'
import { valuesOf } from '../../forms/state'
import { back } from '../paths'
import { attachFile, detachFile } from './commands'

export const attach = formAction(attachFile, back, (data) => ({ ...valuesOf(data), file: data.get('file') }))
export const detach = formAction(detachFile, back)
