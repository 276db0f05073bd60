import { expect, test } from 'vitest'
import { db } from '../support/database'
import { ids, refuses, u } from '../support/invariants'
import { sql } from '../support/sql'
import { makeGroup } from '../support/world'

refuses([
  ['region_code_shape', `insert into region (code, name, level) values ('3', 'x', 1)`],
  [
    'region_parent_is_prefix',
    `insert into region (code, name, level, parent_code) values ('11.99', 'x', 2, '12')`,
  ],
  ['school_npsn_shape', `insert into school (id, name, region_code, npsn) values (${u}, 'x', '11', '123')`],
  ['person_name_given', `insert into person (id, name) values (${u}, ' ')`],
  ['person_email_lower', `insert into person (id, name, email) values (${u}, 'x', 'A@b.id')`],
  ['person_nip_shape', `insert into person (id, name, nip) values (${u}, 'x', '123')`],
  ['person_nuptk_shape', `insert into person (id, name, nuptk) values (${u}, 'x', '123')`],
  ['group_minutes_per_jp', `update "group" set minutes_per_jp = 40`],
  ['group_zone', `update "group" set zone = 'Asia/Singapore'`],
  ['group_not_its_own_parent', `update "group" set parent_id = id`],
  [
    'membership_once_at_a_time',
    `insert into membership (id, group_id, person_id, started_on) values (${u}, :g, :p, '2026-01-01')`,
  ],
  [
    'assignment_to_one_thing',
    `insert into supervisor_assignment (id, person_id, started_on) values (${u}, :p, '2026-01-01')`,
  ],
  [
    'assignment_period',
    `insert into supervisor_assignment (id, person_id, group_id, started_on, ended_on) values (${u}, :p, :g, '2026-01-02', '2026-01-01')`,
  ],
  ['group_problem_days', `update "group" set problem_days = 3`],
  ['group_remind_days', `update "group" set remind_days = 15`],
  [
    'roster_rows_go_when_applied',
    `insert into member_import (id, group_id, name, sha256, heads, rows, created_by_id, created_at, applied_at) values (${u}, :g, 'x', 'x', '{}', '[1]', :p, now(), now())`,
  ],
  [
    'roster_done_of_total',
    `insert into member_import (id, group_id, name, sha256, heads, rows, created_by_id, created_at, done) values (${u}, :g, 'x', 'x', '{}', '[]', :p, now(), 1)`,
  ],
])

test('a record of one group cannot hang on an activity of another', async () => {
  const other = await makeGroup('two')
  const text = `insert into action_item (id, group_id, activity_id, text) values (${u}, '${other.id}', '${ids.a}', 'x')`
  await expect(sql(text)).rejects.toThrow('foreign key')
})

test('all regions of Indonesia are there', async () => {
  const counts = await db().region.groupBy({ by: ['level'], _count: true, orderBy: { level: 'asc' } })
  const [provinces, regencies, districts] = counts.map((row) => row._count)
  expect(provinces).toBe(38)
  expect(regencies).toBe(514)
  expect(districts).toBeGreaterThan(7200)
})
