import 'server-only'
import type { Database } from '../core/db'
import { notFound } from '../core/errors'
import { plannedOnce } from '../core/plans'
import { monthOf } from '../core/time'
import { inMask, maskOf, onSchedule, type StageFacts, stagesOf } from './rules'
import type { ObjectiveCode, Stage } from './schema'

/** What one activity has in the counters: under which month, letters and sums. */
type Counted = {
  month: Date | null
  main: ObjectiveCode | null
  support: ObjectiveCode[]
  mask: number
  jp: number
  people: number
}

type Facts = StageFacts & {
  supporting: ObjectiveCode[]
  groupId: string
  zone: string
  startsAt: Date | null
  lasts: number
  programmeItemId: string | null
}

/** The activities that a transaction has locked. */
const locked = new WeakMap<Database, Set<string>>()

/**
 * Makes changes of one activity wait for each other, and answers its state of that moment; undefined when there is none.
 * To be called before anything is written below it, so that two of them are counted one after the other. No key update:
 * a row being written below the activity points at it, and must not wait for it.
 */
export async function lockActivity(tx: Database, activityId: string): Promise<string | undefined> {
  const [found] = await tx.$queryRaw<{ state: string }[]>`${plannedOnce}
    select state from activity where id = ${activityId}::uuid for no key update`
  locked.set(tx, (locked.get(tx) ?? new Set()).add(activityId))
  return found?.state
}

/** One activity as the counters know it and as it is now, in one statement. */
async function readActivity(tx: Database, activityId: string): Promise<Facts & Counted> {
  // By the group as well: so the index finds what is below it however many rows there are.
  const [found] = await tx.$queryRaw<(Facts & Counted)[]>`${plannedOnce}
    select a.kind, a.state, a.objective, a.supporting::text[] as supporting, a.group_id as "groupId", g.zone,
      a.starts_at as "startsAt", coalesce(a.jp, 0) as lasts, a.programme_item_id as "programmeItemId",
      a.counted_month as month, a.counted_main as main, a.counted_support::text[] as support, a.counted_stages as mask,
      a.counted_jp as jp, a.counted_people as people,
      (select count(distinct person_id)::int from attendance
        where group_id = a.group_id and activity_id = a.id and status = 'hadir') as "presentCount",
      (select count(*)::int from action_item
        where group_id = a.group_id and activity_id = a.id and done_at is not null) as "doneActionItems",
      (select count(*)::int from trial where activity_id = a.id and withdrawn_at is null)
        + (select count(*)::int from adoption where activity_id = a.id and used_at is not null) as trials,
      (select count(*)::int from material
        where group_id = a.group_id and activity_id = a.id and published_at is not null) as "publishedMaterials",
      array(select kind::text from evidence where group_id = a.group_id and activity_id = a.id) as "evidenceKinds"
    from activity a join "group" g on g.id = a.group_id where a.id = ${activityId}::uuid`
  if (!found) throw notFound()
  return found
}

/**
 * Brings the coverage counters in line with one activity, in the transaction of whatever changed it,
 * and with the programme item that it came from.
 */
