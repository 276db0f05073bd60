'use server'
import { formAction } from '../../forms/action'
import { stopAction } from '../../mail/stop'
import { orderReport, stopByLink, stopReport } from './commands'

export const order = formAction(orderReport, () => '/coverage/orders?saved=ordered')
export const stop = formAction(stopReport, () => '/coverage/orders?saved=stopped')
export const endReport = stopAction(stopByLink, '/unsubscribe/report')
