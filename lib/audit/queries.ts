import 'server-only'
import { can, type Facts } from '../access/can'
import type { Viewer } from '../access/viewer'
import { dayAfter, typedDay } from '../core/day'
import { system } from '../core/db'
import { notFound } from '../core/errors'
import { Prisma } from '../core/generated/client'
import { pageOf } from '../core/paging'
import { literal } from '../core/search'
import { instantOf } from '../core/time'
import { areas, nameless, quiet } from './rules'
import { type TrailFilter, trailFilter } from './schema'

const PAGE = 40
const { sql, join } = Prisma

export type TrailRow = {
  id: string
  at: Date
  command: string
  subjectId: string | null
  /** Null where nobody is named: by a link alone, or not to be told to this reader. */
  name: string | null
  hidden: boolean
  about: string | null
  slug: string | null
  group: string | null
  isProblem: boolean
  activityKind: string | null
}

/** Where the hand that wrote is not to be known to this reader; the rule of `readsName()` in lib/problems, as SQL. */
function hiddenFrom(viewer: Viewer) {
  const officerOf = viewer.officerOf.length ? viewer.officerOf : ['00000000-0000-0000-0000-000000000000']
  return sql`e.command in (${join(nameless)}) or (
    q.id is not null and e.person_id = q.reporter_id and e.person_id <> ${viewer.personId}::uuid
    and not (q.visibility = 'group' and not q.hide_name)
    and not (q.group_id in (${join(officerOf.map((id) => sql`${id}::uuid`))})
      and not exists (select 1 from referral r where r.linked_id = q.id)))`
}

function narrowed({ what, from, to, after }: TrailFilter, zone: string) {
  const start = (date: Date) => instantOf(zone, typedDay(date), '00:00')
  const prefixes = what ? areas[what].map((one) => `${one}.%`) : []
  return [
    sql`e.command not in (${join(quiet)})`,
    ...(what === 'readings' ? [sql`e.command = 'problem.read'`] : []),
    ...(prefixes.length ? [sql`e.command like any (${prefixes}::text[])`] : []),
    ...(from ? [sql`e.at >= ${start(from)}::timestamptz`] : []),
    ...(to ? [sql`e.at < ${start(dayAfter(to))}::timestamptz`] : []),
    ...(after
      ? [sql`(e.at, e.id) < (select a.at, a.id from audit_entry a where a.id = ${after}::uuid)`]
      : []),
  ]
}

async function read(viewer: Viewer, zone: string, params: Record<string, unknown>, scope: Prisma.Sql[]) {
  const { who, what, from, to, after } = params
  const filter = trailFilter.parse({ who, what, from, to, after: after ?? null })
  const hidden = hiddenFrom(viewer)
  const named = filter.who
    ? [
        sql`e.person_id in (select id from person where name ilike ${`%${literal(filter.who)}%`})`,
        sql`not (${hidden})`,
      ]
    : []
  // A draft is its writer's alone, and so is what was done to it.
  const where = [...scope, ...narrowed(filter, zone), ...named, sql`(q.id is null or q.state <> 'draft')`]
  const found = await system('service').$queryRaw<TrailRow[]>`
    select e.id, e.at, e.command, e.subject_id as "subjectId", ${hidden} as hidden,
      case when ${hidden} then null else p.name end as name, about.name as about, g.slug, g.name as "group",
      d.id is not null as "isProblem", a.kind::text as "activityKind"
    from audit_entry e
    left join person p on p.id = e.person_id
    left join person about on about.id = case when e.detail->>'personId' ~ '^[0-9a-f-]{36}$'
      then (e.detail->>'personId')::uuid when e.command like 'person.%' then e.subject_id end
    left join "group" g on g.id = e.group_id
    left join problem d on d.id = e.subject_id
    left join trial t on t.id = e.subject_id
    left join problem q on q.id = coalesce(d.id, t.problem_id)
    left join activity a on a.id = e.subject_id
    where ${join(where, ' and ')}
    order by e.at desc, e.id desc limit ${PAGE + 1}`
  return { filter, ...pageOf(found, PAGE) }
}

/** The trail of a group, the latest first. Throws notFound for whoever is neither its officer nor an administrator. */
export async function listTrail(
  viewer: Viewer,
  group: { id: string; zone: string; facts: Facts },
  params: Record<string, unknown>,
) {
  if (!can(viewer, 'audit.read', group.facts)) throw notFound()
  return read(viewer, group.zone, params, [sql`e.group_id = ${group.id}::uuid`])
}

/** The trail of the whole service, the latest first. Throws notFound for whoever does not administer. */
export async function listWholeTrail(viewer: Viewer, zone: string, params: Record<string, unknown>) {
  if (!can(viewer, 'administration.manage', { groupId: '', regionCode: '' })) throw notFound()
  return read(viewer, zone, params, [sql`true`])
}
