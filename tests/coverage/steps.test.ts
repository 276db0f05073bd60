import { expect, test } from 'vitest'
import { nextSteps, type StepFacts, stepPath, steps } from '@/lib/coverage/timeline/rules'

const step = (more: Partial<StepFacts>): StepFacts => ({
  kind: 'meeting',
  state: 'approved',
  over: true,
  countedStages: 0b11111,
  minutes: true,
  open: false,
  ...more,
})

test.each([
  [{ state: 'postponed' }, ['reschedule']],
  [{ state: 'scheduled', over: false }, ['wait']],
  [{ state: 'scheduled' }, ['hold']],
  [{ state: 'held', countedStages: 1 }, ['attend']],
  [{ state: 'held', countedStages: 3 }, ['lock', 'prove']],
  [{ state: 'locked', countedStages: 3, minutes: false }, ['minutes', 'prove']],
  [{ state: 'locked', countedStages: 3 }, ['approve', 'prove']],
  [{ state: 'locked', countedStages: 3, kind: 'sharing' }, ['publish', 'prove']],
  [{ kind: 'sharing', state: 'held', countedStages: 1 }, ['attend']],
  [{ kind: 'sharing', state: 'held', countedStages: 3, minutes: false }, ['lock', 'prove']],
  // Material published is a document, approved or not; the list is locked all the same.
  [{ kind: 'sharing', state: 'held', countedStages: 7 }, ['lock', 'prove']],
  [{ kind: 'sharing', state: 'locked', countedStages: 3, minutes: false }, ['publish', 'prove']],
  [{ kind: 'sharing', state: 'locked', countedStages: 7 }, ['act', 'prove']],
  [{ kind: 'sharing', state: 'locked', countedStages: 7, open: true }, ['finish', 'prove']],
  [{ countedStages: 7 }, ['act', 'prove']],
  [{ countedStages: 7, open: true }, ['finish', 'prove']],
  [{ countedStages: 15 }, ['prove']],
  [{}, []],
] as [Partial<StepFacts>, string[]][])('the next steps of %j', (facts, steps) => {
  expect(nextSteps(step(facts))).toEqual(steps)
})

const places = {
  reschedule: ['/change', '#schedule'],
  // The day itself is waited for: nothing to open.
  wait: ['', ''],
  hold: ['#desk', '#desk'],
  attend: ['/attendance', '#desk'],
  lock: ['#desk', '#desk'],
  minutes: ['/minutes', ''],
  approve: ['#desk', '#desk'],
  publish: ['', '#materials'],
  act: ['/minutes', '#desk'],
  finish: ['/minutes', '#actions'],
  prove: ['#evidence', '#evidence'],
} as const

test.each(steps)('%s is done where its link leads, of a meeting and of a session', (one) => {
  expect([stepPath('meeting', one), stepPath('sharing', one)]).toEqual(places[one])
})
