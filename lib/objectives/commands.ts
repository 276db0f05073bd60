import 'server-only'
import type { Database } from '../core/db'
import { monthOf } from '../core/time'
import { stagesOf } from './rules'
import { type ObjectiveCode, type Stage, stages } from './schema'

const counted = {
  kind: true,
  state: true,
  objective: true,
  supporting: true,
  groupId: true,
  startsAt: true,
  countedStages: true,
  countedMonth: true,
  countedMain: true,
  countedSupport: true,
  group: { select: { zone: true } },
  materials: { where: { publishedAt: { not: null } }, select: { id: true } },
  evidence: { select: { kind: true } },
} as const

/**
 * Makes changes of one activity wait for each other. To be called before anything is written below it:
 * a row that points at the activity already locks it a little, and two such would wait for each other for ever.
 */
export async function lockActivity(tx: Database, activityId: string): Promise<void> {
  await tx.$queryRaw`select 1 from activity where id = ${activityId}::uuid for update`
}

/**
 * Brings the coverage counters in line with one activity, in the transaction of whatever changed it.
 * The activity's row is locked first, so that two changes at once are counted one after the other.
 */
export async function recountActivity(tx: Database, activityId: string): Promise<void> {
  await lockActivity(tx, activityId)
  const one = await tx.activity.findUniqueOrThrow({ where: { id: activityId }, select: counted })
  const [presentCount, doneActionItems, trials] = await Promise.all([
    tx.attendance.count({ where: { activityId, status: 'present' } }),
    tx.actionItem.count({ where: { activityId, doneAt: { not: null } } }),
    tx.problemEvent.count({ where: { activityId, kind: 'trial' } }),
  ])
  const evidenceKinds = one.evidence.map((evidence) => evidence.kind)
  const publishedMaterials = one.materials.length
  const facts = { ...one, presentCount, doneActionItems, trials, evidenceKinds, publishedMaterials }
  const reached = one.startsAt ? stagesOf(facts) : []
  const month = one.startsAt && monthOf(one.group.zone, one.startsAt)
  const before = {
    month: one.countedMonth,
    main: one.countedMain,
    support: one.countedSupport,
    mask: one.countedStages,
  }
  const held = reached.includes('held')
  const now = { month, main: one.objective, support: held ? one.supporting : [], mask: maskOf(reached) }
  if (same(before, now)) return
  await add(tx, one.groupId, before, -1)
  await add(tx, one.groupId, now, 1)
  await tx.activity.update({
    where: { id: activityId },
    data: {
      countedMonth: month,
      countedMain: now.main,
      countedSupport: now.support,
      countedStages: now.mask,
    },
    select: { id: true },
  })
}

type Share = { month: Date | null; main: ObjectiveCode | null; support: ObjectiveCode[]; mask: number }

function same(a: Share, b: Share) {
  return JSON.stringify(a) === JSON.stringify(b)
}

function maskOf(reached: Stage[]) {
  return reached.reduce((mask, stage) => mask | (1 << stages.indexOf(stage)), 0)
}

/** One bit a stage, as kept with an activity. */
export function inMask(mask: number, stage: Stage): boolean {
  return (mask & (1 << stages.indexOf(stage))) !== 0
}

async function add(tx: Database, groupId: string, share: Share, sign: 1 | -1) {
  if (!share.month || !share.main || share.mask === 0) return
  const by = (stage: Stage) => (inMask(share.mask, stage) ? sign : 0)
  // Always in the order of the letters: two transactions never wait for each other in a ring.
  for (const code of [share.main, ...share.support].sort()) {
    const main = code === share.main ? 1 : 0
    await tx.$executeRaw`insert into coverage_counter (group_id, month, objective)
      values (${groupId}::uuid, ${share.month}::date, ${code}::objective) on conflict do nothing`
    await tx.$executeRaw`update coverage_counter set
      planned = planned + ${main * by('planned')}::int, held = held + ${main * by('held')}::int,
      documented = documented + ${main * by('documented')}::int, followed_up = followed_up + ${main * by('followedUp')}::int,
      evidenced = evidenced + ${main * by('evidenced')}::int, supporting = supporting + ${main ? 0 : sign}::int
      where group_id = ${groupId}::uuid and month = ${share.month}::date and objective = ${code}::objective`
  }
}
