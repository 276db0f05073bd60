'use server'
import { formAction } from '../../forms/action'
import { meetingPath } from '../paths'
import { answerInvitation } from './commands'

export const say = formAction(answerInvitation, (_, sent) => meetingPath(sent))
