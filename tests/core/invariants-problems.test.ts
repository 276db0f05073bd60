import { refuses, u } from '../support/invariants'

const trial = (values: string) =>
  `insert into trial (id, group_id, problem_id, person_id, grade, tried_on, at, tried, withdrawn_at, withdrawn_reason, result_id) values (${u}, :g, ${u}, :p, 'II', '2026-08-13', now(), ${values})`
const answer = (steps: string) =>
  `insert into competence_answer (group_id, round_id, person_id, point, steps, at) values (:g, ${u}, :p, 'start', '${steps}', now())`

refuses([
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
])
