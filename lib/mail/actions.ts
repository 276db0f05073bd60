'use server'
import { formAction } from '../forms/action'
import { retryMail, sendTest } from './commands'

export const again = formAction(retryMail, () => '/admin/mail?saved=again')
export const test = formAction(sendTest, () => '/admin/mail?saved=test')
