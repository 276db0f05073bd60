import 'server-only'
import { can, type Facts } from '../../access/can'
import type { Viewer } from '../../access/viewer'
import { db } from '../../core/db'
import { known } from '../../core/known'
import { plannedOnce } from '../../core/plans'
import { dateIn, instantOf } from '../../core/time'
import { onSchedule } from '../../objectives/rules'
import type { ObjectiveCode } from '../../objectives/schema'
import { monthsOf, type Period, type Span } from '../rules'
import { nextSteps, type StepFacts } from './rules'

/** Far above what one group does in a year; the page and the files say so when it is reached. */
export const MOST = 400

type Group = { id: string; zone: string; facts: Facts }
type Item = { id: string; title: string; month: string; objective: ObjectiveCode; counted: boolean }
/** The activities as a line each, the items as JSON. */
type Found = { activities: string; items: string }

/** Up to one more than are shown, as text: a timeline that is as it was is not read again. */
async function textsOf(viewer: Viewer, { id, zone, facts }: Group, { from, to }: Span, now: Date) {
  const after = new Date(Date.UTC(to.getUTCFullYear(), to.getUTCMonth() + 1, 1))
  const begin = instantOf(zone, from.toISOString().slice(0, 10), '00:00')
  const end = instantOf(zone, after.toISOString().slice(0, 10), '00:00')
  // What is on a schedule is open to the whole group.
  const reads = can(viewer, 'activity.read', { ...facts, shared: true })
  const plans = can(viewer, 'programme.read', facts)
  const [found] = await db(viewer).$queryRaw<[Found]>`${plannedOnce}
    with scheduled as (
      select id, kind, title, state, objective, starts_at, ends_at, counted_stages from activity
      where ${reads}::boolean and group_id = ${id}::uuid and starts_at >= ${begin}::timestamptz and starts_at < ${end}::timestamptz
        and state = any(${[...onSchedule]}::activity_state[]) order by starts_at, id limit ${MOST + 1}::int
    ), waiting as (
      select i.id, i.title, i.month, i.objective, i.counted from programme_item i join programme p on p.id = i.programme_id
      where ${plans}::boolean and i.group_id = ${id}::uuid and i.month between ${from}::date and ${to}::date
        and not exists (select from activity where programme_item_id = i.id and state = any(${[...onSchedule]}::activity_state[]))
      order by i.month, i.id limit ${MOST + 1}::int
    )
    select (select coalesce(string_agg(concat_ws(E'\\t', id, kind, state, objective, extract(epoch from starts_at), coalesce(ends_at <= ${now}::timestamptz, false),
          counted_stages, exists (select from minutes where activity_id = scheduled.id),
          exists (select from action_item where group_id = ${id}::uuid and activity_id = scheduled.id and done_at is null),
          to_json(title)), E'\\n' order by starts_at, id), '') from scheduled) as activities,
      (select coalesce(json_agg(json_build_object('id', id, 'title', title, 'month', to_char(month, 'YYYY-MM'), 'objective', objective,
        'counted', counted) order by month, id), '[]')::text from waiting) as items`
  return found
}

function activityOf(line: string, zone: string) {
  const [id = '', kind, state = '', objective, at, over, counted, minutes, open, title = '""'] =
    line.split('\t')
  const facts: StepFacts = {
    ...{ kind: kind as StepFacts['kind'], state, countedStages: Number(counted) },
    ...{ over: over === 't', minutes: minutes === 't', open: open === 't' },
  }
  const startsAt = new Date(Number(at) * 1000)
  return {
    ...facts,
    ...{ id, title: JSON.parse(title) as string, objective: objective as ObjectiveCode, startsAt },
    month: dateIn(zone, startsAt).slice(0, 7),
    steps: nextSteps(facts),
  }
}

function timelineOf(found: Found, zone: string, span: Span) {
  const all = found.activities ? found.activities.split('\n') : []
  const items = JSON.parse(found.items) as Item[]
  const activities = all.slice(0, MOST).map((line) => activityOf(line, zone))
  const waiting = items.slice(0, MOST)
  return {
    activities,
    cut: Math.max(all.length, items.length) > MOST,
    months: monthNames(span).map((month) => ({
      month,
      activities: activities.filter((one) => one.month === month),
      // An item of an adopted programme counts as planned before anything is scheduled.
      items: waiting.filter((one) => one.month === month),
    })),
  }
}

export type Timeline = ReturnType<typeof timelineOf>

/** So many characters of timelines are remembered: those of some hundred groups. */
const timelines = known<Timeline>(1_000_000)

/**
 * The months of a period with the activities and the unscheduled items of each, and the next steps of every activity.
 * The same object as long as nothing in it has changed.
 */
export async function readTimeline(
  viewer: Viewer,
  group: Group,
  period: Period,
  now: Date,
): Promise<Timeline> {
  const span = monthsOf(period)
  const found = await textsOf(viewer, group, span, now)
  const text = [group.zone, span.from.toISOString(), span.to.toISOString(), found.activities, found.items]
  return timelines(text.join('\n'), () => timelineOf(found, group.zone, span))
}

function monthNames({ from, to }: Span): string[] {
  const names: string[] = []
  for (let at = from; at <= to; at = new Date(Date.UTC(at.getUTCFullYear(), at.getUTCMonth() + 1, 1)))
    names.push(at.toISOString().slice(0, 7))
  return names
}
