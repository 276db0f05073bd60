import 'server-only'
import { can } from '../../access/can'
import type { Viewer } from '../../access/viewer'
import { visible } from '../../access/visible'
import { running } from '../../core/day'
import { db } from '../../core/db'
import { env } from '../../core/env'
import { today } from '../../core/time'
import { isHidden } from '../agenda/rules'
import { guestToken } from '../guests/link/rules'
import { isOpenToGroup } from '../rules'
import { among, answerOpen, choiceOpen, issuedLetter, letterOf, sortAnswers } from './rules'

const guest = {
  orderBy: { id: 'asc' },
  select: {
    id: true,
    name: true,
    institution: true,
    role: true,
    linkKey: true,
    answer: true,
    reason: true,
    forStart: true,
    presence: { select: { dayId: true } },
  },
} as const

/** Who was invited, who answered what and who did not, with what the text to share says; for officers. */
export async function readInvitations(viewer: Viewer, activityId: string, now: Date) {
  if (!/^[0-9a-f-]{36}$/i.test(activityId)) return null
  const found = await db(viewer).activity.findFirst({
    where: { AND: [{ id: activityId }, visible(viewer, 'activity.manage')] },
    select: {
      id: true,
      groupId: true,
      kind: true,
      title: true,
      state: true,
      startsAt: true,
      place: true,
      link: true,
      mode: true,
      letterNumber: true,
      letterOn: true,
      ...issuedLetter,
      days: { orderBy: { startsAt: 'asc' }, select: { id: true, startsAt: true, endsAt: true } },
      agenda: {
        orderBy: { position: 'asc' },
        select: { title: true, problemId: true, problem: { select: { visibility: true } } },
      },
      answers: { select: { personId: true, answer: true, reason: true, forStart: true } },
      guests: guest,
      invitees: { select: { personId: true } },
      group: {
        select: {
          slug: true,
          name: true,
          zone: true,
          memberships: {
            where: running(today(now)),
            orderBy: [{ person: { name: 'asc' } }, { id: 'asc' }],
            select: { person: { select: { id: true, name: true, school: { select: { name: true } } } } },
          },
        },
      },
    },
    relationLoadStrategy: 'join',
  })
  if (!found) return null
  const { answers, agenda, group, guests, invitees, ...rest } = found
  const { memberships, ...named } = group
  const everybody = memberships.map((one) => one.person)
  const members = among(everybody, invitees)
  const open = answerOpen(found.state, found.startsAt, now)
  return {
    ...rest,
    group: named,
    everybody,
    invitees,
    choosing: choiceOpen(found.state),
    guests: guests.map(({ linkKey, forStart, answer, reason, ...one }) => ({
      ...one,
      said:
        forStart && forStart.getTime() === found.startsAt?.getTime() && answer ? { answer, reason } : null,
      token: linkKey && open ? guestToken({ id: one.id, linkKey }, env().NEXTAUTH_SECRET) : null,
      linked: linkKey !== null,
    })),
    members: members.length,
    letter: letterOf(found),
    // The words of a problem for officers do not go to a chat group.
    agenda: agenda.map((item) => (isHidden(item) ? null : item.title)),
    ...sortAnswers(members, answers, found.startsAt),
  }
}

/**
 * What stands around the attendance of an activity: the viewer's own answer, guests, corrections;
 * for officers also what the others answered, and with a day `membersOn` who was a member then. Null when it is not theirs to see.
 */
export async function readPresence(
  viewer: Viewer,
  activityId: string,
  now: Date,
  membersOn: Date | null = null,
) {
  const found = await db(viewer).activity.findFirst({
    where: { AND: [{ id: activityId }, visible(viewer, 'activity.read')] },
    select: {
      id: true,
      groupId: true,
      state: true,
      startsAt: true,
      group: {
        select: {
          regionCode: true,
          memberships: {
            where: membersOn ? running(today(membersOn)) : { id: { in: [] } },
            orderBy: [{ person: { name: 'asc' } }, { id: 'asc' }],
            select: { person: { select: { id: true, name: true } } },
          },
        },
      },
      guests: {
        orderBy: { id: 'asc' },
        select: {
          id: true,
          name: true,
          institution: true,
          role: true,
          presence: { select: { dayId: true } },
        },
      },
      invitees: { select: { personId: true } },
      answers: { select: { personId: true, answer: true, reason: true, forStart: true } },
      days: {
        orderBy: { startsAt: 'asc' },
        select: {
          id: true,
          startsAt: true,
          endsAt: true,
          checkInByHand: true,
          checkInHandAt: true,
          corrections: {
            orderBy: { id: 'asc' },
            select: {
              id: true,
              from: true,
              fromLate: true,
              to: true,
              toLate: true,
              reason: true,
              at: true,
              person: { select: { name: true } },
              by: { select: { name: true } },
            },
          },
        },
      },
    },
    relationLoadStrategy: 'join',
  })
  if (!found) return null
  const { answers, group, ...rest } = found
  const shared = isOpenToGroup(found.state)
  const facts = { groupId: found.groupId, regionCode: group.regionCode, shared }
  const standing = answers.filter((one) => one.forStart.getTime() === found.startsAt?.getTime())
  const may = {
    manage: can(viewer, 'activity.manage', facts),
    checkIn: can(viewer, 'activity.checkIn', facts),
  }
  const { personId } = viewer
  const invited = !rest.invitees.length || rest.invitees.some((one) => one.personId === personId)
  return {
    ...rest,
    invited,
    mine: standing.find((one) => one.personId === viewer.personId) ?? null,
    said: may.manage ? standing : [],
    members: may.manage ? group.memberships.map((one) => one.person) : [],
    answering: may.checkIn && invited && answerOpen(found.state, found.startsAt, now),
    may,
  }
}

export type Presence = NonNullable<Awaited<ReturnType<typeof readPresence>>>
