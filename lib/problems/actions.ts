'use server'
import { formAction } from '../forms/action'
import { archiveProblem } from './archive/commands'
import { closeProblem, commentOnProblem, helpWithProblem, reopenProblem, takeUpProblem } from './commands'
import { back } from './paths'

export const takeUp = formAction(takeUpProblem, back)
export const comment = formAction(commentOnProblem, back)
export const help = formAction(helpWithProblem, back)
export const close = formAction(closeProblem, back)
export const archive = formAction(archiveProblem, back)
export const reopen = formAction(reopenProblem, back)
