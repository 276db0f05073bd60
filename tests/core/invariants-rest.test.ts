import { refuses, u } from '../support/invariants'

/** The first of the words that a column of this type knows. */
const first = (kind: string) => `(enum_range(null::${kind}))[1]`
const SUM = "repeat('0', 64)"

const token = (values: string) =>
  `insert into api_token (id, person_id, created_at, name, token_hash, scopes, expires_at) select ${u}, :p, now(), ${values}`
const event = (values: string) =>
  `insert into problem_event (id, group_id, problem_id, person_id, at, kind, outcome) select ${u}, :g, ${u}, :p, now(), ${values}`
const item = (values: string) =>
  `insert into programme_item (id, group_id, programme_id, title, category, month, objective, supporting, jp) select ${u}, :g, ${u}, 'x', ${first('category')}, '2026-08-01', 'A', ${values}`
const merge = (values: string) =>
  `insert into person_merge (id, rows, by_id, at, person_id, merged_id, reason, parted_at, parted_by_id) select ${u}, '[]', :p, '2026-08-13', ${values}`
const term = (values: string) =>
  `insert into officer_term (id, group_id, person_id, title, decree_number, started_on, acting_from) select ${u}, :g, :p, 'Ketua', '1', '2026-08-13', ${values}`
const device = (values: string) =>
  `insert into push_device (id, person_id, session_id, created_at, endpoint, p256dh, auth) select ${u}, :p, ${u}, now(), ${values}`
const transfer = (values: string) =>
  `insert into transfer (id, group_id, person_id, expires_at, size, print) select ${u}, :g, :p, now(), ${values}`
const part = (values: string) =>
  `insert into transfer_part (group_id, transfer_id, position, bytes) select :g, ${u}, ${values}`
const twice = 'from generate_series(1, 2)'

