import { beforeAll, expect, test } from 'vitest'
import { sql } from './sql'
import { makeGroup, makeViewer } from './world'

/** The records that the statements are about. */
export const ids: Record<string, string> = {}

/** One record of each kind that the statements need. */
async function make() {
  ids.g = (await makeGroup('one')).id
  ids.p = (await makeViewer({ memberOf: [ids.g] })).personId
  const [activity] = await sql(
    `insert into activity (id, group_id, kind, title, category, origin, objective, supporting, state, starts_at, ends_at, created_by_id, created_at, counted_support)
     values (gen_random_uuid(), $1, 'meeting', 'x', 'inti_rutin', 'problem', 'A', '{}', 'scheduled', '2026-08-13 08:00+08', '2026-08-13 13:00+08', $2, now(), '{}') returning id`,
    [ids.g, ids.p],
  )
  ids.a = activity.id
  const [day] = await sql(
    `insert into activity_day (id, group_id, activity_id, starts_at, ends_at)
     values (gen_random_uuid(), $1, $2, '2026-08-13 08:00+08', '2026-08-13 13:00+08') returning id`,
    [ids.g, ids.a],
  )
  ids.d = day.id
  await sql(
    `insert into attendance (id, group_id, activity_id, day_id, person_id, status, recorded_at, recorded_by_id) values (gen_random_uuid(), $1, $2, $3, $4, 'hadir', now(), $4)`,
    [ids.g, ids.a, ids.d, ids.p],
  )
  await sql(
    `insert into document (id, group_id, activity_id, kind, year, serial, number, code, content, shown, sha256, bytes, issued_on, issued_at, issued_by_id)
     values (gen_random_uuid(), $1, $2, 'notulen', 2026, 1, 'x', 'ABCDEFGHJKM2', '{}', '{}', repeat('0', 64), 1, '2026-08-13', now(), $3)`,
    [ids.g, ids.a, ids.p],
  )
  await sql(
    `insert into agenda_item (id, group_id, activity_id, position, title) values ($1, $2, $3, 0, 'x')`,
    [i, ids.g, ids.a],
  )
  await sql(
    `insert into supervision_note (id, group_id, person_id, at, kind, exception, text, by_supervisor) values (gen_random_uuid(), $1, $2, now(), 'comment', 'silent', 'x', true)`,
    [ids.g, ids.p],
  )
  await sql(
    `insert into competence_round (id, group_id, title, opened_by_id, opened_at, moved_at) values (gen_random_uuid(), $1, 'x', $2, now(), now())`,
    [ids.g, ids.p],
  )
  await sql(
    `with made as (insert into redaction (id, group_id, by_id, at, reason, count) values (gen_random_uuid(), $1, $2, now(), 'pupil', 1) returning id)
     insert into redaction_place (id, group_id, redaction_id, place, count) select gen_random_uuid(), $1, id, 'problem', 1 from made`,
    [ids.g, ids.p],
  )
  await sql(`insert into audit_entry (id, at, command) values (gen_random_uuid(), now(), 'x')`)
  for (let i = 0; i < 2; i += 1)
    await sql(
      `insert into problem (id, group_id, reporter_id, grade, subject, situation, objective, supporting, visibility, created_at, updated_at) values (gen_random_uuid(), $1, $2, 'I', 'x', 'x', 'A', '{}', 'group', now(), now())`,
      [ids.g, ids.p],
    )
  await sql(
    `insert into referral (id, group_id, problem_id, to_group_id, proposed_by_id, letter, at)
     select gen_random_uuid(), $1, id, $2, $3, 'x', now() from problem limit 1`,
    [ids.g, (await makeGroup('next')).id, ids.p],
  )
}

/** What the database itself refuses: the constraint's name and the statement, with `:g`, `:p`, `:a` and `:d` for a group, a person, an activity and its day. */
export function refuses(rows: [name: string, statement: string][]): void {
  beforeAll(make)
  test.each(rows)('the database refuses: %s', async (name, statement) => {
    const text = statement.replace(/:([gpad])\b/g, (_, key: string) => `'${ids[key]}'`)
    await expect(sql(text)).rejects.toThrow(name)
  })
}

/** A key made by the database. */
export const u = 'gen_random_uuid()'
/** The agenda item that is there. */
export const i = '019a0000-0000-7000-8000-000000000001'
