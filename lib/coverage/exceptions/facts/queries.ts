import 'server-only'
import { system } from '../../../core/db'
import { Prisma } from '../../../core/generated/client'
import { plannedOnce } from '../../../core/plans'
import { masksWith } from '../../../objectives/rules'
import type { LastWord } from '../notes/rules'
import { DOCUMENT_DAYS, FALLING_MEETINGS, type Facts, LOOK_BACK_DAYS } from '../rules'

/** With the group that they are of, and what was last said of its exceptions. */
export type GroupFacts = Facts & {
  groupId: string
  slug: string
  name: string
  region: string
  words: LastWord[]
}

/**
 * What is known of many groups, the first `most` by name of those of which the condition holds (a group is `g` in it),
 * by one statement; days are counted in each group's own zone. `byKey` where the condition names groups by their keys
 * alone: a region is found by its index only by a plan of its own.
 * Each part reads a few rows by an index that begins with the group; `offset 0` has a group's days worked out once and
 * not for each row that is held against them.
 */
export function factsOf(which: Prisma.Sql, now: Date, most: number, byKey: boolean): Promise<GroupFacts[]> {
  const [held, documented] = [masksWith('held'), masksWith('documented')]
  return system('service').$queryRaw<GroupFacts[]>`${byKey ? plannedOnce : Prisma.empty}
    select g.id as "groupId", g.slug, g.name, g.place as region, day.today::text as today, span.year_start::text as "yearStart", span.month::text as month,
      (g.created_at at time zone g.zone)::date::text as since,
      objectives.list as objectives, papers.found as papers, problems.found as problems, meetings.list as meetings,
      (select (ends_at at time zone g.zone)::date::text from activity
        where group_id = g.id and counted_stages = any(${held}::smallint[]) and starts_at <= ${now}
        order by starts_at desc limit 1) as "lastHeld",
      (select (starts_at at time zone g.zone)::date::text from activity
        where group_id = g.id and state = 'scheduled' and starts_at > ${now} order by starts_at limit 1) as next,
      (select coalesce(json_agg(json_build_array(first_on, last_on)), '[]') from group_date
        where group_id = g.id and kind = 'holiday') as holidays,
      words.list as words
    from (select g.*, r.name as place from "group" g join region r on r.code = g.region_code
      where ${which} order by g.name, g.id limit ${most}::int) g
    cross join lateral (select (${now}::timestamptz at time zone g.zone)::date as today offset 0) day
    cross join lateral (select date_trunc('month', day.today)::date as month,
      (date_trunc('year', day.today - interval '6 months') + interval '6 months')::date as year_start,
      (day.today - ${LOOK_BACK_DAYS}::int)::timestamp at time zone g.zone as papers_from,
      (day.today - ${DOCUMENT_DAYS}::int)::timestamp at time zone g.zone as papers_until offset 0) span
    cross join lateral (
      select coalesce(json_agg(json_build_object('objective', objective, 'planned', planned, 'held', held) order by objective), '[]') as list
      from (select objective, coalesce(sum(planned) filter (where month < span.month), 0)::int as planned, sum(held)::int as held
        from coverage_counter where group_id = g.id and month between span.year_start and span.month
        group by objective) by_objective) objectives
    cross join lateral (
      select count(*) as held, count(*) filter (where open) as undocumented,
        (array_agg(id order by ends_at, id) filter (where open))[1] as oldest
      from (select id, ends_at, counted_stages <> all(${documented}::smallint[]) as open
        from activity where group_id = g.id and counted_stages = any(${held}::smallint[])
          and starts_at >= ${now}::timestamptz - make_interval(days => ${LOOK_BACK_DAYS + 1}::int) and starts_at < span.papers_until
          and ends_at >= span.papers_from and ends_at < span.papers_until) past) past
    cross join lateral (
      select json_build_object('held', past.held, 'undocumented', past.undocumented, 'oldest',
        (select json_build_object('id', id, 'kind', kind, 'state', state, 'on', (ends_at at time zone g.zone)::date,
          'minutes', exists (select from minutes where activity_id = activity.id)) from activity where id = past.oldest)) as found) papers
    cross join lateral (
      select json_build_object('days', g.problem_days, 'open', count(*), 'overdue', count(*) filter (where on_day < day.today - g.problem_days),
        'oldest', min(on_day)) as found
      from (select (opened_at at time zone g.zone)::date as on_day from problem
        where group_id = g.id and state not in ('draft', 'closed') and merged_id is null) open_ones) problems
    cross join lateral (
      select coalesce(json_agg(json_build_object('id', id, 'on', (starts_at at time zone g.zone)::date, 'people', counted_people)
        order by starts_at desc, id desc), '[]') as list
      from (select id, starts_at, counted_people from activity
        where group_id = g.id and kind = 'meeting' and mode = 'in' and counted_stages = any(${held}::smallint[])
          and starts_at between ${now}::timestamptz - make_interval(days => ${LOOK_BACK_DAYS}::int) and ${now}
        order by starts_at desc, id desc limit ${2 * FALLING_MEETINGS}::int) last_ones) meetings
    cross join lateral (
      select coalesce(json_agg(json_build_object('kind', kind, 'bySupervisor', by_supervisor, 'on', (at at time zone g.zone)::date,
        'exception', case exception when 'nothing_held' then 'nothingHeld' when 'one_sided' then 'oneSided' else exception::text end)), '[]') as list
      from (select distinct on (exception, kind) exception, kind, by_supervisor, at
        from supervision_note where group_id = g.id order by exception, kind, at desc, id desc) latest) words
    order by g.name, g.id`
}
