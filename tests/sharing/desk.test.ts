import { expect, test } from 'vitest'
import { stillAsks } from '@/lib/sharing/desk/rules'

test('a round asks at its start who has not answered, and at its end who answered the start alone', () => {
  const gave = (...points: ('start' | 'end')[]) => points.map((point) => ({ point }))
  const asks = (state: string) =>
    [gave(), gave('start'), gave('start', 'end')].map((answers) => stillAsks({ state, answers }))
  expect(asks('start')).toEqual([true, false, false])
  expect(asks('end')).toEqual([false, true, false])
  for (const state of ['between', 'closed']) expect(asks(state)).toEqual([false, false, false])
})
