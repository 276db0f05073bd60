import 'server-only'
import { can } from '../../access/can'
import type { Viewer } from '../../access/viewer'
import { system } from '../../core/db'
import { dateIn, today } from '../../core/time'
import type { OpenGroup } from '../../groups/queries'
import { type MarkedDate, type Slot, type Warning, warningsOf } from './rules'

type Clash = Slot & { groupId: string; name: string; regionCode: string; shared: number }
type Around = { clashes: Clash[] | null; dates: MarkedDate[] | null }

/** In one reading: marked days of the group, and days on which other groups meet whose members are also members here. */
async function around(group: OpenGroup, from: Date, to: Date, now: Date) {
  const on = dateIn('UTC', today(now))
  const [first, last] = [from, to].map((at) => dateIn(group.zone, at))
  const [found] = await system('service').$queryRaw<[Around]>`
    with shared as (
      select theirs.group_id, count(distinct theirs.person_id) as people
      from membership mine join membership theirs on theirs.person_id = mine.person_id
      where mine.group_id = ${group.id}::uuid and theirs.group_id <> ${group.id}::uuid
        and mine.started_on <= ${on}::date and (mine.ended_on is null or mine.ended_on >= ${on}::date)
        and theirs.started_on <= ${on}::date and (theirs.ended_on is null or theirs.ended_on >= ${on}::date)
      group by theirs.group_id
    ), clash as (
      select day.starts_at as "startsAt", day.ends_at as "endsAt", day.group_id as "groupId",
        "group".name, "group".region_code as "regionCode", shared.people as shared
      from shared join activity_day day on day.group_id = shared.group_id
        and day.starts_at < ${to}::timestamptz and day.ends_at > ${from}::timestamptz
      join activity on activity.id = day.activity_id and activity.state = 'scheduled'
      join "group" on "group".id = day.group_id
      order by day.starts_at limit 500
    ), marked as (
      select name, kind, first_on as "firstOn", last_on as "lastOn" from group_date
      where group_id = ${group.id}::uuid and first_on <= ${last}::date and last_on >= ${first}::date
      order by first_on, id
    )
    select (select json_agg(clash) from clash) as clashes, (select json_agg(marked) from marked) as dates`
  return { clashes: found.clashes ?? [], dates: found.dates ?? [] }
}

const dated = <T extends Slot>(row: T) => ({
  ...row,
  startsAt: new Date(row.startsAt),
  endsAt: new Date(row.endsAt),
})

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
  const found = await around(group, from, to, now)
  const busy = found.clashes.map(({ name, regionCode, ...row }) => {
    const seen = can(viewer, 'group.read', { groupId: row.groupId, regionCode })
    return { ...dated(row), name: seen ? name : null }
  })
  const dates = found.dates.map((one) => ({
    ...one,
    firstOn: new Date(one.firstOn),
    lastOn: new Date(one.lastOn),
  }))
  return slots.map((slot) => warningsOf(slot, { dates, busy, zone: group.zone }, now))
}
