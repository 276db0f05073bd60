import 'server-only'
import { can } from '../../access/can'
import type { Viewer } from '../../access/viewer'
import { db, system } from '../../core/db'
import { env } from '../../core/env'
import { notFound } from '../../core/errors'
import { id } from '../../core/input'
import { keptOf } from '../../people/persons/access'
import type { OpenGroup } from '../queries'
import { linkSelect, whoCouldBe, withoutAccount } from './access'
import { joinIn, joinToken, letterOver, linkOver } from './rules'

const SHOWN = 50

/** The open link as officers see it. */
function shownLink(link: { id: string; places: number; expiresAt: Date; _count: { requests: number } }) {
  const token = joinToken('link', link.id, env().NEXTAUTH_SECRET)
  return { id: link.id, places: link.places, expiresAt: link.expiresAt, asked: link._count.requests, token }
}

const openAt = (now: Date) => ({
  where: { endedAt: null, expiresAt: { gt: now } },
  orderBy: { id: 'desc' as const },
  take: 1,
  select: linkSelect,
})

/** The link by which people may ask now; null when there is none. For officers, who print it. */
export async function openLinkOf(viewer: Viewer, group: Pick<OpenGroup, 'id' | 'facts'>, now: Date) {
  if (!can(viewer, 'group.manage', group.facts)) return null
  const { where, ...rest } = openAt(now)
  const [link] = await db(viewer).joinLink.findMany({ where: { groupId: group.id, ...where }, ...rest })
  return link ? shownLink(link) : null
}

/** Who wants to join, who is invited, and the open link. Throws notFound for who does not lead the group. */
export async function readJoining(viewer: Viewer, group: OpenGroup, now: Date) {
  if (!can(viewer, 'group.manage', group.facts)) throw notFound()
  const groupId = group.id
  const [here, waiting] = await Promise.all([
    db(viewer).group.findUniqueOrThrow({
      where: { id: groupId },
      select: {
        joinLinks: openAt(now),
        joinInvitations: {
          where: { usedAt: null, voidAt: null, expiresAt: { gt: now } },
          orderBy: { id: 'desc' },
          take: SHOWN,
          select: { id: true, email: true, name: true, expiresAt: true },
        },
      },
      relationLoadStrategy: 'join',
    }),
    db(viewer).joinRequest.findMany({
      where: { groupId, state: 'waiting' },
      orderBy: { id: 'asc' },
      take: SHOWN,
      select: { id: true, name: true, email: true, school: true, askedAt: true, personId: true },
    }),
  ])
  const known = waiting.some((one) => !one.personId)
    ? await withoutAccount(system('register'), groupId, now)
    : []
  const requests = waiting.map(({ personId, ...one }) => ({
    ...one,
    hasAccount: personId !== null,
    couldBe: personId ? [] : whoCouldBe(known, one.name),
  }))
  const [link] = here.joinLinks
  return { link: link ? shownLink(link) : null, requests, invited: here.joinInvitations }
}

const group = { select: { name: true, slug: true, region: { select: { name: true } } } } as const

async function byLink(key: string, viewer: Viewer | null, asked: string | null, now: Date) {
  const link = await system('entrance').joinLink.findUnique({
    where: { id: key },
    select: { ...linkSelect, group },
    relationLoadStrategy: 'join',
  })
  if (!link) return null
  const mine = viewer ? [{ personId: viewer.personId }] : []
  const noted = id.safeParse(asked).success ? [{ id: asked as string }] : []
  const found = [...mine, ...noted]
  const request = found.length
    ? await system('entrance').joinRequest.findFirst({
        where: { groupId: link.groupId, OR: found },
        orderBy: { id: 'desc' },
        select: { state: true },
      })
    : null
  const over = linkOver({ ...link, asked: link._count.requests }, now)
  const member = viewer?.memberOf.some((one) => one.id === link.groupId) ?? false
  return { what: 'link' as const, group: link.group, over, member, state: request?.state ?? null }
}

async function byLetter(key: string, viewer: Viewer | null, now: Date) {
  const letter = await system('entrance').joinInvitation.findUnique({
    where: { id: key },
    select: { email: true, name: true, expiresAt: true, usedAt: true, voidAt: true, groupId: true, group },
    relationLoadStrategy: 'join',
  })
  if (!letter) return null
  const person = await system('entrance').person.findUnique({
    where: { email: letter.email },
    select: { id: true, passwordHash: true, _count: { select: { identities: true } } },
  })
  const kept = person ? null : await keptOf(system('entrance'), letter.email)
  const hasAccount = Boolean(kept || person?.passwordHash || person?._count.identities)
  return {
    what: 'letter' as const,
    group: letter.group,
    over: letterOver(letter, now),
    name: letter.name,
    email: letter.email,
    hasAccount,
    other: viewer !== null && viewer.personId !== (person ?? kept)?.id,
    member: viewer?.memberOf.some((one) => one.id === letter.groupId) ?? false,
  }
}

/** What an address to join by opens for whoever looks at it; null for one that we never made. `asked` is a request noted in this browser. */
export async function readJoin(token: string, viewer: Viewer | null, asked: string | null, now: Date) {
  const found = joinIn(token, env().NEXTAUTH_SECRET)
  if (!found) return null
  return found.what === 'link' ? byLink(found.id, viewer, asked, now) : byLetter(found.id, viewer, now)
}
