'use server'
import { formAction } from '../../forms/action'
import { type FormState, valuesOf } from '../../forms/state'
import { agendaPath } from '../paths'
import { linkProblem } from './commands'
import { addItem, changeItem, moveItem, removeItem } from './items/commands'
import { buttonOf } from './schema'

type Sent = Record<string, string | string[]>

// Without a mark in the address: with script a page is not read anew for one.
const back = (_: unknown, sent: Sent) => agendaPath(sent)
const button = (data: FormData) => buttonOf(valuesOf(data))

const move = formAction(moveItem, back, button)
const remove = formAction(removeItem, back, button)

/** The buttons of the list are one form: which was pressed says what is done with which item. */
export async function arrange(data: FormData): Promise<FormState> {
  return button(data).to === 'remove' ? remove(data) : move(data)
}
export const add = formAction(addItem, back)
export const change = formAction(changeItem, back)
export const propose = formAction(linkProblem, back)
