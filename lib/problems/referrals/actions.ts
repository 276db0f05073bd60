'use server'
import { formAction } from '../../forms/action'
import { back, toMade, toWaiting } from '../paths'
import { acceptReferral, declineReferral } from './answers/commands'
import { consentToReferral, proposeReferral, refuseReferral, withdrawReferral } from './commands'

export const propose = formAction(proposeReferral, back)
export const consent = formAction(consentToReferral, back)
export const refuse = formAction(refuseReferral, back)
export const withdraw = formAction(withdrawReferral, back)
export const accept = formAction(acceptReferral, toMade)
export const decline = formAction(declineReferral, toWaiting)
