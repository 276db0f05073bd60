import { FEWEST_ANSWERS } from '../sharing/rules'

/** What of a table people write, and where a redaction finds it. All of these tables carry `group_id`. */
export type Place = {
  table: string
  /** Columns of text. */
  texts: readonly string[]
  /** Columns of JSON in which texts stand. */
  json?: readonly string[]
  /** Columns that hold a list of texts. */
  lists?: readonly string[]
  /** The primary key; `id` where none is named. */
  key?: string
  /** The column that names the problem or activity that a text belongs to. */
  subject?: string
  /** A table whose version rises with the text (found by `subject`), so that a form with the old text is refused. */
  version?: 'activity' | 'minutes' | 'problem' | 'own'
  /** In SQL: what is told of the problems with these keys, in whichever group, since a referral carries words along. */
  about?: (problems: string) => string
  /** In SQL: rows that officers do not read either. They are blanked with the others, and shown or counted to nobody before. */
  secret?: string
  /** In SQL: rows of other groups that the group `$1` reads with its problems. */
  read?: string
}

const DRAFTS = `select id from problem where group_id = $1::uuid and state = 'draft'`
const ofProblem = (problems: string) => `"problem_id" in (${problems})`
const OUTWARD = 'select linked_id from referral where group_id = $1::uuid and linked_id is not null'
const INWARD = 'select problem_id from referral where to_group_id = $1::uuid and linked_id is not null'
const filesOf = (problems: string) =>
  `"id" in (select file_id from problem_file where problem_id in (${problems}))`

/** In SQL: the problems of other groups that are told in the group `$1` as well: where they come from, and where they went. */
export const FAMILY = `${OUTWARD} union ${INWARD} union
  select other.linked_id from referral here join referral other using (group_id, problem_id)
  where here.to_group_id = $1::uuid and here.linked_id is not null and other.linked_id is not null`

// Kinds of events in a group that a problem was referred to, which its page at home shows too.
const readAtHome = `'taken_up', 'linked', 'joined', 'comment', 'help', 'contact'`

