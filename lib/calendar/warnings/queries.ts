import 'server-only'
import { can } from '../../access/can'
import type { Viewer } from '../../access/viewer'
import { db } from '../../core/db'
import { dateIn, dateValue, today } from '../../core/time'
import type { OpenGroup } from '../../groups/queries'
import { type Busy, type Slot, type Warning, warningsOf } from './rules'

type Row = Slot & { groupId: string; name: string; regionCode: string; shared: number }

/** Days on which other groups meet whose members are also members here, and how many of them. */
function busyDays(groupId: string, from: Date, to: Date, on: string) {
  return db().$queryRaw<Row[]>`
    with shared as (
      select theirs.group_id, count(distinct theirs.person_id)::int as people
      from membership mine join membership theirs using (person_id)
      where mine.group_id = ${groupId}::uuid and theirs.group_id <> ${groupId}::uuid
        and mine.started_on <= ${on}::date and (mine.ended_on is null or mine.ended_on >= ${on}::date)
        and theirs.started_on <= ${on}::date and (theirs.ended_on is null or theirs.ended_on >= ${on}::date)
      group by theirs.group_id
    )
    select day.starts_at as "startsAt", day.ends_at as "endsAt", day.group_id as "groupId",
      "group".name, "group".region_code as "regionCode", shared.people as shared
    from shared join activity_day day on day.group_id = shared.group_id
      and day.starts_at < ${to} and day.ends_at > ${from}
    join activity on activity.id = day.activity_id and activity.state = 'scheduled'
    join "group" on "group".id = day.group_id
    order by day.starts_at limit 500`
}

/**
 * The warnings of each slot, for officers of the group only; nobody else gets any.
 * A group that the viewer may not see keeps its name.
 */
export async function warningsFor(
  viewer: Viewer,
  group: OpenGroup,
  slots: Slot[],
  now: Date,
): Promise<Warning[][]> {
  if (!slots.length || !can(viewer, 'activity.schedule', group.facts)) return slots.map(() => [])
  const from = new Date(Math.min(...slots.map((slot) => slot.startsAt.getTime())))
  const to = new Date(Math.max(...slots.map((slot) => slot.endsAt.getTime())))
  const [first, last] = [from, to].map((at) => dateValue(dateIn(group.zone, at))) as [Date, Date]
  const [dates, rows] = await Promise.all([
    db().groupDate.findMany({
      where: { groupId: group.id, firstOn: { lte: last }, lastOn: { gte: first } },
      orderBy: [{ firstOn: 'asc' }, { id: 'asc' }],
      select: { name: true, kind: true, firstOn: true, lastOn: true },
    }),
    busyDays(group.id, from, to, dateIn('UTC', today(now))),
  ])
  const busy: Busy[] = rows.map(({ name, regionCode, ...row }) => {
    const seen = can(viewer, 'group.read', { groupId: row.groupId, regionCode })
    return { ...row, name: seen ? name : null }
  })
  return slots.map((slot) => warningsOf(slot, { dates, busy, zone: group.zone }, now))
}
