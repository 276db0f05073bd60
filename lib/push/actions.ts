'use server'
import { formAction } from '../forms/action'
import { addDevice, removeDevice } from './commands'

export const add = formAction(addDevice, () => '/account?saved=device#notices')
export const remove = formAction(removeDevice, () => '/account?saved=deviceGone#notices')