/** Every text that people write in a group. A test compares the list with the columns of the database. */
export const places: readonly Place[] = [
  {
    table: 'problem',
    texts: ['situation', 'tried', 'grade', 'subject'],
    subject: 'id',
    version: 'own',
    about: (problems) => `"id" in (${problems})`,
    secret: `"state" = 'draft'`,
  },
  {
    table: 'problem_event',
    texts: ['text'],
    subject: 'problem_id',
    about: ofProblem,
    read: `"kind"::text = any (array[${readAtHome}]) and "problem_id" in (${OUTWARD})`,
  },
  {
    table: 'problem_finding',
    texts: ['text'],
    subject: 'problem_id',
    about: ofProblem,
    secret: ofProblem(DRAFTS),
  },
  {
    table: 'referral',
    texts: ['letter'],
    subject: 'problem_id',
    about: ofProblem,
    read: `"to_group_id" = $1::uuid and "consented_at" is not null`,
  },
  {
    table: 'trial',
    texts: ['tried', 'happened', 'grade', 'withdrawn_reason'],
    subject: 'problem_id',
    version: 'own',
    about: ofProblem,
  },
  {
    table: 'class_result',
    texts: ['instrument'],
    about: (problems) => `"id" in (select result_id from trial where problem_id in (${problems}))`,
  },
  {
    table: 'activity',
    texts: ['title', 'description', 'place', 'link', 'letter_number'],
    subject: 'id',
    version: 'own',
  },
  { table: 'activity_transition', texts: ['reason'], subject: 'activity_id' },
  {
    table: 'agenda_item',
    texts: ['title', 'owner_name'],
    subject: 'activity_id',
    version: 'activity',
    // Its title is the problem's.
    about: ofProblem,
  },
  { table: 'minutes', texts: ['text'], key: 'activity_id', subject: 'activity_id', version: 'own' },
  { table: 'decision', texts: ['text'], subject: 'activity_id', version: 'minutes' },
  {
    table: 'minutes_correction',
    texts: ['before', 'after', 'reason'],
    lists: ['before_decisions', 'after_decisions'],
    subject: 'activity_id',
  },
  { table: 'photo', texts: ['caption', 'alt'], subject: 'activity_id' },
  { table: 'action_item', texts: ['text', 'withdrawn_reason'], subject: 'activity_id' },
  { table: 'evidence', texts: ['note', 'url'], subject: 'activity_id' },
  { table: 'material', texts: ['title', 'url', 'grade', 'subject'], subject: 'activity_id' },
  {
    table: 'feedback',
    texts: ['text'],
    subject: 'activity_id',
    secret: `(select count(*) from feedback given where given.activity_id = feedback.activity_id) < ${FEWEST_ANSWERS}`,
  },
  { table: 'presenter', texts: ['name'], subject: 'activity_id' },
  { table: 'adoption', texts: ['grade', 'subject', 'happened', 'reflection'], subject: 'activity_id' },
  { table: 'session_call', texts: ['topic', 'description'] },
  { table: 'guest', texts: ['name', 'institution', 'role', 'reason'], subject: 'activity_id' },
  { table: 'invitation_answer', texts: ['reason'], subject: 'activity_id' },
  { table: 'attendance_correction', texts: ['reason'], subject: 'activity_id' },
  {
    table: 'activity_report',
    texts: ['background', 'aims', 'results', 'follow_up', 'impact', 'conclusion'],
    key: 'activity_id',
    subject: 'activity_id',
    version: 'own',
  },
  {
    table: 'document',
    texts: ['number', 'revoked_reason'],
    json: ['content', 'shown'],
    subject: 'activity_id',
  },
  { table: 'file', texts: ['name'], about: filesOf, read: filesOf(INWARD), secret: filesOf(DRAFTS) },
  { table: 'poll', texts: ['title'] },
  { table: 'programme_item', texts: ['title', 'reason', 'fund', 'in_charge', 'indicator'] },
  { table: 'programme_import', texts: ['name'], json: ['rows'] },
  { table: 'member_import', texts: ['name'], json: ['heads', 'rows'] },
  { table: 'programme_change', texts: ['title', 'reason'] },
  { table: 'group_date', texts: ['name'] },
  { table: 'letterhead', texts: ['above', 'address', 'place'], key: 'group_id', version: 'own' },
  { table: 'competence_round', texts: ['title'] },
  { table: 'supervision_note', texts: ['text', 'agreed'] },
  { table: 'notice', texts: [], json: ['data'], subject: 'activity_id' },
]

