import { expect, test } from 'vitest'
import { mergeRefusal } from '@/lib/problems/duplicates/rules'
import { afterStep, isUnderWay, type ReferralState, type ReferralStep } from '@/lib/problems/referrals/rules'
import {
  after,
  alsoHave,
  isOpen,
  type ProblemState,
  type ProblemStep,
  possibleSteps,
  readsName,
} from '@/lib/problems/rules'
import { enough, shortened, tellingWords } from '@/lib/problems/similar/rules'
import { daysOpen, isOverdue } from '@/lib/problems/waiting/rules'
import { NOW } from '../support/world'

const states: ProblemState[] = ['draft', 'submitted', 'takenUp', 'helped', 'tried', 'closed']

// One row a step, one column a state in the order above; a dot refuses.
const table: Record<ProblemStep, string> = {
  submit: 'submitted . . . . .',
  takeUp: '. takenUp . . . .',
  link: '. takenUp takenUp helped tried .',
  join: '. takenUp takenUp helped tried .',
  return: '. submitted submitted helped tried .',
  help: '. helped helped helped tried .',
  try: '. tried tried tried tried .',
  close: '. closed closed closed closed .',
  reopen: '. . . . . submitted',
}

test.each(Object.entries(table))('the step %s from each state', (step, row) => {
  const found = states.map((state) => after(state, step as ProblemStep) ?? '.')
  expect(found.join(' ')).toBe(row)
})

test('a page offers exactly the steps that fit', () => {
  expect(possibleSteps('draft')).toEqual(['submit'])
  expect(possibleSteps('closed')).toEqual(['reopen'])
  expect(states.filter(isOpen)).toEqual(['submitted', 'takenUp', 'helped', 'tried'])
})

const referrals: ReferralState[] = ['proposed', 'consented', 'refused', 'withdrawn', 'accepted', 'declined']
const ways: Record<ReferralStep, string> = {
  consent: 'consented . . . . .',
  refuse: 'refused withdrawn . . . .',
  withdraw: 'withdrawn withdrawn . . . .',
  accept: '. accepted . . . .',
  decline: '. declined . . . .',
}

test.each(Object.entries(ways))('a referral: %s from each state', (step, row) => {
  expect(referrals.map((state) => afterStep(state, step as ReferralStep) ?? '.').join(' ')).toBe(row)
})

test('a referral is under way until somebody ends it', () => {
  expect(referrals.filter(isUnderWay)).toEqual(['proposed', 'consented'])
})

test('who reads the name of the reporter', () => {
  const problem = {
    groupId: 'g',
    reporterId: 'r',
    visibility: 'group',
    hideName: false,
    referred: false,
  } as const
  const [self, officer, peer] = [
    { personId: 'r', officerOf: [] },
    { personId: 'o', officerOf: ['g'] },
    { personId: 'p', officerOf: ['h'] },
  ]
  const read = (more: object) => [self, officer, peer].map((one) => readsName(one, { ...problem, ...more }))
  expect(read({})).toEqual([true, true, true])
  expect(read({ hideName: true })).toEqual([true, true, false])
  expect(read({ visibility: 'officers' })).toEqual([true, true, false])
  // In the group it was referred to, the officers are peers like any other.
  expect(read({ hideName: true, referred: true })).toEqual([true, false, false])
})

test('who has it too counts once, and never the reporter', () => {
  const had = (reporterId: string, ...people: string[]) => ({
    reporterId,
    followers: people.map((personId) => ({ personId })),
  })
  expect(alsoHave({ ...had('r', 'a', 'b'), duplicates: [had('c', 'a', 'r'), had('d', 'c')] })).toEqual([
    'a',
    'b',
    'c',
    'd',
  ])
  expect(alsoHave({ ...had('r'), duplicates: [] })).toEqual([])
})

const one = {
  id: '1',
  groupId: 'g',
  state: 'submitted',
  visibility: 'group',
  mergedId: null,
  duplicates: 0,
  referred: false,
} as const

test.each([
  [{}, {}, null],
  [{}, { id: '1' }, 'mergeItself'],
  [{}, { groupId: 'h' }, 'unknown'],
  [{}, { state: 'draft' }, 'unknown'],
  [{ mergedId: '3' }, {}, 'mergedAlready'],
  [{ referred: true }, {}, 'mergeReferred'],
  [{ duplicates: 1 }, {}, 'mergeHasOthers'],
  [{}, { mergedId: '3' }, 'mergeIntoMerged'],
  [{}, { visibility: 'officers' }, 'mergeHidden'],
  [{ visibility: 'officers', state: 'closed' }, { duplicates: 4, referred: true }, null],
] as const)('merging %o into %o: %s', (from, into, refusal) => {
  expect(mergeRefusal({ ...one, ...from }, { ...one, id: '2', ...into })).toBe(refusal)
})

test('patience ends to the moment', () => {
  const opened = (days: number, ms = 0) => new Date(NOW.getTime() - days * 86_400_000 - ms)
  const patience = { now: NOW, days: 42 }
  const open = { state: 'helped', mergedId: null }
  expect(isOverdue({ ...open, openedAt: opened(42) }, patience)).toBe(false)
  expect(isOverdue({ ...open, openedAt: opened(42, 1) }, patience)).toBe(true)
  for (const more of [{ state: 'closed' }, { state: 'draft' }, { mergedId: 'x' }])
    expect(isOverdue({ ...open, openedAt: opened(99), ...more }, patience)).toBe(false)
  expect(daysOpen(opened(41, 1), NOW)).toBe(41)
  expect(daysOpen(opened(-1), NOW)).toBe(0)
})

test('the words that tell what a text is about', () => {
  expect(tellingWords('Siswa kelas V tidak bisa pembagian, PEMBAGIAN sulit! 😀 5')).toEqual([
    'pembagian',
    'sulit',
  ])
  expect(tellingWords(`' " \\ % & | ! :* <-> 😀`)).toEqual([])
  expect(tellingWords('a'.repeat(10_000))).toHaveLength(1)
  expect([enough(1), enough(2), enough(3), enough(12)]).toEqual([1, 1, 2, 2])
  expect(shortened('satu  dua\ntiga', 20)).toBe('satu dua tiga')
  expect(shortened('satu dua tiga', 10)).toBe('satu dua …')
  expect(shortened('😀'.repeat(40), 11).isWellFormed()).toBe(true)
})
