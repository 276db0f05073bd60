'use server'
import { formAction } from '../../forms/action'
import { back } from '../paths'
import { answerAsk, askHelper, leaveHelp, volunteer } from './commands'

export const offer = formAction(volunteer, back)
export const ask = formAction(askHelper, back)
export const answer = formAction(answerAsk, back)
export const leave = formAction(leaveHelp, back)
