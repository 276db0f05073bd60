'use server'
import { formAction } from '../../forms/action'
import { approve, decline, endLink, openLink } from './commands'
import { invite, withdraw } from './letters/commands'

const back =
  (saved: string) =>
  ({ slug }: { slug: string }) =>
    `/groups/${slug}/members/joining?saved=${saved}`

export const open = formAction(openLink, back('link'))
export const end = formAction(endLink, back('ended'))
export const letIn = formAction(approve, back('approved'))
export const turnAway = formAction(decline, back('declined'))
export const send = formAction(invite, back('invited'))
export const takeBack = formAction(withdraw, back('withdrawn'))
