'use server'
import { formAction } from '../forms/action'
import {
  closeProblem,
  commentOnProblem,
  helpWithProblem,
  reopenProblem,
  reportProblem,
  takeUpProblem,
} from './commands'

type Sent = Record<string, string | string[]>

const group = (sent: Sent) => `/groups/${encodeURIComponent(String(sent.group))}/problems`
const back = (_: unknown, sent: Sent) => `${group(sent)}/${encodeURIComponent(String(sent.problemId))}`

export const report = formAction(reportProblem, ({ id }, sent) => `${group(sent)}/${id}`)
export const takeUp = formAction(takeUpProblem, back)
export const comment = formAction(commentOnProblem, back)
export const help = formAction(helpWithProblem, back)
export const close = formAction(closeProblem, back)
export const reopen = formAction(reopenProblem, back)
