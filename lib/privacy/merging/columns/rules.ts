import { columnsIn, register } from '../../register/rules'

/**
 * What becomes of a column that names a person when two accounts of one person become one.
 * `moves`: it names the kept one. `joins`: periods of one thing that share days become one period.
 * `stays`: it names the old account for good, for the reason that is given.
 */
type Decision = { moves: true; clash?: Clash; notOwn?: string } | { joins: string } | { stays: string }

/** Where both have a row that agrees in `on`: one is set aside, or stays where it is. */
type Clash = {
  on: string
  /** The better row counts, by this expression; otherwise the kept person's own. Higher is better. */
  better?: string
  stays?: true
  /** Tables whose rows hang on one that is set aside, and by which column. */
  hanging?: Record<string, string>
}

const moves: Decision = { moves: true }
const clash = (on: string, more: Omit<Clash, 'on'> = {}): Decision => ({
  moves: true,
  clash: { on, ...more },
})
const ended: Decision = { stays: 'opens the old account, which is closed to everybody' }
const setting: Decision = { stays: 'a choice of the kept account counts' }
const trail: Decision = { stays: 'says which account did it' }
// A word of thanks or of need to oneself counts for nothing.
const ofProblem =
  'exists (select 1 from problem p where p.id = x.problem_id and p.reporter_id = any(array[$1, $2]::uuid[]))'
const ofSession =
  'exists (select 1 from presenter p where p.activity_id = x.activity_id and p.person_id = any(array[$1, $2]::uuid[]))'

export const decisions: Record<string, Decision> = {
  'person.id': { stays: 'the account itself' },
  'person.merged_into_id': { stays: 'says what was merged before' },
  'person_merge.person_id': trail,
  'person_merge.merged_id': trail,
  'person_merge.by_id': trail,
  'person_merge.parted_by_id': trail,
  'session.person_id': ended,
  'account_link.person_id': ended,
  'api_token.person_id': ended,
  'authenticator.person_id': ended,
  'recovery_code.person_id': ended,
  'passkey.person_id': ended,
  'push_device.person_id': ended,
  'identity.person_id': ended,
  'calendar_feed.person_id': ended,
  'consent.person_id': { stays: 'was given at that account; proves itself' },
  'audit_entry.person_id': trail,
  'sent_form.person_id': trail,
  'transfer.person_id': { stays: 'a file on its way, gone within a day' },
  'mail.person_id': { stays: 'a letter goes to whom it was written' },
  'notice_delivery.person_id': { stays: 'a letter goes to whom it was written' },
  'notice_choice.person_id': setting,
  'mail_choice.person_id': setting,
  'school_stay.person_id': { stays: 'the schools of the kept account count' },
  'notice.person_id': clash('event', { stays: true }),
  'coverage_order.person_id': clash('scope group_id region_code'),
  'membership.person_id': { joins: 'group_id' },
  'officer_term.person_id': { joins: 'group_id title' },
  'supervisor_assignment.person_id': { joins: 'region_code group_id school_id' },
  'join_request.person_id': clash('group_id state'),
  'join_request.decided_by_id': moves,
  'join_invitation.created_by_id': moves,
  'join_link.created_by_id': moves,
  'activity.created_by_id': moves,
  'activity_transition.person_id': moves,
  'activity_series.created_by_id': moves,
  'agenda_item.owner_id': moves,
  // Present on that day by either account is present.
  'attendance.person_id': clash('day_id', {
    better: "case x.status::text when 'hadir' then 2 when 'alpa' then 0 else 1 end",
  }),
  'attendance.recorded_by_id': moves,
  'attendance_correction.person_id': moves,
  'attendance_correction.by_id': moves,
  'minutes.updated_by_id': moves,
  'minutes.approved_by_id': moves,
  'minutes_correction.by_id': moves,
  'action_item.owner_id': moves,
  'action_item.done_by_id': moves,
  'action_item.withdrawn_by_id': moves,
  'evidence.added_by_id': moves,
  'photo.added_by_id': moves,
  'invitee.person_id': clash('activity_id'),
  'invitation_answer.person_id': clash('activity_id', { better: 'extract(epoch from x.at)' }),
  'guest.added_by_id': moves,
  'guest_presence.recorded_by_id': moves,
  'activity_report.updated_by_id': moves,
  // Both papers were issued and can be verified; one of them is enough to prove it.
  'document.person_id': clash('activity_id kind', { stays: true }),
  'document.issued_by_id': moves,
  'document.revoked_by_id': moves,
  'poll.created_by_id': moves,
  'poll.closed_by_id': moves,
  'poll_answer.person_id': clash('option_id'),
  'file.added_by_id': moves,
  'redaction.by_id': moves,
  'problem.reporter_id': moves,
  'problem_event.person_id': moves,
  'problem_event.about_id': moves,
  'problem_follower.person_id': { moves: true, clash: { on: 'problem_id' }, notOwn: ofProblem },
  'problem_helper.person_id': {
    moves: true,
    clash: {
      on: 'problem_id',
      better: "case x.state::text when 'active' then 2 when 'asked' then 1 else 0 end",
    },
    notOwn: `(${ofProblem} or x.asked_by_id = any(array[$1, $2]::uuid[]) and x.person_id = any(array[$1, $2]::uuid[]))`,
  },
  'problem_helper.asked_by_id': moves,
  'referral.proposed_by_id': moves,
  'trial.person_id': moves,
  'library_entry.owner_id': moves,
  'programme.adopted_by_id': moves,
  'programme_item.in_charge_id': moves,
  'programme_change.person_id': moves,
  'programme_import.created_by_id': moves,
  'member_import.created_by_id': moves,
  'supervision_note.person_id': moves,
  'presenter.person_id': clash('activity_id'),
  'material.added_by_id': moves,
  'feedback.person_id': { moves: true, clash: { on: 'activity_id' }, notOwn: ofSession },
  'session_call.created_by_id': moves,
  'session_call.closed_by_id': moves,
  'adoption.person_id': clash('activity_id', {
    better: '(x.used_at is not null)::int',
    hanging: { library_entry: 'adoption_id' },
  }),
  'competence_round.opened_by_id': moves,
  // Answers of one round are one opinion: they are not mixed.
  'competence_answer.person_id': clash('round_id'),
}

export type Moving = { table: string; column: string; clash?: Clash; notOwn?: string }

const split = (name: string) => {
  const [table = '', column = ''] = name.split('.')
  return { table, column }
}

/** The columns that move, those first that say whose a record is: what counts for nothing is judged by them. */
export function moving(): Moving[] {
  const all = Object.entries(decisions).flatMap(([name, one]) =>
    'moves' in one
      ? [
          {
            ...split(name),
            ...(one.clash && { clash: one.clash }),
            ...(one.notOwn && { notOwn: one.notOwn }),
          },
        ]
      : [],
  )
  return all
}

/** The tables of periods, with what makes two rows the same thing. */
export function joining(): { table: string; column: string; on: string[] }[] {
  return Object.entries(decisions).flatMap(([name, one]) =>
    'joins' in one ? [{ ...split(name), on: columnsIn(one.joins) }] : [],
  )
}

/** Every column that names a person, by the register: each of them needs a decision. */
export function namedColumns(): string[] {
  return Object.entries(register).flatMap(([table, { own, others }]) =>
    [own, others].flatMap(columnsIn).map((column) => `${table}.${column}`),
  )
}
