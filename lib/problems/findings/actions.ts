'use server'
import { formAction } from '../../forms/action'
import { back } from '../paths'
import { addFinding, hideName, removeFinding } from './commands'

export const add = formAction(addFinding, back)
export const remove = formAction(removeFinding, back)
export const hide = formAction(hideName, back)
