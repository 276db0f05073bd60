import { refuses, u } from '../support/invariants'

const notice = (values: string) =>
  `insert into notice (id, group_id, person_id, read_at, event, kind, path, activity_id, at) select ${u}, :g, :p, now(), ${values}`
const remark = (values: string) =>
  `insert into supervision_note (id, group_id, person_id, at, kind, exception, text, agreed, visited_on, by_supervisor) select ${u}, :g, :p, now(), ${values}`

refuses([
  ['document_withheld_is_revoked', `update document set withheld_at = now()`],
  ['never changed', `update document set content = '{"a": 1}'`],
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
    'calendar_feed_one_a_person',
    `insert into calendar_feed (id, person_id, token_hash, created_at) values (${u}, :p, '1', now()), (${u}, :p, '2', now())`,
  ],
  [
    'calendar_feed_one_a_group',
    `insert into calendar_feed (id, group_id, person_id, token_hash, created_at) values (${u}, :g, :p, '1', now()), (${u}, :g, :p, '2', now())`,
  ],
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
  ['never changed', `update document set number = 'y'`],
  ['never changed', `delete from document`],
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
  [
    'item_month_first',
    `with y as (insert into programme (id, group_id, school_year) values (${u}, :g, 2025) returning id) insert into programme_item (id, group_id, programme_id, title, category, month, objective, supporting) select ${u}, :g, id, 'x', 'umum', '2026-08-02', 'A', '{}' from y`,
  ],
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
])
