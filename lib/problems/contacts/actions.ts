'use server'
import { formAction } from '../../forms/action'
import { back } from '../paths'
import { logContact, thankFor } from './commands'

export const contact = formAction(logContact, back)
export const thank = formAction(thankFor, back)
