import { beforeAll, expect, test } from 'vitest'
import { db } from '@/lib/core/db'
import { sql } from '../support/sql'
import { makeGroup, makeViewer } from '../support/world'

const ids: Record<string, string> = {}

beforeAll(async () => {
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
})

const u = 'gen_random_uuid()'
const i = '019a0000-0000-7000-8000-000000000001'
const item = (values: string) =>
  `insert into agenda_item (id, group_id, activity_id, position, title, minutes, owner_id, owner_name) values (${u}, :g, :a, 6, ${values})`
const trial = (values: string) =>
  `insert into trial (id, group_id, problem_id, person_id, grade, tried_on, at, tried, withdrawn_at, withdrawn_reason, result_id) values (${u}, :g, ${u}, :p, 'II', '2026-08-13', now(), ${values})`
const answer = (steps: string) =>
  `insert into competence_answer (group_id, round_id, person_id, point, steps, at) values (:g, ${u}, :p, 'start', '${steps}', now())`
const correction = (values: string) =>
  `insert into attendance_correction (id, group_id, activity_id, day_id, person_id, by_id, at, "from", "to", to_late, reason) values (${u}, :g, :a, :d, :p, :p, now(), ${values})`

const minutesCorrection = (values: string) =>
  `insert into minutes_correction (id, group_id, activity_id, before_decisions, after_decisions, by_id, at, before, after, reason) values (${u}, :g, :a, '{}', '{}', :p, now(), ${values})`
const photo = (measures: string, files: string) =>
  `insert into photo (id, group_id, activity_id, added_by_id, at, position, width, height, file_id, thumb_id) values (${u}, :g, :a, :p, now(), ${measures}, ${files})`
const notice = (values: string) =>
  `insert into notice (id, group_id, person_id, read_at, event, kind, path, activity_id, at) select ${u}, :g, :p, now(), ${values}`
const remark = (values: string) =>
  `insert into supervision_note (id, group_id, person_id, at, kind, exception, text, agreed, visited_on, by_supervisor) select ${u}, :g, :p, now(), ${values}`

