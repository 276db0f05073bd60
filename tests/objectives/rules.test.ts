import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type StageFacts, stagesOf } from '@/lib/objectives/rules'
import { acceptedEvidence, objectiveCodes } from '@/lib/objectives/schema'

const done: StageFacts = {
  kind: 'meeting',
  state: 'approved',
  objective: 'D',
  presentCount: 12,
  publishedMaterials: 0,
  doneActionItems: 1,
  trials: 0,
  evidenceKinds: ['problem_confirmed_solved'],
}

test('a meeting that went all the way is in every stage', () => {
  expect(stagesOf(done)).toEqual(['planned', 'held', 'documented', 'followedUp', 'evidenced'])
})

test.each([
  ['nobody was recorded present', { presentCount: 0 }, ['planned']],
  ['it is cancelled', { state: 'cancelled' }, []],
  ['it is only offered', { state: 'offered' }, []],
  ['it is postponed', { state: 'postponed' }, ['planned']],
  ['the minutes are not approved', { state: 'locked' }, ['planned', 'held', 'evidenced']],
  ['no action is done', { doneActionItems: 0 }, ['planned', 'held', 'documented', 'evidenced']],
  [
    'a trial names it',
    { doneActionItems: 0, trials: 1 },
    ['planned', 'held', 'documented', 'followedUp', 'evidenced'],
  ],
  [
    'its proof fits another objective',
    { evidenceKinds: ['material'] },
    ['planned', 'held', 'documented', 'followedUp'],
  ],
] as const)('when %s', (_, change, stages) => {
  expect(stagesOf({ ...done, ...change } as StageFacts)).toEqual(stages)
})

test('a sharing session is documented by a published material once attendance is locked', () => {
  const sharing: StageFacts = {
    ...done,
    kind: 'sharing',
    state: 'locked',
    doneActionItems: 0,
    evidenceKinds: [],
  }
  expect(stagesOf({ ...sharing, publishedMaterials: 1 })).toEqual(['planned', 'held', 'documented'])
  expect(stagesOf(sharing)).toEqual(['planned', 'held'])
  expect(stagesOf({ ...sharing, state: 'held', publishedMaterials: 1 })).toEqual(['planned', 'held'])
})

test('stages nest for every combination of facts', () => {
  const facts = fc.record({
    kind: fc.constantFrom('meeting' as const, 'sharing' as const),
    state: fc.constantFrom(
      'offered',
      'accepted',
      'scheduled',
      'postponed',
      'cancelled',
      'held',
      'locked',
      'approved',
    ),
    objective: fc.constantFrom(...objectiveCodes),
    presentCount: fc.nat(3),
    publishedMaterials: fc.nat(1),
    doneActionItems: fc.nat(1),
    trials: fc.nat(1),
    evidenceKinds: fc.subarray(Object.values(acceptedEvidence).flat() as string[]),
  })
  fc.assert(
    fc.property(facts, (one) => {
      const found = new Set(stagesOf(one))
      if (found.has('held')) expect(found).toContain('planned')
      if (found.has('documented')) expect(found).toContain('held')
      if (found.has('followedUp')) expect(found).toContain('documented')
      if (found.has('evidenced')) expect(found).toContain('held')
    }),
  )
})

test('objective F is proven by a learning result of a class, and by nothing else', () => {
  const others = Object.values(acceptedEvidence)
    .flat()
    .filter((kind) => kind !== 'learning_result')
  const f = { ...done, objective: 'F' as const }
  expect(stagesOf({ ...f, evidenceKinds: others })).not.toContain('evidenced')
  expect(stagesOf({ ...f, evidenceKinds: ['learning_result'] })).toContain('evidenced')
})
