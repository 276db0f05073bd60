'use server'
import { formAction } from '../forms/action'
import { addItem, adoptProgramme, changeItem, removeItem } from './commands'
import { copyItems } from './copies/commands'

const back = ({ schoolYear }: { schoolYear: number }, sent: Record<string, string | string[]>) =>
  `/groups/${encodeURIComponent(String(sent.group))}/programme?year=${schoolYear}`

export const add = formAction(addItem, back)
export const change = formAction(changeItem, back)
export const remove = formAction(removeItem, back)
export const adopt = formAction(adoptProgramme, back)
export const copy = formAction(
  copyItems,
  ({ count, there, ...year }, sent) => `${back(year, sent)}&added=${count}&there=${there}`,
)