export async function recountActivity(tx: Database, activityId: string): Promise<void> {
  if (!locked.get(tx)?.has(activityId)) await lockActivity(tx, activityId)
  const one = await readActivity(tx, activityId)
  const { month, main, support, mask, jp, people } = one
  const before: Counted = { month, main, support, mask, jp, people }
  const reached = one.startsAt ? stagesOf(one) : []
  const held = reached.includes('held')
  const now: Counted = {
    month: one.startsAt && monthOf(one.zone, one.startsAt),
    main: one.objective,
    support: held ? one.supporting : [],
    mask: maskOf(reached),
    jp: held ? one.lasts : 0,
    people: held ? one.presentCount : 0,
  }
  const changes: Change[] = []
  if (JSON.stringify(before) !== JSON.stringify(now)) {
    changes.push({ ...before, sign: -1 }, { ...now, sign: 1 })
    await tx.$executeRaw`${plannedOnce}
      update activity set counted_month = ${now.month}::date, counted_main = ${now.main}::objective,
        counted_support = ${now.support}::objective[], counted_stages = ${now.mask}::int, counted_jp = ${now.jp}::int,
        counted_people = ${now.people}::int where id = ${activityId}::uuid`
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
  const locked = await tx.$queryRaw<
    object[]
  >`select 1 from programme_item where id = ${id}::uuid for no key update`
  // Somebody else deleted it while this waited.
  if (!locked.length) throw notFound()
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

/**
 * Brings the counters in line with one problem: reported in the month of its report, and solved there
 * once its reporter says so. Called by whatever reports, closes, reopens, merges, parts or retags a problem.
 */
export async function recountProblem(tx: Database, id: string): Promise<void> {
  await tx.$queryRaw`select 1 from problem where id = ${id}::uuid for no key update`
  const one = await tx.problem.findUniqueOrThrow({
    where: { id },
    select: {
      groupId: true,
      objective: true,
      outcome: true,
      state: true,
      mergedId: true,
      createdAt: true,
      countedMonth: true,
      countedMain: true,
      countedSolved: true,
      group: { select: { zone: true } },
    },
  })
  const before = { month: one.countedMonth, main: one.countedMain, solved: one.countedSolved }
  // The month stays the one that was counted, also when the group moves to another zone.
  const month = one.countedMonth ?? monthOf(one.group.zone, one.createdAt)
  // A draft is not reported yet, and of problems that tell the same one counts.
  const counts = one.state !== 'draft' && one.mergedId === null
  const now = counts
    ? { month, main: one.objective, solved: one.outcome === 'solved' }
    : { month: null, main: null, solved: false }
  if (JSON.stringify(before) === JSON.stringify(now)) return
  const data = { countedMonth: now.month, countedMain: now.main, countedSolved: now.solved }
  await tx.problem.update({ where: { id }, data, select: { id: true } })
  const counted = (told: typeof before, sign: 1 | -1): Change => ({
    ...{ month: told.month, main: told.main, sign, support: [], mask: 0 },
    reported: 1,
    solved: told.solved ? 1 : 0,
  })
  await apply(tx, one.groupId, [counted(before, -1), counted(now, 1)])
}

const sums = ['jp', 'people', 'reported', 'solved'] as const
type Change = {
  month: Date | null
  main: ObjectiveCode | null
  support: ObjectiveCode[]
  mask: number
  sign: 1 | -1
} & Partial<Record<(typeof sums)[number], number>>
const flags = ['planned', 'held', 'documented', 'followedUp', 'evidenced', 'supporting'] as const
type Delta = Record<(typeof flags)[number] | (typeof sums)[number], number>

const nothing = (): Delta => ({
  planned: 0,
  held: 0,
  documented: 0,
  followedUp: 0,
  evidenced: 0,
  supporting: 0,
  jp: 0,
  people: 0,
  reported: 0,
  solved: 0,
})

function deltas(changes: Change[]) {
  const found = new Map<string, Delta>()
  for (const change of changes) {
    const { month, main, support, mask, sign } = change
    if (!month || !main) continue
    for (const code of [main, ...support]) {
      const key = `${month.toISOString().slice(0, 10)} ${code}`
      const delta = found.get(key) ?? nothing()
      for (const flag of flags) {
        const adds = flag === 'supporting' ? code !== main : code === main && inMask(mask, flag as Stage)
        if (adds) delta[flag] += sign
      }
      if (code === main) for (const sum of sums) delta[sum] += sign * (change[sum] ?? 0)
      found.set(key, delta)
    }
  }
  return [...found].filter(([, delta]) => Object.values(delta).some((one) => one !== 0))
}

/** Always in the order of month and letter, so that two transactions seldom wait for each other in a ring. */
async function apply(tx: Database, groupId: string, changes: Change[]) {
  const sorted = deltas(changes).sort(([a], [b]) => (a < b ? -1 : 1))
  for (const [key, sum] of sorted) {
    const [month, code] = key.split(' ')
    const add = () => tx.$executeRaw`${plannedOnce}
      update coverage_counter set
        planned = planned + ${sum.planned}::int, held = held + ${sum.held}::int,
        documented = documented + ${sum.documented}::int, followed_up = followed_up + ${sum.followedUp}::int,
        evidenced = evidenced + ${sum.evidenced}::int, supporting = supporting + ${sum.supporting}::int,
        jp = jp + ${sum.jp}::int, people = people + ${sum.people}::int,
        reported = reported + ${sum.reported}::int, solved = solved + ${sum.solved}::int
      where group_id = ${groupId}::uuid and month = ${month}::date and objective = ${code}::objective`
    if (await add()) continue
    // The first of its month and letter.
    await tx.$executeRaw`insert into coverage_counter (group_id, month, objective)
      values (${groupId}::uuid, ${month}::date, ${code}::objective) on conflict do nothing`
    await add()
  }
}
