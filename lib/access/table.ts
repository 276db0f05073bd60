/**
 * Who may do what: the only source. Each cell lists the reaches that a role has;
 * a reach that is not listed is refused. See "Who may do what" in docs/product rules.
 *
 * group: an active membership in the record's group
 * own: the same, and the record is the person's own (a session: also that of each presenter)
 * mine: the record is the person's own, whether or not they still are in the group: proof of what they did
 * shared: the same, and the record is open to the whole group
 *   (not a file of an unpublished material, nor the statement of a person, nor a meeting that is a draft;
 *   in the library its materials)
 * submitted: as group, and the record was handed in (not a problem's draft, nor a referral without consent)
 * scope: the group lies in the supervisor's regions, groups or schools
 * sharedScope: as scope, and the record is open to the whole group
 * sharedAll: everywhere, and the record is open to the whole group
 * open: the record's owner shares it with everybody at home in its district, regency, province or the nation
 * problemScope: as scope, but by school only problems met in that school; never a draft
 * all: everywhere
 */
export type Reach =
  | 'group'
  | 'own'
  | 'mine'
  | 'shared'
  | 'submitted'
  | 'scope'
  | 'sharedScope'
  | 'sharedAll'
  | 'open'
  | 'problemScope'
  | 'all'
export type Role = 'teacher' | 'officer' | 'supervisor' | 'administrator'
export const roles: Role[] = ['teacher', 'officer', 'supervisor', 'administrator']
export type RecordKind =
  | 'group'
  | 'activity'
  | 'problem'
  | 'helper'
  | 'referral'
  | 'trial'
  | 'programme'
  | 'actionItem'
  | 'file'
  | 'document'
  | 'libraryEntry'

type Row = { record: RecordKind } & Partial<Record<Role, Reach[]>>

const members = { teacher: ['group'], officer: ['group'] } satisfies Partial<Record<Role, Reach[]>>
const readers = { ...members, supervisor: ['scope'], administrator: ['all'] } satisfies Partial<
  Record<Role, Reach[]>
>
const officers = { officer: ['group'] } satisfies Partial<Record<Role, Reach[]>>
const deciders = { officer: ['submitted'] } satisfies Partial<Record<Role, Reach[]>>
const reporter = { teacher: ['own'], officer: ['own'] } satisfies Partial<Record<Role, Reach[]>>

const overseers = { ...officers, supervisor: ['scope'] } satisfies Partial<Record<Role, Reach[]>>

export const table = {
  'group.read': { record: 'group', ...readers },
  'group.manage': { record: 'group', ...officers, administrator: ['all'] },
  'coverage.read': { record: 'group', ...readers },
  'audit.read': { record: 'group', ...officers, administrator: ['all'] },
  'supervision.read': { record: 'group', ...overseers },
  'supervision.comment': { record: 'group', ...overseers },
  'supervision.visit': { record: 'group', supervisor: ['scope'] },
  'programme.read': { record: 'programme', ...readers },
  'programme.manage': { record: 'group', ...officers },
  'activity.read': {
    record: 'activity',
    teacher: ['shared'],
    officer: ['group'],
    supervisor: ['sharedScope'],
    administrator: ['sharedAll'],
  },
  'activity.schedule': { record: 'group', ...officers },
  'activity.manage': { record: 'activity', ...officers },
  'activity.checkIn': { record: 'activity', teacher: ['shared'], officer: ['shared'] },
  'poll.answer': { record: 'group', ...members },
  'activity.feedback': { record: 'activity', teacher: ['shared'], officer: ['shared'] },
  'sharing.offer': { record: 'group', ...members },
  'sharing.present': { record: 'activity', teacher: ['own'], officer: ['group'] },
  'actionItem.manage': { record: 'actionItem', ...officers },
  'actionItem.complete': { record: 'actionItem', teacher: ['own'], officer: ['group'] },
  'problem.report': { record: 'group', ...members },
  'problem.read': {
    record: 'problem',
    teacher: ['shared', 'own'],
    officer: ['submitted', 'own'],
    supervisor: ['problemScope'],
  },
  'problem.comment': {
    record: 'problem',
    teacher: ['shared', 'own'],
    officer: ['submitted', 'own'],
    supervisor: ['problemScope'],
  },
  'problem.help': { record: 'problem', teacher: ['shared'], officer: ['submitted'] },
  'problem.follow': { record: 'problem', teacher: ['shared'], officer: ['submitted'] },
  'problem.manage': { record: 'problem', ...deciders },
  'problem.merge': { record: 'problem', ...deciders },
  'problem.refer': { record: 'problem', ...deciders },
  'problem.archive': { record: 'problem', ...deciders },
  'problem.resolve': { record: 'problem', ...reporter },
  'problem.deepen': { record: 'problem', ...reporter },
  'problem.consent': { record: 'problem', ...reporter },
  'problem.patience': { record: 'group', ...officers },
  'helper.answer': { record: 'helper', ...reporter },
  'referral.decide': { record: 'referral', ...deciders },
  'trial.log': { record: 'problem', teacher: ['shared', 'own'], officer: ['submitted', 'own'] },
  'trial.manage': { record: 'trial', ...reporter },
  'redaction.read': { record: 'group', ...members, supervisor: ['scope'] },
  'redaction.make': { record: 'group', ...officers },
  'competence.read': { record: 'group', ...members, supervisor: ['scope'] },
  'competence.answer': { record: 'group', ...members },
  'competence.manage': { record: 'group', ...officers },
  'file.read': {
    record: 'file',
    teacher: ['shared', 'own', 'open'],
    officer: ['group', 'open'],
    supervisor: ['sharedScope', 'open'],
    administrator: ['all'],
  },
  'file.send': { record: 'group', ...members },
  'document.read': {
    record: 'document',
    teacher: ['shared', 'mine'],
    officer: ['group'],
    supervisor: ['sharedScope'],
    administrator: ['sharedAll'],
  },
  'document.manage': { record: 'document', ...officers },
  'library.read': {
    record: 'libraryEntry',
    teacher: ['group', 'open'],
    officer: ['group', 'open'],
    supervisor: ['problemScope', 'sharedScope', 'open'],
  },
  'library.share': { record: 'libraryEntry', ...reporter },
  'library.takeBack': { record: 'libraryEntry', teacher: ['own'], officer: ['group'] },
  'letterhead.manage': { record: 'group', ...officers },
  'administration.manage': { record: 'group', administrator: ['all'] },
} as const satisfies Record<string, Row>

export type Action = keyof typeof table
export const actions = Object.keys(table) as Action[]

/** The roles' cells of an action, as plain lists. */
export function cell(action: Action, role: Role): readonly Reach[] {
  return (table[action] as Row)[role] ?? []
}
