import 'server-only'
import type { Viewer } from '../access/viewer'
import { db } from '../core/db'
import { id } from '../core/input'
import { mailOn } from '../mail/settings'
import { pushOn } from '../push/settings'
import { readable } from './access'
import { usualHours } from './mail/rules'
import { wantedBy } from './rules'

const PAGE = 30

/** What a notice is shown with: the names of things as they are now. */
export const noticeRow = {
  id: true,
  kind: true,
  path: true,
  data: true,
  at: true,
  readAt: true,
  group: { select: { slug: true, name: true, zone: true } },
  activity: { select: { kind: true, title: true, place: true, link: true } },
  poll: { select: { title: true } },
  problem: { select: { situation: true } },
  // Of its problem the other group reads nothing yet.
  referral: { select: { group: { select: { name: true } } } },
} as const

/** The place in the list after which a page begins; null when it makes no sense. */
function placeOf(text: unknown) {
  const [, time, key] = String(text ?? '').match(/^(\d{1,15})_(.{36})$/) ?? []
  return time && id.safeParse(key).success ? { at: new Date(Number(time)), id: key as string } : null
}

/** A page of the viewer's own notices, the latest first; `next` is the cursor of the following page. */
export async function listNotices(viewer: Viewer, params: Record<string, unknown>) {
  const place = placeOf(params.after)
  const further = place ? { OR: [{ at: { lt: place.at } }, { at: place.at, id: { lt: place.id } }] } : {}
  const found = await db(viewer).notice.findMany({
    where: { AND: [further, readable(viewer)] },
    orderBy: [{ at: 'desc' }, { id: 'desc' }],
    take: PAGE + 1,
    select: noticeRow,
    relationLoadStrategy: 'join',
  })
  const notices = found.slice(0, PAGE)
  const last = found.length > PAGE ? notices.at(-1) : undefined
  return {
    notices,
    after: place ? String(params.after) : null,
    next: last && `${last.at.getTime()}_${last.id}`,
  }
}

/** The first few of a person's notices, unread ones first, to be selected with the person. */
export function newest(viewer: Viewer, take: number) {
  return {
    where: readable(viewer),
    orderBy: [{ readAt: { sort: 'desc' as const, nulls: 'first' as const } }, { at: 'desc' as const }],
    take,
    select: noticeRow,
  }
}

export type Notice = Awaited<ReturnType<typeof listNotices>>['notices'][number]

/** What the viewer chose: topics by channel, when letters may come, and whether they can come at all. */
export async function noticeChoices(viewer: Viewer) {
  const found = await db(viewer).person.findUnique({
    where: { id: viewer.personId },
    select: { email: true, noticeChoices: true, mailChoice: true },
    relationLoadStrategy: 'join',
  })
  const choices = found?.noticeChoices ?? []
  return {
    inApp: wantedBy('inApp', choices),
    email: wantedBy('email', choices),
    push: wantedBy('push', choices),
    hours: found?.mailChoice ?? usualHours(viewer.memberOf[0]?.zone),
    rings: pushOn(),
    letters: mailOn() ? (found?.email ? ('on' as const) : ('noAddress' as const)) : ('off' as const),
  }
}
