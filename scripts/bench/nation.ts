import pg from 'pg'
import { copyInto } from './copy'
import { withoutIndexes } from './indexes'
import {
  activityLines,
  attendanceLines,
  columns,
  dayLines,
  type Group,
  groupLines,
  type Listed,
  memberLines,
  officerLines,
  personLines,
} from './lines'

/** So many groups are asked for one after the other, and so many places of each level. */
export const MEASURED = 40

/** The rows are what they would be: neither checked again one by one nor followed by triggers. Memory is there. */
const SESSION = `set session_replication_role = replica; set synchronous_commit = off; set maintenance_work_mem = '1GB';
  set work_mem = '512MB'; set max_parallel_maintenance_workers = 2; set max_parallel_workers_per_gather = 2; set vacuum_buffer_usage_limit = 0`

const filled = `region, "group", person, membership, officer_term, activity, activity_day, attendance, coverage_counter,
  region_coverage, region_groups`

async function connected(url: string) {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  await client.query(SESSION)
  return client
}

/** Activities over two connections, each half of the groups: the server takes lines as fast as two cores can. */
async function copyActivities(
  [one, other]: [pg.Client, pg.Client],
  { activities, groups, measured }: { activities: number; groups: Group[]; measured: Set<string> },
) {
  const half = Math.ceil(groups.length / 2)
  const listed: [Listed[], Listed[]] = [[], []]
  const part = (client: pg.Client, from: number, to: number, found: Listed[]) =>
    copyInto(client, columns.activities, activityLines(activities, { groups, measured, from, to }, found))
  await Promise.all([part(one, 0, half, listed[0]), part(other, half, groups.length, listed[1])])
  return listed.flat()
}

/**
 * Fills a database that has regions and no groups with a synthetic nation: groups, members, activities with the marks
 * of their stages, and attendance lists of the groups that are measured and of one in fifty of all other activities, by
 * COPY; then the counters and the sums of the regions, as the recounts say what they must be.
 */
export async function makeNation(
  url: string,
  size: { activities: number; groups: number; people?: number },
  tell: (line: string) => void = () => {},
) {
  const client = await connected(url)
  const second = await connected(url)
  const took: Record<string, number> = {}
  const step = async (name: string, work: () => Promise<unknown>) => {
    const began = performance.now()
    await work()
    took[name] = Math.round((performance.now() - began) / 100) / 10
    tell(`${name}: ${took[name]} s`)
  }
  const bare = (table: string, work: () => Promise<unknown>) => withoutIndexes(client, table, work)
  const codes = async (level: number) =>
    (await client.query('select code from region where level = $1 order by code', [level])).rows.map(
      (one: { code: string }) => one.code,
    )
  const found = { districts: await codes(3), regencies: await codes(2) }
  const groups: Group[] = []
  let listed: Listed[] = []
  await step('groups', () => copyInto(client, columns.groups, groupLines(size.groups, found, groups)))
  const members = groups.reduce((sum, one) => sum + one.size, 0)
  const people = Math.max(members, size.people ?? 0)
  await step('people', () => bare('person', () => copyInto(client, columns.people, personLines(people))))
  await step('members', async () => {
    await bare('membership', () => copyInto(client, columns.members, memberLines(groups)))
    await bare('officer_term', () => copyInto(client, columns.officers, officerLines(groups)))
  })
  const measured = new Set(
    (
      await client.query<{ id: string }>(`select id from "group" order by md5(slug) limit ${MEASURED}`)
    ).rows.map(({ id }) => id),
  )
  await step('activities', () =>
    bare('activity', async () => {
      listed = await copyActivities([client, second], { activities: size.activities, groups, measured })
    }),
  )
  await step('attendance', async () => {
    await bare('activity_day', () => copyInto(client, columns.days, dayLines(listed)))
    await bare('attendance', () => copyInto(client, columns.attendance, attendanceLines(listed)))
  })
  // Each half by a connection of its own, since an INSERT never works in parallel; in the order of the keys, as it
  // would be read, so that what belongs together lies together.
  const recounted = (table: string, keys: string, halves: [string, string]) =>
    bare(table, () =>
      Promise.all(
        [client, second].map((one, i) =>
          one.query(
            `insert into ${table} select * from ${table}_recount where ${halves[i]} order by ${keys}`,
          ),
        ),
      ),
    )
  await step('counters', () => {
    const middle = groups[Math.floor(groups.length / 2)]?.id
    return recounted('coverage_counter', '1, 2, 3', [`group_id < '${middle}'`, `group_id >= '${middle}'`])
  })
  await step('regions', async () => {
    await client.query('analyze coverage_counter')
    await recounted('region_coverage', '1, 2, 3, 4, 5, 6', ['months = 1', 'months = 6'])
    await client.query('insert into region_groups select * from region_groups_recount')
    await client.query('update region_coverage_mark set mark = gen_random_uuid()')
  })
  await step('vacuum', () => client.query(`vacuum analyze ${filled}`))
  await Promise.all([client.end(), second.end()])
  const attendances = listed.reduce((sum, one) => sum + one.people, 0)
  return { ...size, people, members, attendances, seconds: took }
}
