import 'server-only'
import type { Viewer } from '../../access/viewer'
import { visible } from '../../access/visible'
import { db } from '../../core/db'
import { pageOf } from '../../core/paging'
import { monthsOf, type Period } from '../../coverage/rules'
import { inMask, masksWith } from '../../objectives/rules'
import { type ObjectiveCode, type Stage, stages } from '../../objectives/schema'

type Asked = {
  period: Period
  objective?: ObjectiveCode | undefined
  stage?: Stage | undefined
  limit: number
}

/** The activities behind the figures of a group, in the order in which they were made; nothing of any person. */
export async function countedActivities(
  viewer: Viewer,
  groupId: string,
  asked: Asked,
  last: { id: string } | null,
) {
  const { from, to } = monthsOf(asked.period)
  const counted = {
    countedMonth: { gte: from, lte: to },
    countedStages: asked.stage ? { in: masksWith(asked.stage) } : { gt: 0 },
    ...(asked.objective && { countedMain: asked.objective }),
  }
  const behind = last ? { id: { gt: last.id } } : {}
  const found = await db(viewer).activity.findMany({
    where: { AND: [{ groupId, ...counted }, behind, visible(viewer, 'activity.read')] },
    orderBy: { id: 'asc' },
    take: asked.limit + 1,
    select: {
      id: true,
      kind: true,
      title: true,
      state: true,
      objective: true,
      supporting: true,
      startsAt: true,
      endsAt: true,
      countedStages: true,
      countedMonth: true,
      countedJp: true,
      countedPeople: true,
    },
  })
  const { rows, next } = pageOf(found, asked.limit)
  const activities = rows.map(
    ({ startsAt, endsAt, countedStages, countedMonth, countedJp, countedPeople, ...plain }) => ({
      ...plain,
      startsAt: startsAt?.toISOString() ?? null,
      endsAt: endsAt?.toISOString() ?? null,
      month: countedMonth?.toISOString().slice(0, 7),
      stages: stages.filter((stage) => inMask(countedStages, stage)),
      jp: countedJp,
      people: countedPeople,
    }),
  )
  return { activities, next: next ? { id: next } : null }
}
