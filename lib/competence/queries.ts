import 'server-only'
import { can } from '../access/can'
import type { Viewer } from '../access/viewer'
import { visible } from '../access/visible'
import { db } from '../core/db'
import { pageOf } from '../core/paging'
import { cursor } from '../core/search'
import { meansOf, type Sums } from './rules'
import type { Point } from './schema'

const PAGE = 20
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

const line = { id: true, title: true, state: true, openedAt: true } as const

/** The viewer's own answers, and nobody else's. */
const ownAnswers = (viewer: Viewer) =>
  ({ where: { personId: viewer.personId }, select: { point: true, steps: true } }) as const

type Answer = { point: Point; steps: number[] }

/** One person's means at both points, where they answered. */
function pictureOf(answers: Answer[]) {
  const at = (point: Point) => answers.find((one) => one.point === point)
  const [start, end] = [at('start'), at('end')]
  return { start: start ? meansOf(start.steps) : null, end: end ? meansOf(end.steps) : null }
}

/** The rounds of a group, the latest first, 20 a page, and whether one is open. */
export async function listRounds(viewer: Viewer, groupId: string, params: Record<string, unknown>) {
  const after = cursor.parse(params.after ?? null)
  const found = await db(viewer).competenceRound.findMany({
    where: { groupId, group: visible(viewer, 'competence.read'), ...(after && { id: { lt: after } }) },
    orderBy: { id: 'desc' },
    take: PAGE + 1,
    select: line,
  })
  return { after, open: found.some((one) => one.state !== 'closed'), ...pageOf(found, PAGE) }
}

/** A round with the viewer's own answers and the means of the group; null when it is not for this viewer. */
export async function readRound(viewer: Viewer, groupId: string, id: string) {
  if (!UUID.test(id)) return null
  const found = await db(viewer).competenceRound.findFirst({
    where: { id, groupId, group: visible(viewer, 'competence.read') },
    select: {
      ...line,
      sums: true,
      group: { select: { regionCode: true } },
      activity: { select: { id: true, kind: true, title: true } },
      answers: ownAnswers(viewer),
    },
    relationLoadStrategy: 'join',
  })
  if (!found) return null
  const { sums, answers, group, ...round } = found
  const facts = { groupId, regionCode: group.regionCode }
  return {
    ...round,
    answers,
    own: pictureOf(answers),
    sums: sums as Sums | null,
    may: { answer: can(viewer, 'competence.answer', facts), manage: can(viewer, 'competence.manage', facts) },
  }
}

export type Round = NonNullable<Awaited<ReturnType<typeof readRound>>>

/** The rounds in which the viewer took part, in whatever group, the latest first; at most 20. */
export async function ownRounds(viewer: Viewer) {
  const found = await db(viewer).competenceRound.findMany({
    where: { answers: { some: { personId: viewer.personId } } },
    orderBy: { id: 'desc' },
    take: PAGE,
    select: { ...line, group: { select: { name: true, zone: true } }, answers: ownAnswers(viewer) },
    relationLoadStrategy: 'join',
  })
  return found.map(({ answers, ...round }) => ({ ...round, own: pictureOf(answers) }))
}
