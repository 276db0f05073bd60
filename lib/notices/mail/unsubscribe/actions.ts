'use server'
import { stopAction } from '../../../mail/stop'
import { unsubscribe } from './commands'

export const endLetters = stopAction(unsubscribe, '/unsubscribe')
