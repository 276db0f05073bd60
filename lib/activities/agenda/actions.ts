'use server'
import { formAction } from '../../forms/action'
import { type FormState, valuesOf } from '../../forms/state'
import { agendaPath } from '../paths'
import { linkProblem } from './commands'
import { addItem, changeItem, moveItem, removeItem } from './items/commands'
import { buttonOf } from './schema'

type Sent = Record<string, string | string[]>

/** Back to the list, at the item that was moved or changed. */
const atItem = (itemId: unknown, sent: Sent) => `${agendaPath(sent)}#item-${itemId}`
const button = (data: FormData) => buttonOf(valuesOf(data))
const pressed = (_: unknown, sent: Sent) => atItem(buttonOf(sent).itemId, sent)

const move = formAction(moveItem, pressed, button)
const remove = formAction(removeItem, (_, sent) => agendaPath(sent), button)

/** The buttons of the list are one form: which was pressed says what is done with which item. */
export async function arrange(state: FormState, data: FormData): Promise<FormState> {
  return button(data).to === 'remove' ? remove(state, data) : move(state, data)
}
export const add = formAction(addItem, (_, sent) => `${agendaPath(sent)}#add`)
export const change = formAction(changeItem, (_, sent) => atItem(sent.itemId, sent))
export const propose = formAction(linkProblem, (_, sent) => agendaPath(sent))