refuses([
  ['api_token_expires', token(`'x', ${SUM}, '{coverage.read}', now() + interval '367 days'`)],
  ['api_token_hash', token(`'x', 'x', '{coverage.read}', now() + interval '1 day'`)],
  ['api_token_name', token(`'', ${SUM}, '{coverage.read}', now() + interval '1 day'`)],
  ['api_token_scopes', token(`'x', ${SUM}, '{everything}', now() + interval '1 day'`)],
  ['api_token_scopes', token(`'x', ${SUM}, '{}', now() + interval '1 day'`)],
  [
    'api_token_token_hash_key',
    `${token(`'x', ${SUM}, '{coverage.read}', now() + interval '1 day'`)} ${twice}`,
  ],
  [
    'consent_in_order',
    `insert into consent (id, person_id, purpose, wording, given_at, withdrawn_at) select ${u}, :p, ${first('consent_purpose')}, 1, '2026-08-13', '2026-08-12'`,
  ],
  ['event_outcome_when_closing', event(`'closed', null`)],
  ['event_outcome_when_closing', event(`'comment', ${first('problem_outcome')}`)],
  ['item_jp', item(`'{}', 201`)],
  ['item_main_not_supporting', item(`'{A}', 1`)],
  [
    'programme_change_has_reason',
    `insert into programme_change (id, group_id, programme_id, kind, title, reason, person_id, at) select ${u}, :g, ${u}, ${first('programme_change_kind')}, 'x', ' ', :p, now()`,
  ],
  [
    'programme_group_id_school_year_key',
    `insert into programme (id, group_id, school_year) select ${u}, :g, 2026 ${twice}`,
  ],
  [
    'membership_from_another_group',
    `insert into membership (id, group_id, person_id, started_on, from_group_id) select ${u}, :g, ${u}, '2026-08-13', :g`,
  ],
  ['merge_of_two', merge(`:p, :p, 'x', null, null`)],
  ['merge_parted_by_somebody', merge(`:p, ${u}, 'x', '2026-08-14', null`)],
  ['merge_parted_by_somebody', merge(`:p, ${u}, 'x', '2026-08-12', :p`)],
  ['merge_reasoned', merge(`:p, ${u}, ' ', null, null`)],
  ['officer_term_acting_afterwards', term(`'2026-08-13'`)],
  ['officer_term_once_at_a_time', `${term('null::date')} ${twice}`],
  ['problem_not_merged_into_itself', `update problem set merged_id = id`],
  ['push_device_endpoint', device(`'http://x', repeat('a', 87), repeat('a', 22)`)],
  ['push_device_keys', device(`'https://x', 'a', repeat('a', 22)`)],
  ['push_device_endpoint_key', `${device(`'https://x', repeat('a', 87), repeat('a', 22)`)} ${twice}`],
  ['region_coverage_mark_one', `insert into region_coverage_mark (id, mark) select 2, ${u}`],
  [
    'school_stay_in_order',
    `insert into school_stay (person_id, school_id, started_on, ended_on) select :p, ${u}, '2026-08-13', '2026-08-12'`,
  ],
  ['school_stay_open_once', `insert into school_stay (person_id, school_id) select :p, :g ${twice}`],
  ['transfer_size', transfer(`10485761, decode(repeat('00', 32), 'hex')`)],
  ['transfer_print', transfer(`1, decode('00', 'hex')`)],
  ['transfer_part_bytes', part(`0, ''`)],
  ['transfer_part_position', part(`-1, decode('00', 'hex')`)],
  [
    'photo_one_at_a_place',
    `with f as (insert into file (id, group_id, name, type, bytes, sha256, added_by_id, at) select ${u}, :g, n::text, 'image/jpeg', 1, ${SUM}, :p, now() from generate_series(1, 4) n returning id, name::integer % 2 as n)
     insert into photo (id, group_id, activity_id, position, width, height, file_id, thumb_id, added_by_id, at) select ${u}, :g, :a, 0, 1, 1, min(id::text)::uuid, max(id::text)::uuid, :p, now() from f group by n`,
  ],
  [
    'coverage_order_running',
    `insert into coverage_order (id, person_id, scope, locale, created_at) select ${u}, :p, ${first('coverage_scope')}, 'id', now() ${twice}`,
  ],
  [
    'join_request_waiting_person',
    `insert into join_request (id, group_id, link_id, name, asked_at, person_id) select ${u}, :g, ${u}, 'x', now(), :p ${twice}`,
  ],
  // What there may be once alone.
  ['person_email_key', `insert into person (id, name, email) select ${u}, 'x', 'a@b.id' ${twice}`],
  ['person_nip_key', `insert into person (id, name, nip) select ${u}, 'x', repeat('1', 18) ${twice}`],
  ['person_nuptk_key', `insert into person (id, name, nuptk) select ${u}, 'x', repeat('1', 16) ${twice}`],
  [
    'school_npsn_key',
    `insert into school (id, name, region_code, npsn) select ${u}, 'x', '11', '12345678' ${twice}`,
  ],
  [
    'group_slug_key',
    `insert into "group" (id, slug, kind, name, region_code, zone) select ${u}, 'x-y', 'kkg', 'x', '11', 'Asia/Jakarta' ${twice}`,
  ],
  [
    'presenter_activity_id_person_id_key',
    `insert into presenter (id, group_id, activity_id, person_id) select ${u}, :g, :a, :p ${twice}`,
  ],
  [
    'feedback_activity_id_person_id_key',
    `insert into feedback (id, group_id, activity_id, person_id, usefulness, will_use, at) select ${u}, :g, :a, :p, 3, true, now() ${twice}`,
  ],
  [
    'agenda_item_activity_id_problem_id_key',
    `insert into agenda_item (id, group_id, activity_id, position, title, problem_id) select ${u}, :g, :a, 1, 'x', :g ${twice}`,
  ],
  [
    'problem_helper_problem_id_person_id_key',
    `insert into problem_helper (id, group_id, problem_id, person_id, state, asked_by_id, at) select ${u}, :g, :g, :p, ${first('helper_state')}, ${u}, now() ${twice}`,
  ],
  [
    'invitation_answer_activity_id_person_id_key',
    `insert into invitation_answer (id, group_id, activity_id, person_id, answer, for_start, at) select ${u}, :g, :a, :p, ${first('coming')}, now(), now() ${twice}`,
  ],
  [
    'identity_issuer_subject_key',
    `insert into identity (id, person_id, issuer, subject, created_at) select ${u}, :p, 'x', 'x', now() ${twice}`,
  ],
  [
    'mail_event_key',
    `insert into mail (id, person_id, kind, event, created_at, due_at) select ${u}, :p, 'report.mail', 'x', now(), now() ${twice}`,
  ],
  [
    'evidence_activity_id_kind_source_id_key',
    `insert into evidence (id, group_id, activity_id, kind, source_id, added_by_id, at) select ${u}, :g, :a, ${first('evidence_kind')}, :g, :p, now() ${twice}`,
  ],
  [
    'activity_day_activity_id_starts_at_key',
    `insert into activity_day (id, group_id, activity_id, starts_at, ends_at) select ${u}, :g, :a, '2026-08-20 08:00+08', '2026-08-20 09:00+08' ${twice}`,
  ],
  [
    'decision_activity_id_position_key',
    `insert into decision (id, group_id, activity_id, position, text) select ${u}, :g, :a, 0, 'x' ${twice}`,
  ],
  [
    'cluster_region_code_name_key',
    `insert into cluster (id, region_code, name) select ${u}, '11', 'x' ${twice}`,
  ],
  [
    'group_date_group_id_name_first_on_key',
    `insert into group_date (id, group_id, kind, name, first_on, last_on) select ${u}, :g, ${first('group_date_kind')}, 'x', '2026-08-13', '2026-08-13' ${twice}`,
  ],
  [
    'poll_option_poll_id_starts_at_ends_at_key',
    `insert into poll_option (id, group_id, poll_id, starts_at, ends_at) select ${u}, :g, :g, '2026-08-13 08:00+08', '2026-08-13 09:00+08' ${twice}`,
  ],
])