test.each([
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
  [
    'problem_main_not_supporting',
    `insert into problem (id, group_id, reporter_id, grade, subject, situation, objective, supporting, visibility, created_at, updated_at) values (${u}, :g, :p, 'I', 'x', 'x', 'A', '{A}', 'group', now(), now())`,
  ],
  [
    'problem_outcome_when_closed',
    `insert into problem (id, group_id, reporter_id, grade, subject, situation, objective, supporting, visibility, state, created_at, updated_at) values (${u}, :g, :p, 'I', 'x', 'x', 'A', '{}', 'group', 'closed', now(), now())`,
  ],
  [
    'problem_whole_unless_draft',
    `insert into problem (id, group_id, reporter_id, grade, subject, situation, objective, supporting, visibility, state, created_at, updated_at) values (${u}, :g, :p, 'I', 'x', 'x', null, '{}', 'group', 'submitted', now(), now())`,
  ],
  [
    'problem_whole_unless_draft',
    `insert into problem (id, group_id, reporter_id, grade, subject, situation, objective, supporting, visibility, state, created_at, updated_at) values (${u}, :g, :p, '', 'x', 'x', 'A', '{}', 'group', 'submitted', now(), now())`,
  ],
  [
    'problem_draft_not_merged',
    `update problem set state = 'draft', merged_id = (select id from problem where state = 'submitted' order by id desc limit 1) where id = (select id from problem where state = 'submitted' order by id limit 1)`,
  ],
  [
    'event_contact_has_kind_and_day',
    `insert into problem_event (id, group_id, problem_id, person_id, at, kind, contact) select ${u}, :g, id, :p, now(), 'contact', 'visit' from problem`,
  ],
  [
    'event_contact_has_kind_and_day',
    `insert into problem_event (id, group_id, problem_id, person_id, at, kind, contact, contact_on) select ${u}, :g, id, :p, now(), 'help', 'visit', now() from problem`,
  ],
  [
    'event_thanks_for_help',
    `insert into problem_event (id, group_id, problem_id, person_id, at, kind, thanked_at) select ${u}, :g, id, :p, now(), 'comment', now() from problem`,
  ],
  [
    'event_about_whom_was_asked',
    `insert into problem_event (id, group_id, problem_id, person_id, at, kind) select ${u}, :g, id, :p, now(), 'asked' from problem`,
  ],
  [
    'event_of_two_problems',
    `insert into problem_event (id, group_id, problem_id, person_id, at, kind) select ${u}, :g, id, :p, now(), 'merged' from problem`,
  ],
  [
    'event_of_a_referral',
    `insert into problem_event (id, group_id, problem_id, person_id, at, kind) select ${u}, :g, id, :p, now(), 'referral_accepted' from problem`,
  ],
  [
    'finding_says_something',
    `insert into problem_finding (id, group_id, problem_id, text, at) select ${u}, :g, id, ' ', now() from problem`,
  ],
  [
    'helper_asked_by_another',
    `insert into problem_helper (id, group_id, problem_id, person_id, asked_by_id, state, at) select ${u}, :g, id, :p, :p, 'active', now() from problem`,
  ],
  [
    'helper_asked_by_another',
    `insert into problem_helper (id, group_id, problem_id, person_id, state, at) select ${u}, :g, id, :p, 'asked', now() from problem`,
  ],
  [
    'referral_to_another_group',
    `insert into referral (id, group_id, problem_id, to_group_id, proposed_by_id, letter, at) select ${u}, :g, id, :g, :p, 'x', now() from problem`,
  ],
  ['referral_linked_when_accepted', `update referral set state = 'accepted', consented_at = now()`],
  ['referral_only_with_consent', `update referral set state = 'consented'`],
  [
    'referral_once_at_a_time',
    `insert into referral (id, group_id, problem_id, to_group_id, proposed_by_id, letter, at) select ${u}, group_id, problem_id, to_group_id, proposed_by_id, 'x', now() from referral`,
  ],
  ['group_problem_days', `update "group" set problem_days = 3`],
  ['activity_main_not_supporting', `update activity set supporting = '{A}'`],
  ['activity_dates_together', `update activity set ends_at = starts_at`],
  ['activity_dated_when_scheduled', `update activity set starts_at = null, ends_at = null`],
  ['activity_offer_is_sharing', `update activity set state = 'offered'`],
  ['activity_draft_is_meeting', `update activity set kind = 'sharing', state = 'draft'`],
  ['day_at_most_16_hours', `update activity_day set ends_at = starts_at + interval '16 hours 1 minute'`],
  ['agenda_title_given', item(`' ', null, null, ''`)],
  ['agenda_minutes', item(`'x', 0, null, ''`)],
  ['agenda_one_owner', item(`'x', 5, :p, 'Pak Camat'`)],
  [
    'agenda_problem_not_carried',
    `insert into agenda_item (id, group_id, activity_id, position, title, problem_id, carried_from_id) values (${u}, :g, :a, 7, 'x', ${u}, ${u})`,
  ],
  ['agenda_dropped_when_not_reached', `update agenda_item set dropped = true`],
  [
    'agenda_places_apart',
    `insert into agenda_item (id, group_id, activity_id, position, title) values (${u}, :g, :a, 1, 'x'), (${u}, :g, :a, 1, 'y')`,
  ],
  [
    'agenda_item_carried_from_id_key',
    `insert into agenda_item (id, group_id, activity_id, position, title, carried_from_id) select ${u}, :g, :a, n, 'x', '${i}' from generate_series(8, 9) n`,
  ],
  ['day_end_after_start', `update activity_day set ends_at = starts_at`],
  [
    'days_apart',
    `insert into activity_day (id, group_id, activity_id, starts_at, ends_at) values (${u}, :g, :a, '2026-08-13 12:00+08', '2026-08-13 14:00+08')`,
  ],
  [
    'attendance_day_id_person_id_key',
    `insert into attendance (id, group_id, activity_id, day_id, person_id, status, recorded_at, recorded_by_id) values (${u}, :g, :a, :d, :p, 'izin', now(), :p)`,
  ],
  ['late_only_when_present', `update attendance set status = 'alpa', late = true`],
  [
    'approval_has_a_person',
    `insert into minutes (activity_id, group_id, text, updated_at, updated_by_id, approved_at) values (:a, :g, 'x', now(), :p, now())`,
  ],
  [
    'done_has_a_person',
    `insert into action_item (id, group_id, activity_id, text, done_at) values (${u}, :g, :a, 'x', now())`,
  ],
  [
    'withdrawn_with_reason',
    `insert into action_item (id, group_id, activity_id, text, withdrawn_at, withdrawn_by_id) values (${u}, :g, :a, 'x', now(), :p)`,
  ],
  [
    'done_or_withdrawn',
    `insert into action_item (id, group_id, activity_id, text, done_at, done_by_id, withdrawn_at, withdrawn_by_id, withdrawn_reason) values (${u}, :g, :a, 'x', now(), :p, now(), :p, 'x')`,
  ],
  [
    'approved_minutes_say_something',
    `insert into minutes (activity_id, group_id, text, updated_at, updated_by_id, approved_at, approved_by_id) values (:a, :g, ' ', now(), :p, now(), :p)`,
  ],
  ['minutes_correction_has_reason', minutesCorrection(`'a', 'b', ' '`)],
  ['minutes_correction_changes_something', minutesCorrection(`'a', 'a', 'x'`)],
  ['photo_measures', photo(`0, 0, 10`, `${u}, ${u}`)],
  ['photo_has_two_files', photo(`0, 10, 10`, `:p, :p`)],
  ['photo_file_id', photo(`0, 10, 10`, `${u}, ${u}`)],
  ['presenter_named', `insert into presenter (id, group_id, activity_id) values (${u}, :g, :a)`],
  [
    'material_link_or_file',
    `insert into material (id, group_id, activity_id, title, added_by_id) values (${u}, :g, :a, 'x', :p)`,
  ],
  [
    'feedback_usefulness',
    `insert into feedback (id, group_id, activity_id, person_id, usefulness, will_use, at) values (${u}, :g, :a, :p, 6, true, now())`,
  ],
  [
    'entry_open_as_far_as_shared',
    `insert into library_entry (id, group_id, kind, material_id, owner_id, title, body, grade, subject, objective, region_code, open_to, document) values (:p, :g, 'material', :p, :p, 'x', 'x', '', '', 'A', '33.15', '', '')`,
  ],
  [
    'entry_of_its_source',
    `insert into library_entry (id, group_id, kind, owner_id, title, body, grade, subject, objective, region_code, document) values (:p, :g, 'trial', :p, 'x', 'x', '', '', 'A', '33.15', '')`,
  ],
  [
    'entry_phase',
    `insert into library_entry (id, group_id, kind, material_id, owner_id, title, body, grade, phase, subject, objective, region_code, document) values (:p, :g, 'material', :p, :p, 'x', 'x', '', 'G', '', 'A', '33.15', '')`,
  ],
  [
    'library_entry_material_id_group_id_fkey',
    `insert into library_entry (id, group_id, kind, material_id, owner_id, title, body, grade, subject, objective, region_code, document) values (:p, :g, 'material', :p, :p, 'x', 'x', '', '', 'A', '33.15', '')`,
  ],
  [
    'feedback_scales',
    `insert into feedback (id, group_id, activity_id, person_id, usefulness, clarity, will_use, at) values (${u}, :g, :a, :p, 5, 6, true, now())`,
  ],
  [
    'call_closed_by_a_person',
    `insert into session_call (id, group_id, topic, description, objective, closes_on, created_by_id, created_at, closed_at) values (${u}, :g, 'x', '', 'A', '2026-08-13', :p, now(), now())`,
  ],
  ['slot_and_answer_are_sessions', `update activity set host_id = id where id = :a`],
  ['slot_in_another', `update activity set kind = 'sharing', host_id = id where id = :a`],
  [
    'use_is_told',
    `insert into adoption (id, group_id, activity_id, person_id, said_at, remind_on, used_at, used_on, happened) values (${u}, :g, :a, :p, now(), '2026-08-13', now(), '2026-08-13', 'x')`,
  ],
  [
    'adoption_activity_id_group_id_fkey',
    `insert into adoption (id, group_id, activity_id, person_id, said_at, remind_on) values (${u}, :p, :a, :p, now(), '2026-08-13')`,
  ],
  [
    'learning_result_has_figures',
    `insert into evidence (id, group_id, activity_id, kind, added_by_id, at) values (${u}, :g, :a, 'learning_result', :p, now())`,
  ],
  [
    'class_result_of_pupils',
    `insert into class_result (id, group_id, measure, pupils, before, after) values (${u}, :g, 'mean', 0, 1, 2)`,
  ],
  [
    'class_result_range',
    `insert into class_result (id, group_id, measure, pupils, before, after) values (${u}, :g, 'share', 10, 1, 130)`,
  ],
  [
    'class_result_in_order',
    `insert into class_result (id, group_id, measure, pupils, before, after, before_on, after_on) values (${u}, :g, 'mean', 10, 1, 2, '2026-08-02', '2026-08-01')`,
  ],
  ['trial_told', trial(`' ', null, '', null`)],
  ['trial_withdrawn_with_reason', trial(`'x', now(), '', null`)],
  ['trial_withdrawn_proves_nothing', trial(`'x', now(), 'x', ${u}`)],
  [
    'redaction_counts',
    `insert into redaction (id, group_id, by_id, at, reason, count) values (${u}, :g, :p, now(), 'pupil', 0)`,
  ],
  ['redaction_place_counts', `update redaction_place set count = 0`],
  ['document_withheld_is_revoked', `update document set withheld_at = now()`],
  ['never changed', `update document set content = '{"a": 1}'`],
  ['competence_round_titled', `update competence_round set title = ' '`],
  ['competence_sums_when_closed', `update competence_round set sums = '{}'`],
  [
    'competence_one_round_at_a_time',
    `insert into competence_round (id, group_id, title, opened_by_id, opened_at, moved_at) values (${u}, :g, 'x', :p, now(), now())`,
  ],
  ['competence_steps', answer('{1,2,3,4,1,2,3,4,1,2,3}')],
  ['competence_steps', answer('{1,2,3,4,1,2,3,4,1,2,3,5}')],
  ['competence_steps', answer('{1,2,3,4,1,2,3,4,1,2,3,0}')],
  ['competence_steps', answer('{1,2,3,4,1,2,3,4,1,2,3,null}')],
  [
    'file_size',
    `insert into file (id, group_id, name, type, bytes, sha256, added_by_id, at) values (${u}, :g, 'x', 'x', 10485761, 'x', :p, now())`,
  ],
  [
    'counter_stages_nested',
    `insert into coverage_counter (group_id, month, objective, held) values (:g, '2026-08-01', 'A', 1)`,
  ],
  [
    'counter_month_first',
    `insert into coverage_counter (group_id, month, objective) values (:g, '2026-08-02', 'A')`,
  ],
  [
    'item_month_first',
    `with y as (insert into programme (id, group_id, school_year) values (${u}, :g, 2025) returning id) insert into programme_item (id, group_id, programme_id, title, category, month, objective, supporting) select ${u}, :g, id, 'x', 'umum', '2026-08-02', 'A', '{}' from y`,
  ],
  ['activity_sequence_rises', `update activity set sequence = 1`],
  [
    'series_zone',
    `insert into activity_series (id, group_id, rule, starts_on, zone, created_by_id, created_at) values (${u}, :g, 'FREQ=WEEKLY;COUNT=2', '2026-08-13', 'Asia/Singapore', :p, now())`,
  ],
  [
    'series_rule_shape',
    `insert into activity_series (id, group_id, rule, starts_on, zone, created_by_id, created_at) values (${u}, :g, 'every week', '2026-08-13', 'Asia/Jakarta', :p, now())`,
  ],
  [
    'group_date_named',
    `insert into group_date (id, group_id, name, kind, first_on, last_on) values (${u}, :g, ' ', 'exam', '2026-08-13', '2026-08-13')`,
  ],
  [
    'group_date_in_order',
    `insert into group_date (id, group_id, name, kind, first_on, last_on) values (${u}, :g, 'x', 'exam', '2026-08-13', '2026-08-12')`,
  ],
  [
    'poll_closing_has_a_person',
    `insert into poll (id, group_id, title, closed_at, created_by_id, created_at) values (${u}, :g, 'x', now(), :p, now())`,
  ],
  [
    'poll_with_meeting_is_closed',
    `insert into poll (id, group_id, title, activity_id, created_by_id, created_at) values (${u}, :g, 'x', :a, :p, now())`,
  ],
  [
    'option_end_after_start',
    `with y as (insert into poll (id, group_id, title, created_by_id, created_at) values (${u}, :g, 'x', :p, now()) returning id) insert into poll_option (id, group_id, poll_id, starts_at, ends_at) select ${u}, :g, id, now(), now() from y`,
  ],
  [
    'calendar_feed_one_a_person',
    `insert into calendar_feed (id, person_id, token_hash, created_at) values (${u}, :p, '1', now()), (${u}, :p, '2', now())`,
  ],
  [
    'calendar_feed_one_a_group',
    `insert into calendar_feed (id, group_id, person_id, token_hash, created_at) values (${u}, :g, :p, '1', now()), (${u}, :g, :p, '2', now())`,
  ],
  ['check_in_by_hand_has_a_time', `update activity_day set check_in_by_hand = true`],
  [
    'excuse_has_reason',
    `insert into invitation_answer (id, group_id, activity_id, person_id, answer, reason, for_start, at) values (${u}, :g, :a, :p, 'izin', ' ', now(), now())`,
  ],
  [
    'guest_named',
    `insert into guest (id, group_id, activity_id, name, added_by_id, at) values (${u}, :g, :a, ' ', :p, now())`,
  ],
  ['correction_has_reason', correction(`'hadir', 'alpa', false, ' '`)],
  ['correction_late_only_when_present', correction(`'hadir', 'alpa', true, 'x'`)],
  ['correction_changes_something', correction(`'alpa', 'alpa', false, 'x'`)],
  [
    'document_year_and_serial',
    `insert into document (id, group_id, activity_id, kind, person_id, year, serial, number, code, content, shown, sha256, bytes, issued_on, issued_at, issued_by_id, revoked_at, revoked_by_id, revoked_reason) values (${u}, :g, :a, 'notulen', null, 2026, null, 'x', 'ABCDEFGHJKMN', '{}', '{}', repeat('0', 64), 1, '2026-08-13', now(), :p, null, null, '')`,
  ],
  [
    'document_number_given',
    `insert into document (id, group_id, activity_id, kind, person_id, year, serial, number, code, content, shown, sha256, bytes, issued_on, issued_at, issued_by_id, revoked_at, revoked_by_id, revoked_reason) values (${u}, :g, :a, 'notulen', null, 2026, 2, ' ', 'ABCDEFGHJKMN', '{}', '{}', repeat('0', 64), 1, '2026-08-13', now(), :p, null, null, '')`,
  ],
  [
    'document_code_shape',
    `insert into document (id, group_id, activity_id, kind, person_id, year, serial, number, code, content, shown, sha256, bytes, issued_on, issued_at, issued_by_id, revoked_at, revoked_by_id, revoked_reason) values (${u}, :g, :a, 'notulen', null, 2026, 2, 'x', 'ABCDEFGHJKM0', '{}', '{}', repeat('0', 64), 1, '2026-08-13', now(), :p, null, null, '')`,
  ],
  [
    'document_sum_shape',
    `insert into document (id, group_id, activity_id, kind, person_id, year, serial, number, code, content, shown, sha256, bytes, issued_on, issued_at, issued_by_id, revoked_at, revoked_by_id, revoked_reason) values (${u}, :g, :a, 'notulen', null, 2026, 2, 'x', 'ABCDEFGHJKMN', '{}', '{}', 'x', 1, '2026-08-13', now(), :p, null, null, '')`,
  ],
  [
    'document_statement_of_a_person',
    `insert into document (id, group_id, activity_id, kind, person_id, year, serial, number, code, content, shown, sha256, bytes, issued_on, issued_at, issued_by_id, revoked_at, revoked_by_id, revoked_reason) values (${u}, :g, :a, 'notulen', :p, 2026, 2, 'x', 'ABCDEFGHJKMN', '{}', '{}', repeat('0', 64), 1, '2026-08-13', now(), :p, null, null, '')`,
  ],
  [
    'document_revoked_with_reason',
    `insert into document (id, group_id, activity_id, kind, person_id, year, serial, number, code, content, shown, sha256, bytes, issued_on, issued_at, issued_by_id, revoked_at, revoked_by_id, revoked_reason) values (${u}, :g, :a, 'notulen', null, 2026, 2, 'x', 'ABCDEFGHJKMN', '{}', '{}', repeat('0', 64), 1, '2026-08-13', now(), :p, now(), :p, '')`,
  ],
  [
    'document_one_in_force',
    `insert into document (id, group_id, activity_id, kind, person_id, year, serial, number, code, content, shown, sha256, bytes, issued_on, issued_at, issued_by_id, revoked_at, revoked_by_id, revoked_reason) values (${u}, :g, :a, 'notulen', null, 2026, 2, 'x', 'ABCDEFGHJKMN', '{}', '{}', repeat('0', 64), 1, '2026-08-13', now(), :p, null, null, '')`,
  ],
  [
    'document_group_id_year_serial_key',
    `insert into document (id, group_id, activity_id, kind, person_id, year, serial, number, code, content, shown, sha256, bytes, issued_on, issued_at, issued_by_id, revoked_at, revoked_by_id, revoked_reason) values (${u}, :g, :a, 'laporan', null, 2026, 1, 'x', 'ABCDEFGHJKMN', '{}', '{}', repeat('0', 64), 1, '2026-08-13', now(), :p, null, null, '')`,
  ],
  [
    'document_code_key',
    `insert into document (id, group_id, activity_id, kind, person_id, year, serial, number, code, content, shown, sha256, bytes, issued_on, issued_at, issued_by_id, revoked_at, revoked_by_id, revoked_reason) values (${u}, :g, :a, 'laporan', null, 2026, 3, 'x', 'ABCDEFGHJKM2', '{}', '{}', repeat('0', 64), 1, '2026-08-13', now(), :p, null, null, '')`,
  ],
  [
    'notice_person_id_event_key',
    `insert into notice (id, group_id, person_id, event, kind, path, activity_id, at) select ${u}, :g, :p, 'x', 'meeting.moved', '/meetings', :a, now() from generate_series(1, 2)`,
  ],
  ['notice_kind_shape', notice(`'x', 'Moved', '/meetings', :a, now()`)],
  ['notice_event_given', notice(`' ', 'meeting.moved', '/meetings', :a, now()`)],
  ['notice_path_local', notice(`'x', 'meeting.moved', '//evil.example', :a, now()`)],
  ['notice_of_a_record', notice(`'x', 'meeting.moved', '/meetings', null, now()`)],
  ['notice_read_after', notice(`'x', 'meeting.moved', '/meetings', :a, '2999-01-01'`)],
  [
    'notice_choice_topic_shape',
    `insert into notice_choice (person_id, topic, channel, wanted) values (:p, '', 'in_app', true)`,
  ],
  ['supervision_note_text_given', remark(`'comment', 'silent', ' ', '', null, true`)],
  ['supervision_note_visit_whole', remark(`'visit', null, 'x', '', '2026-08-13', true`)],
  ['supervision_note_visit_whole', remark(`'comment', 'silent', 'x', 'x', null, true`)],
  ['supervision_note_visit_by_supervisor', remark(`'visit', null, 'x', 'x', '2026-08-13', false`)],
  ['supervision_note_comment_on_something', remark(`'comment', null, 'x', '', null, true`)],
  ['append-only', `update supervision_note set at = now()`],
  ['append-only', `delete from supervision_note`],
  ['group_remind_days', `update "group" set remind_days = 15`],
  [
    'guest_answer_whole',
    `insert into guest (id, group_id, activity_id, name, added_by_id, at, answer) values (${u}, :g, :a, 'x', :p, now(), 'izin')`,
  ],
  [
    'invitee_pkey',
    `insert into invitee (group_id, activity_id, person_id) values (:g, :a, :p), (:g, :a, :p)`,
  ],
  ['never changed', `update document set number = 'y'`],
  ['never changed', `delete from document`],
  [
    'programme_adopted_on_a_day',
    `insert into programme (id, group_id, school_year, adopted_at) values (${u}, :g, 2026, now())`,
  ],
  [
    'item_budget',
    `with p as (insert into programme (id, group_id, school_year) values (${u}, :g, 2027) returning id) insert into programme_item (id, group_id, programme_id, title, category, month, objective, budget) select ${u}, :g, p.id, 'x', 'umum', '2027-08-01', 'A', -1 from p`,
  ],
  [
    'item_one_in_charge',
    `with p as (insert into programme (id, group_id, school_year) values (${u}, :g, 2027) returning id) insert into programme_item (id, group_id, programme_id, title, category, month, objective, in_charge, in_charge_id) select ${u}, :g, p.id, 'x', 'umum', '2027-08-01', 'A', 'x', :p from p`,
  ],
  [
    'item_problem_is_origin',
    `with p as (insert into programme (id, group_id, school_year) values (${u}, :g, 2027) returning id) insert into programme_item (id, group_id, programme_id, title, category, month, objective, problem_id) select ${u}, :g, p.id, 'x', 'umum', '2027-08-01', 'A', ${u} from p`,
  ],
  [
    'signature_position',
    `insert into programme_signature (group_id, programme_id, position, title, name) values (:g, ${u}, 4, 'x', 'x')`,
  ],
  [
    'signature_named',
    `insert into programme_signature (group_id, programme_id, position, title, name) values (:g, ${u}, 1, 'x', ' ')`,
  ],
  [
    'import_rows_go_when_applied',
    `insert into programme_import (id, group_id, school_year, name, sha256, rows, created_by_id, created_at, applied_at) values (${u}, :g, 2026, 'x', 'x', '[1]', :p, now(), now())`,
  ],
  [
    'roster_rows_go_when_applied',
    `insert into member_import (id, group_id, name, sha256, heads, rows, created_by_id, created_at, applied_at) values (${u}, :g, 'x', 'x', '{}', '[1]', :p, now(), now())`,
  ],
  [
    'roster_done_of_total',
    `insert into member_import (id, group_id, name, sha256, heads, rows, created_by_id, created_at, done) values (${u}, :g, 'x', 'x', '{}', '[]', :p, now(), 1)`,
  ],
  [
    'counter_sums_not_below_nothing',
    `insert into coverage_counter (group_id, month, objective, people) values (:g, '2026-08-01', 'A', -1)`,
  ],
  [
    'counter_solved_of_reported',
    `insert into coverage_counter (group_id, month, objective, solved) values (:g, '2026-08-01', 'A', 1)`,
  ],
  ['letterhead_format_numbers', `insert into letterhead (group_id, format) values (:g, '{year}')`],
  ['letter_counter_counts', `insert into letter_counter (group_id, year, last) values (:g, 2026, -1)`],
  ['append-only', `delete from audit_entry`],
  ['append-only', `update audit_entry set command = 'y'`],
])('the database refuses: %s', async (name, statement) => {
  const text = statement.replace(/:([gpad])\b/g, (_, key: string) => `'${ids[key]}'`)
  await expect(sql(text)).rejects.toThrow(name)
})

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
