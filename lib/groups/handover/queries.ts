import 'server-only'
import { can } from '../../access/can'
import type { Viewer } from '../../access/viewer'
import { visible } from '../../access/visible'
import { running } from '../../core/day'
import { db } from '../../core/db'
import { today } from '../../core/time'
import { termRow } from '../officers/rules'
import type { OpenGroup } from '../queries'
import { boardsOf } from './rules'

const MOST = 400

/** Every board that a group had, the latest first, those to come among them. */
export async function listBoards(viewer: Viewer, groupId: string) {
  const terms = await db(viewer).officerTerm.findMany({
    where: { groupId, group: visible(viewer, 'group.read') },
    orderBy: [{ startedOn: 'desc' }, { id: 'asc' }],
    take: MOST,
    select: termRow,
    relationLoadStrategy: 'join',
  })
  return boardsOf(terms)
}

/** What the form of a handover needs: who can be named, the seats as they are, and a board that waits. Officers only. */
export async function readHandover(viewer: Viewer, group: OpenGroup, now: Date) {
  if (!can(viewer, 'group.manage', group.facts)) return null
  const day = today(now)
  const here = { groupId: group.id, group: visible(viewer, 'group.manage') }
  const [members, terms] = await Promise.all([
    db(viewer).membership.findMany({
      where: { AND: [here, running(day)] },
      orderBy: [{ person: { name: 'asc' } }, { id: 'asc' }],
      take: 500,
      select: {
        id: true,
        personId: true,
        person: { select: { name: true, school: { select: { name: true } } } },
      },
      relationLoadStrategy: 'join',
    }),
    db(viewer).officerTerm.findMany({
      where: { AND: [here, { OR: [{ endedOn: null }, { endedOn: { gte: day } }] }] },
      orderBy: [{ startedOn: 'asc' }, { id: 'asc' }],
      take: 60,
      select: { ...termRow, personId: true },
      relationLoadStrategy: 'join',
    }),
  ])
  const coming = terms.filter((one) => one.startedOn > day)
  return { members, seats: terms.filter((one) => one.startedOn <= day), coming }
}
