import 'server-only'
import { randomUUID } from 'node:crypto'
import type { z } from 'zod'
import { countGuess, guessing } from '../../../auth/limit'
import { enter } from '../../../core/audit'
import { command } from '../../../core/command'
import { system } from '../../../core/db'
import { AppError, notFound } from '../../../core/errors'
import { parse } from '../../../core/input'
import { lockActivity } from '../../../objectives/commands'
import { answerOpen } from '../../invitations/rules'
import { guestRecord } from '../commands'
import { guestByToken } from './access'
import { guestAnswerInput, linkInput } from './schema'

/** An officer withdraws the personal link of a guest, or makes a new one; the one before opens nothing any more. */
export const setGuestLink = command({
  name: 'guest.link',
  action: 'activity.manage',
  input: linkInput,
  record: guestRecord,
  run: async ({ tx, input, record, note }) => {
    const linkKey = input.link === 'renew' ? randomUUID() : null
    const { count } = await tx.guest.updateMany({ where: { id: record.id }, data: { linkKey } })
    if (!count) throw notFound()
    note({ subjectId: record.activityId, detail: { guestId: record.id, link: input.link } })
  },
})

/**
 * A guest says whether they will come; the last word before the meeting begins counts. The link is the permission.
 * Throws notFound for a wrong, withdrawn or expired one.
 */
export async function answerAsGuest(
  token: string,
  raw: z.input<typeof guestAnswerInput>,
  { address, now }: { address: string; now: Date },
): Promise<void> {
  const known = await guestByToken(system('entrance'), token, now)
  if (known === 'unknown') await guessing(address).miss()
  if (typeof known === 'string') throw notFound()
  await countGuess(`guest ${known.id}`)
  const input = parse(guestAnswerInput, raw)
  await system('entrance').$transaction(async (tx) => {
    await lockActivity(tx, known.activity.id)
    // As it is now: it may have been moved, or the link withdrawn, while one waited.
    const guest = await guestByToken(tx, token, now)
    if (typeof guest === 'string') throw notFound()
    const { id: subjectId, groupId, state, startsAt } = guest.activity
    if (!startsAt || !answerOpen(state, startsAt, now))
      throw new AppError('conflict', { key: state === 'scheduled' ? 'answerTooLate' : 'activityMoved' })
    const data = { ...input, forStart: startsAt, answeredAt: now }
    await tx.guest.update({ where: { id: guest.id }, data, select: { id: true } })
    const detail = { guestId: guest.id, answer: input.answer }
    await enter(tx, { at: now, command: 'guest.answer', groupId, subjectId, detail })
  })
}
