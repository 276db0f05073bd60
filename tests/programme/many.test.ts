import { beforeAll, expect, test } from 'vitest'
import type { Viewer } from '@/lib/access/viewer'
import { MOST_BESIDE, readActual } from '@/lib/programme/actual/queries'
import { MOST_PROBLEMS, readGaps } from '@/lib/programme/gaps/queries'
import { sql } from '../support/sql'
import { makeGroup, makeViewer, NOW } from '../support/world'

let group: { id: string; zone: string }
let officer: Viewer

/** One problem and one activity beside the programme more than a page shows, as the database keeps them. */
beforeAll(async () => {
  group = { id: (await makeGroup('banyak')).id, zone: 'Asia/Jakarta' }
  officer = await makeViewer({ officerOf: [group.id] })
  const by = officer.personId
  await sql(
    `insert into problem (id, group_id, reporter_id, grade, subject, situation, objective, supporting, visibility, state, created_at, opened_at, updated_at)
     select gen_random_uuid(), $1, $2, 'II', n::text, 'x', 'A', '{}', 'group', 'submitted', at, at, at
     from generate_series(1, $3::int) n, lateral (select timestamptz '2026-08-01 08:00+07' + n * interval '1 minute' as at) t`,
    [group.id, by, MOST_PROBLEMS + 1],
  )
  await sql(
    `with made as (
       insert into activity (id, group_id, kind, title, category, origin, objective, supporting, state, starts_at, ends_at, created_by_id, created_at)
       select gen_random_uuid(), $1, 'meeting', n::text, 'inti_rutin', 'problem', 'A', '{}', 'held', at, at + interval '3 hours', $2, at
       from generate_series(1, $3::int) n, lateral (select timestamptz '2026-07-05 08:00+07' + n * interval '2 hours' as at) t
       returning id, starts_at)
     insert into activity_transition (id, group_id, activity_id, "to", person_id, at)
     select gen_random_uuid(), $1, id, 'held', $2, starts_at from made`,
    [group.id, by, MOST_BESIDE + 1],
  )
})

test('of too many problems the oldest are shown, and it is told that there are more', async () => {
  const { problems, more } = await readGaps(officer, group, 2026, NOW)
  expect([problems.length, more]).toEqual([MOST_PROBLEMS, true])
  expect([problems[0]?.subject, problems.at(-1)?.subject]).toEqual(['1', `${MOST_PROBLEMS}`])
  await sql(`update problem set state = 'closed', outcome = 'solved' where subject = '1'`)
  const rest = await readGaps(officer, group, 2026, NOW)
  expect([rest.problems.length, rest.more]).toEqual([MOST_PROBLEMS, false])
})

test('of too many activities beside the programme the first are shown, and it is told that there are more', async () => {
  const { beside, more } = await readActual(officer, group, 2026, '2026-08-13')
  expect([beside.length, beside.at(-1)?.title, more]).toEqual([MOST_BESIDE, `${MOST_BESIDE}`, true])
  // On the day before the last of them there was none to leave out.
  const before = await readActual(officer, group, 2026, '2026-07-20')
  expect(before.beside.length).toBeLessThan(MOST_BESIDE)
  expect([before.beside.length > 100, before.more]).toEqual([true, false])
})
