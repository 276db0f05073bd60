import 'server-only'
import type { Database } from '../../../core/db'
import { env } from '../../../core/env'
import { fits, guestIn, linkOver, shownToGuests } from './rules'

const columns = {
  id: true,
  name: true,
  role: true,
  linkKey: true,
  answer: true,
  reason: true,
  forStart: true,
  activity: {
    select: {
      id: true,
      groupId: true,
      kind: true,
      title: true,
      state: true,
      mode: true,
      place: true,
      link: true,
      startsAt: true,
      endsAt: true,
      sequence: true,
      sequencedAt: true,
      createdAt: true,
      group: { select: { slug: true, name: true, zone: true } },
      days: { orderBy: { startsAt: 'asc' }, select: { startsAt: true, endsAt: true } },
      agenda: { orderBy: { position: 'asc' }, select: { title: true, problemId: true } },
    },
  },
} as const

/** The guest behind a link, whose holder needs no account; `unknown` and `over` tell nothing of the meeting. */
export async function guestByToken(tx: Database, token: string, now: Date) {
  const id = guestIn(token)
  const found =
    id && (await tx.guest.findUnique({ where: { id }, select: columns, relationLoadStrategy: 'join' }))
  if (!found) return 'unknown'
  const { linkKey, ...guest } = found
  if (!linkKey || !fits(token, { id: found.id, linkKey }, env().NEXTAUTH_SECRET)) return 'unknown'
  if (!shownToGuests(found.activity.state)) return 'unknown'
  return linkOver(found.activity, now) ? 'over' : guest
}
