import 'server-only'
import { guessing } from '../../../auth/limit'
import { system } from '../../../core/db'
import { AppError } from '../../../core/errors'
import { answerOpen } from '../../invitations/rules'
import { guestByToken } from './access'

/**
 * What a guest sees of the meeting behind a personal link: when, where, what about; no problem, no other person.
 * Wrong links are counted by address; a right one is never turned away for the guesses of others.
 */
export async function readGuestInvitation(token: string, address: string, now: Date) {
  const found = await guestByToken(system('entrance'), token, now)
  if (found === 'over') return found
  if (found === 'unknown') {
    try {
      await guessing(address).miss()
      return found
    } catch (error) {
      if (error instanceof AppError && error.code === 'limited') return 'limited'
      throw error
    }
  }
  const { answer, reason, forStart, activity, ...guest } = found
  const { agenda, ...meeting } = activity
  const stands = answer && forStart?.getTime() === activity.startsAt?.getTime()
  return {
    ...guest,
    ...meeting,
    activityId: meeting.id,
    mine: stands ? { answer, reason } : null,
    answering: answerOpen(activity.state, activity.startsAt, now),
    agenda: agenda.map((item) => (item.problemId ? null : item.title)),
  }
}

export type GuestInvitation = Exclude<Awaited<ReturnType<typeof readGuestInvitation>>, string>
