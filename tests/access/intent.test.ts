import { expect, test } from 'vitest'
import { can, type Facts } from '@/lib/access/can'
import { type Action, actions } from '@/lib/access/table'
import type { Viewer } from '@/lib/access/viewer'

const HERE = 'here'
const ELSEWHERE = 'elsewhere'
const base: Viewer = {
  personId: 'nobody',
  sessionId: '',
  name: 'Slamet',
  locale: 'id',
  schoolId: null,
  isAdministrator: false,
  factorDue: false,
  unread: 0,
  memberOf: [],
  officerOf: [],
  homes: [],
  scope: { regions: [], groupIds: [], schoolIds: [], schoolGroupIds: [] },
}
const member = (id: string) => [{ id, slug: id, name: id, zone: 'Asia/Jakarta' }]

/** One of each role, here and in another group, and somebody who is signed in and nothing else. */
const cast = {
  teacher: { ...base, personId: 'teacher', memberOf: member(HERE) },
  officer: { ...base, personId: 'officer', memberOf: member(HERE), officerOf: [HERE] },
  supervisor: { ...base, personId: 'supervisor', scope: { ...base.scope, regions: ['52.03'] } },
  administrator: { ...base, personId: 'administrator', isAdministrator: true },
  outsider: base,
  teacherElsewhere: { ...base, personId: 'teacher', memberOf: member(ELSEWHERE) },
  officerElsewhere: { ...base, personId: 'officer', memberOf: member(ELSEWHERE), officerOf: [ELSEWHERE] },
  supervisorElsewhere: { ...base, personId: 'supervisor', scope: { ...base.scope, regions: ['52.0'] } },
} satisfies Record<string, Viewer>
type Somebody = keyof typeof cast

const record: Facts = { groupId: HERE, regionCode: '52.03.03', shared: true }
const hidden: Facts = { ...record, shared: false }
const of = (ownerId: string, facts = record): Facts => ({ ...facts, ownerId, ownerIds: [ownerId] })

/** "Who may do what" of the product's rules, said once more by hand: each row, and who of the eight may. */
const rows: [intent: string, allowed: Somebody[], Partial<Record<Action, Facts>>][] = [
  [
    'read meetings, sharing, minutes',
    ['teacher', 'officer', 'supervisor', 'administrator'],
    { 'activity.read': record, 'group.read': record, 'programme.read': record },
  ],
  [
    'schedule, change, cancel, lock, approve',
    ['officer'],
    {
      'activity.schedule': record,
      'activity.manage': record,
      'actionItem.manage': record,
      'programme.manage': record,
      'document.manage': record,
      'letterhead.manage': record,
      'competence.manage': record,
      'redaction.make': record,
      'problem.manage': record,
      'problem.merge': record,
      'problem.refer': record,
      'problem.archive': record,
      'problem.patience': record,
      'referral.decide': record,
    },
  ],
  ['check in for oneself', ['teacher', 'officer'], { 'activity.checkIn': record }],
  ['report a problem', ['teacher', 'officer'], { 'problem.report': record }],
  [
    "close or reopen one's own",
    ['teacher'],
    { 'problem.resolve': of('teacher'), 'problem.deepen': of('teacher'), 'problem.consent': of('teacher') },
  ],
  ["close or reopen another's", [], { 'problem.resolve': of('another') }],
  ['read a problem of the group', ['teacher', 'officer', 'supervisor'], { 'problem.read': record }],
  ['read one marked "officers only"', ['officer', 'supervisor'], { 'problem.read': of('another', hidden) }],
  [
    "read one's own of that kind",
    ['teacher', 'officer', 'supervisor'],
    { 'problem.read': of('teacher', hidden) },
  ],
  ["read another's draft", [], { 'problem.read': of('another', { ...hidden, draft: true }) }],
  [
    'offer a session, comment, give feedback',
    ['teacher', 'officer'],
    { 'sharing.offer': record, 'activity.feedback': record, 'poll.answer': record },
  ],
  ['comment in scope', ['teacher', 'officer', 'supervisor'], { 'problem.comment': record }],
  ['comment to the officers', ['officer', 'supervisor'], { 'supervision.comment': record }],
  ['coverage report', ['teacher', 'officer', 'supervisor', 'administrator'], { 'coverage.read': record }],
  ['members, roster import, officers', ['officer', 'administrator'], { 'group.manage': record }],
  ['regions, groups, supervisor assignments', ['administrator'], { 'administration.manage': record }],
]

test.each(rows)('%s: %j and nobody else', (_, allowed, asked) => {
  for (const [action, facts] of Object.entries(asked) as [Action, Facts][]) {
    const may = (Object.keys(cast) as Somebody[]).filter((who) => can(cast[who], action, facts))
    expect(may, action).toEqual(allowed)
  }
})

test('who is in no group, supervises nothing and does not administer may do nothing at all', () => {
  for (const action of actions) expect(can(cast.outsider, action, of('another')), action).toBe(false)
})

test('an administrator reads no text of a problem, and changes nothing in a group but its people', () => {
  const allowed = actions.filter((action) => can(cast.administrator, action, { ...record, openTo: '' }))
  expect(allowed).toEqual([
    'group.read',
    'group.manage',
    'coverage.read',
    'audit.read',
    'programme.read',
    'activity.read',
    'file.read',
    'document.read',
    'administration.manage',
  ])
})
