import 'server-only'
import { can, type Facts } from '../../access/can'
import type { Viewer } from '../../access/viewer'
import { type Database, db } from '../../core/db'
import { readReport, TOLD_BEHIND } from '../../core/replica'
import { masksWith } from '../../objectives/rules'
import { groupCoverage } from '../queries'
import { monthsOf, type Period, type Span } from '../rules'
import { type Distinct, figuresOf } from './rules'

/**
 * Different people present in the held activities of one group and period. People do not add up, so they are
 * counted from the attendance of that group and period alone: its cost grows with that, never with the nation. The month
 * is that of the start in the group's zone; that start, with two days to spare for any zone, is what the index knows, so
 * that a group's other years are not read: a plan that is kept would begin with all attendances of the group, so each held
 * activity looks up its own (`offset 0`). Thousands of rows become a few of each person first.
 */
function distinctPeople(source: Database, groupId: string, { from, to }: Span) {
  const held = masksWith('held')
  return source.$queryRaw<Distinct[]>`
    with held as materialized (select id, counted_main from activity
      where group_id = ${groupId}::uuid and counted_month between ${from}::date and ${to}::date
        and starts_at >= (${from}::date - 2)::timestamptz
        and starts_at < (${to}::date + interval '1 month 2 days')::timestamptz
        and counted_stages = any(${held}::smallint[])),
    met as materialized (select held.counted_main, there.person_id from held cross join lateral
      (select person_id from attendance where group_id = ${groupId}::uuid and activity_id = held.id
        and status = 'hadir' offset 0) there group by 1, 2)
    select counted_main::text as objective, count(*)::int as members from met group by counted_main
    union all select null, count(distinct person_id)::int from met`
}

/** All figures of one group over a period: the seven rows by stage, and people, credit hours and problems. */
export async function groupFigures(viewer: Viewer, group: { id: string; facts: Facts }, period: Period) {
  const seen = can(viewer, 'coverage.read', group.facts)
  const read = (source: Database) =>
    Promise.all([
      groupCoverage(viewer, group.id, period, source),
      seen ? distinctPeople(source, group.id, monthsOf(period)) : [],
    ])
  // Who works there sees at once what they wrote; who looks in from outside may see it some seconds later.
  const works = viewer.memberOf.some(({ id }) => id === group.id)
  const [rows, distinct] = works
    ? await read(db(viewer))
    : (await readReport(viewer, read, TOLD_BEHIND)).found
  return { rows, figures: figuresOf(rows, distinct) }
}
