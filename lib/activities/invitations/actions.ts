'use server'
import { formAction } from '../../forms/action'
import { groupPath, meetingPath } from '../paths'
import { answerInvitation, chooseInvitees, setReminder } from './commands'

export const say = formAction(answerInvitation, (_, sent) => meetingPath(sent))
export const invite = formAction(chooseInvitees, (_, sent) => `${meetingPath(sent)}/invitations?saved=1`)
export const remind = formAction(setReminder, (_, sent) => `${groupPath(sent)}/calendar?saved=1`)
