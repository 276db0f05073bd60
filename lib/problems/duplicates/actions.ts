'use server'
import { formAction } from '../../forms/action'
import { back } from '../paths'
import { mergeProblem, partProblem } from './commands'

export const merge = formAction(mergeProblem, back)
export const part = formAction(partProblem, back)
