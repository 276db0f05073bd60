'use server'
import { formAction } from '../../forms/action'
import { toWaiting } from '../paths'
import { setPatience } from './commands'

export const patience = formAction(setPatience, toWaiting)
