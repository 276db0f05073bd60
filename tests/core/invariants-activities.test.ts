import { i, refuses, u } from '../support/invariants'

const item = (values: string) =>
  `insert into agenda_item (id, group_id, activity_id, position, title, minutes, owner_id, owner_name) values (${u}, :g, :a, 6, ${values})`
const correction = (values: string) =>
  `insert into attendance_correction (id, group_id, activity_id, day_id, person_id, by_id, at, "from", "to", to_late, reason) values (${u}, :g, :a, :d, :p, :p, now(), ${values})`
const minutesCorrection = (values: string) =>
  `insert into minutes_correction (id, group_id, activity_id, before_decisions, after_decisions, by_id, at, before, after, reason) values (${u}, :g, :a, '{}', '{}', :p, now(), ${values})`
const photo = (measures: string, files: string) =>
  `insert into photo (id, group_id, activity_id, added_by_id, at, position, width, height, file_id, thumb_id) values (${u}, :g, :a, :p, now(), ${measures}, ${files})`

refuses([
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
    'guest_answer_whole',
    `insert into guest (id, group_id, activity_id, name, added_by_id, at, answer) values (${u}, :g, :a, 'x', :p, now(), 'izin')`,
  ],
  [
    'invitee_pkey',
    `insert into invitee (group_id, activity_id, person_id) values (:g, :a, :p), (:g, :a, :p)`,
  ],
])