/** Columns of text that no redaction changes, by table, each with the reason. */
export const exempt: Record<string, { columns: readonly string[]; why: string }> = {
  account_link: { columns: ['email'], why: 'a new address of an account until it is confirmed' },
  activity_series: { columns: ['rule', 'zone'], why: 'a rule of dates and a zone, made by the program' },
  api_token: {
    columns: ['name', 'scopes', 'token_hash'],
    why: 'what a person calls a key of their own, which they alone see; names made by the program; a hash',
  },
  audit_anchor: { columns: ['heads', 'hash'], why: 'hashes' },
  audit_entry: {
    columns: ['command', 'detail', 'hash'],
    why: 'append-only; holds keys and counts, never a text (tests/redaction/everywhere.test.ts)',
  },
  audit_lane: { columns: ['hash'], why: 'a hash' },
  authenticator: { columns: ['secret'], why: 'made by the program, and sealed' },
  passkey: {
    columns: ['credential_id', 'public_key', 'name'],
    why: 'keys, and how their owner tells them apart',
  },
  push_device: {
    columns: ['endpoint', 'p256dh', 'auth'],
    why: 'an address and keys, made by a browser',
  },
  used_challenge: { columns: ['digest'], why: 'a hash' },
  recovery_code: { columns: ['digest'], why: 'a hash' },
  identity: { columns: ['issuer', 'subject'], why: 'the address and key that another service tells' },
  join_request: {
    columns: ['name', 'email', 'school'],
    why: 'who an adult is who wants to join, as of a person; gone a month after the decision',
  },
  join_invitation: {
    columns: ['name', 'email'],
    why: 'who is invited, as of a person; gone a month after its end',
  },
  calendar_feed: { columns: ['token_hash'], why: 'a hash' },
  cluster: { columns: ['name', 'region_code'], why: 'names of clusters, kept by administrators' },
  competence_round: { columns: ['sums'], why: 'figures' },
  coverage_delta: { columns: ['path', 'kind', 'subject', 'label'], why: 'codes and subjects of groups' },
  coverage_order: { columns: ['region_code', 'locale'], why: 'official data and a language' },
  document: { columns: ['code', 'sha256'], why: 'made by the program' },
  file: { columns: ['type', 'sha256'], why: 'made by the program' },
  transfer: { columns: ['print'], why: 'made by the browser' },
  transfer_part: {
    columns: ['bytes'],
    why: 'a file on its way, which only its sender sees and a job removes',
  },
  group: {
    columns: ['slug', 'name', 'subject', 'region_code', 'decree_number', 'zone'],
    why: 'who the group is, kept by administrators',
  },
  library_doubt: { columns: ['stem'], why: 'words that left those entries; gone in the same transaction' },
  library_entry: {
    columns: ['title', 'body', 'grade', 'phase', 'subject', 'region_code', 'open_to', 'document'],
    why: 'made of the texts above, anew in the same transaction',
  },
  library_word: {
    columns: ['word', 'stem'],
    why: 'the words of those entries; forgotten in the same transaction',
  },
  letterhead: { columns: ['code', 'format'], why: 'a pattern of numbers whose shape the database checks' },
  mail: {
    columns: ['kind', 'event', 'address', 'data', 'error'],
    why: 'made by the program; a letter is written when it is sent and never kept',
  },
  mail_choice: { columns: ['zone'], why: 'a zone' },
  member_import: { columns: ['sha256', 'failure'], why: 'a hash, and a key of a sentence' },
  notice: { columns: ['event', 'kind', 'path'], why: 'names and addresses made by the program' },
  notice_choice: { columns: ['topic'], why: 'a name made by the program' },
  person_merge: {
    columns: ['email', 'reason', 'rows'],
    why: 'an address, and why two accounts are one person; rows that were set aside are blanked in lib/redaction/kept',
  },
  officer_term: { columns: ['title', 'section', 'decree_number'], why: 'offices of adults by decree' },
  person: {
    columns: ['name', 'email', 'password_hash', 'nip', 'nuptk', 'locale'],
    why: 'who a person with an account is: corrected or erased by an administrator',
  },
  programme_import: { columns: ['sha256'], why: 'a hash' },
  programme_signature: { columns: ['title', 'name'], why: 'who signs a programme: adults in office' },
  rate_limit: { columns: ['key'], why: 'addresses and account keys of some minutes' },
  redaction_place: { columns: ['place'], why: 'a name of this list' },
  replica_mark: { columns: ['name'], why: 'a name made by the program' },
  region: { columns: ['code', 'name', 'parent_code'], why: 'official data' },
  region_coverage: { columns: ['code', 'kind', 'subject'], why: 'codes and subjects of groups' },
  region_groups: { columns: ['code', 'kind', 'subject', 'label'], why: 'codes and subjects of groups' },
  school: { columns: ['npsn', 'name', 'region_code'], why: 'official data' },
  sent_form: {
    columns: ['command', 'result'],
    why: 'no group of its own: blanked by person, in lib/redaction/kept',
  },
  session: { columns: ['user_agent'], why: 'what a browser says of itself' },
  supervisor_assignment: { columns: ['region_code'], why: 'official data' },
}
