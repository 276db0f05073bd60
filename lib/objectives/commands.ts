import 'server-only'
import type { Database } from '../core/db'
import { monthOf } from '../core/time'
import { inMask, maskOf, onSchedule, stagesOf } from './rules'
import type { ObjectiveCode, Stage } from './schema'

const counted = {
  kind: true,
  state: true,
  objective: true,
  supporting: true,
  groupId: true,
  startsAt: true,
  programmeItemId: true,
  countedStages: true,
  countedMonth: true,
  countedMain: true,
  countedSupport: true,
  group: { select: { zone: true } },
  materials: { where: { publishedAt: { not: null } }, select: { id: true } },
  evidence: { select: { kind: true } },
} as const

/**
/**
 * Makes changes of one activity wait for each other. To be called before anything is written below it,
 * so that two of them are counted one after the other. No key update: a row being written below the activity
 * points at it, and must not wait for it.
 */
export async function lockActivity(tx: Database, activityId: string): Promise<void> {
  await tx.$queryRaw`select 1 from activity where id = ${activityId}::uuid for no key update`
}

/**
 * Brings the coverage counters in line with one activity, in the transaction of whatever changed it,
 * and with the programme item that it came from.
 */
export async function recountActivity(tx: Database, activityId: string): Promise<void> {
  await lockActivity(tx, activityId)
  const one = await tx.activity.findUniqueOrThrow({ where: { id: activityId }, select: counted })
  const [presentCount, doneActionItems, trials, uses] = await Promise.all([
    tx.attendance.count({ where: { activityId, status: 'present' } }),
    tx.actionItem.count({ where: { activityId, doneAt: { not: null } } }),
    tx.problemEvent.count({ where: { activityId, kind: 'trial' } }),
    tx.adoption.count({ where: { activityId, usedAt: { not: null } } }),
  ])
  const evidenceKinds = one.evidence.map((evidence) => evidence.kind)
  const publishedMaterials = one.materials.length
  const told = { presentCount, doneActionItems, trials: trials + uses }
  const facts = { ...one, ...told, evidenceKinds, publishedMaterials }
  const reached = one.startsAt ? stagesOf(facts) : []
  const before = {
    month: one.countedMonth,
    main: one.countedMain,
    support: one.countedSupport,
    mask: one.countedStages,
  }
  const now = {
    month: one.startsAt && monthOf(one.group.zone, one.startsAt),
    main: one.objective,
    support: reached.includes('held') ? one.supporting : [],
    mask: maskOf(reached),
  }
  const changes: Change[] = []
  if (JSON.stringify(before) !== JSON.stringify(now)) {
    changes.push({ ...before, sign: -1 }, { ...now, sign: 1 })
    const { month: countedMonth, main: countedMain, support: countedSupport, mask: countedStages } = now
    const data = { countedMonth, countedMain, countedSupport, countedStages }
    await tx.activity.update({ where: { id: activityId }, data, select: { id: true } })
  }
  if (one.programmeItemId) changes.push(...(await itemChange(tx, one.programmeItemId, false)))
  await apply(tx, one.groupId, changes)
}

/**
 * Brings the counters in line with one programme item: planned while its programme is adopted
 * and no activity on the schedule came from it. `gone` takes it out, before a change or a removal.
 */
export async function recountItem(
  tx: Database,
  item: { id: string; groupId: string },
  gone = false,
): Promise<void> {
  await apply(tx, item.groupId, await itemChange(tx, item.id, gone))
}

async function itemChange(tx: Database, id: string, gone: boolean): Promise<Change[]> {
  // No key update: an activity being written points at the item, and must not wait for it.
  await tx.$queryRaw`select 1 from programme_item where id = ${id}::uuid for no key update`
  const item = await tx.programmeItem.findUniqueOrThrow({
    where: { id },
    select: {
      month: true,
      objective: true,
      counted: true,
      programme: { select: { adoptedAt: true } },
      activities: { where: { state: { in: [...onSchedule] } }, take: 1, select: { id: true } },
    },
  })
  const planned = !gone && item.programme.adoptedAt !== null && item.activities.length === 0
  if (planned === item.counted) return []
  await tx.programmeItem.update({ where: { id }, data: { counted: planned }, select: { id: true } })
  const { month, objective: main } = item
  return [{ month, main, support: [], mask: maskOf(['planned']), sign: planned ? 1 : -1 }]
}

type Change = {
  month: Date | null
  main: ObjectiveCode | null
  support: ObjectiveCode[]
  mask: number
  sign: 1 | -1
}
const columns = ['planned', 'held', 'documented', 'followedUp', 'evidenced', 'supporting'] as const
type Delta = Record<(typeof columns)[number], number>

function deltas(changes: Change[]) {
  const sums = new Map<string, Delta>()
  for (const { month, main, support, mask, sign } of changes) {
    if (!month || !main || mask === 0) continue
    for (const code of [main, ...support]) {
      const key = `${month.toISOString().slice(0, 10)} ${code}`
      const sum = sums.get(key) ?? {
        planned: 0,
        held: 0,
        documented: 0,
        followedUp: 0,
        evidenced: 0,
        supporting: 0,
      }
      for (const column of columns) {
        const adds = column === 'supporting' ? code !== main : code === main && inMask(mask, column as Stage)
        if (adds) sum[column] += sign
      }
      sums.set(key, sum)
    }
  }
  return [...sums].filter(([, sum]) => columns.some((column) => sum[column] !== 0))
}

/** Always in the order of month and letter, so that two transactions seldom wait for each other in a ring. */
async function apply(tx: Database, groupId: string, changes: Change[]) {
  const sorted = deltas(changes).sort(([a], [b]) => (a < b ? -1 : 1))
  for (const [key, sum] of sorted) {
    const [month, code] = key.split(' ')
    await tx.$executeRaw`insert into coverage_counter (group_id, month, objective)
      values (${groupId}::uuid, ${month}::date, ${code}::objective) on conflict do nothing`
    await tx.$executeRaw`update coverage_counter set
      planned = planned + ${sum.planned}::int, held = held + ${sum.held}::int,
      documented = documented + ${sum.documented}::int, followed_up = followed_up + ${sum.followedUp}::int,
      evidenced = evidenced + ${sum.evidenced}::int, supporting = supporting + ${sum.supporting}::int
      where group_id = ${groupId}::uuid and month = ${month}::date and objective = ${code}::objective`
  }
}
