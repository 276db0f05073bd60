import { beforeAll, expect, test } from 'vitest'
import type { Viewer } from '@/lib/access/viewer'
import { statementsSent } from '@/lib/core/statements'
import { listExceptions } from '@/lib/coverage/exceptions/queries'
import { sql } from '../support/sql'
import { makeViewer } from '../support/world'

const GROUPS = 200
const DAY = new Date('2026-11-28T02:00:00Z')
let supervisor: Viewer

/** Two hundred groups with three years of activities, problems and notes each, as the database keeps them. */
beforeAll(async () => {
  supervisor = await makeViewer({ regions: ['64'] })
  const by = supervisor.personId
  await sql(
    `insert into "group" (id, slug, kind, name, region_code, zone, created_at)
     select gen_random_uuid(), 'banyak-' || i, 'kkg', 'KKG Gugus ' || repeat('Panjang ', i % 9) || i, '64.01', 'Asia/Makassar', '2023-07-01'
     from generate_series(1, $1::int) i`,
    [GROUPS],
  )
  const own = `(select id, row_number() over (order by slug) as i from "group" where slug like 'banyak-%') g`
  await sql(
    `insert into activity (id, group_id, kind, title, category, origin, objective, supporting, state, starts_at, ends_at, created_by_id, created_at, counted_stages, counted_month, counted_main, counted_support, counted_people)
     select gen_random_uuid(), g.id, 'meeting', 'x', 'inti_rutin', 'problem', 'A', '{}', 'approved', at, at + interval '3 hours', $1, at,
       case when (g.i + n) % 7 = 0 then 3 else 7 end, date_trunc('month', at)::date, 'A', '{}', 20
     from ${own}, generate_series(1, 120) n, lateral (select timestamptz '2026-11-20 08:00+08' - n * interval '9 days' - (g.i % 60) * interval '1 day' as at) t`,
    [by],
  )
  await sql(
    `insert into coverage_counter (group_id, month, objective, planned, held)
     select g.id, month::date, objective, 1, (g.i + n) % 2 from ${own},
       generate_series(date '2023-07-01', date '2026-11-01', interval '1 month') month,
       unnest(enum_range(null::objective)) with ordinality as o (objective, n)`,
  )
  await sql(
    `insert into problem (id, group_id, reporter_id, grade, subject, situation, objective, supporting, visibility, state, outcome, created_at, opened_at, updated_at)
     select gen_random_uuid(), g.id, $1, 'II', 'x', 'x', 'A', '{}', 'group',
       case when n % 4 = 0 then 'submitted' else 'closed' end::problem_state, case when n % 4 = 0 then null else 'solved' end::problem_outcome, at, at, at
     from ${own}, generate_series(1, 60) n, lateral (select timestamptz '2026-11-20 08:00+08' - n * interval '15 days' as at) t`,
    [by],
  )
  await sql(
    `insert into supervision_note (id, group_id, kind, exception, text, person_id, by_supervisor, at)
     select gen_random_uuid(), g.id, 'comment', kind, 'x', $1, true, timestamptz '2026-11-20 08:00+08' - n * interval '5 days'
     from ${own}, generate_series(1, 10) n, unnest(enum_range(null::exception_kind)) kind`,
    [by],
  )
  await sql('analyze')
}, 120_000)

test('one statement for 200 groups, whatever stands out in them', async () => {
  const list = async () => {
    const before = statementsSent()
    const found = await listExceptions(supervisor, { kind: null, after: null }, DAY)
    return { found, sent: statementsSent() - before }
  }
  const { found, sent } = await list()
  expect(sent).toBe(1)
  expect(found).toMatchObject({ checked: GROUPS, standing: GROUPS, cut: false })
  expect(found.groups).toHaveLength(20)
  expect(found.groups[0]?.facts.words).toHaveLength(6)
  const times: number[] = []
  for (let i = 0; i < 20; i += 1) {
    const begin = performance.now()
    await list()
    times.push(performance.now() - begin)
  }
  times.sort((a, b) => a - b)
  if (process.env.SANGGAR_MEASURE)
    console.info(`200 groups: p50 ${times[9]?.toFixed(0)} ms, p95 ${times[18]?.toFixed(0)} ms`)
})
