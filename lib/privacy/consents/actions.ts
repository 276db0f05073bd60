'use server'
import { formAction } from '../../forms/action'
import { giveConsent, withdrawConsent } from './commands'

export const give = formAction(giveConsent, () => '/account/data?saved=consent')
export const withdraw = formAction(withdrawConsent, () => '/account/data?saved=consent')
