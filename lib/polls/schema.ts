import { z } from 'zod'
import type { Clocked } from '../activities/rules'
import { clock, date, day, hasVenue, main, plan, rowsOf, topics, venue } from '../activities/schema'
import { id, line, oneOf, optional } from '../core/input'
import { mainNotSupporting } from '../objectives/schema'

export const answerKinds = ['yes', 'ifNeedBe', 'no'] as const
export type AnswerKind = (typeof answerKinds)[number]
export const MAX_OPTIONS = 12

const same = (a: Clocked, b: Clocked) =>
  a.date === b.date && a.from === b.from && a.to === b.to && a.nextDay === b.nextDay

export const pollInput = z
  .object({
    groupId: id,
    title: line(160, 3),
    options: z
      .array(day)
      .max(MAX_OPTIONS, 'tooLarge')
      .superRefine((list, context) => {
        for (const [at, one] of list.entries())
          if (list.slice(0, at).some((before) => same(before, one)))
            context.addIssue({ code: 'custom', path: [at, 'date'], message: 'optionTwice' })
        if (list.length < 2) context.addIssue({ code: 'custom', path: [1, 'date'], message: 'twoOptions' })
      }),
    closesOn: optional(date),
    closesFrom: optional(clock),
  })
  .refine(({ closesOn, closesFrom }) => !closesFrom || closesOn, { path: ['closesOn'], message: 'date' })

type Sent = Record<string, string | string[]>

/** The fields of a poll's form with its options as a list; rows left blank behind the last written one stay out. */
export function pollSent(values: Sent) {
  return { ...values, options: rowsOf(values, 'options', MAX_OPTIONS) }
}

export const answerInput = z.object({
  pollId: id,
  answers: z.array(z.object({ optionId: id, answer: oneOf(answerKinds) })).max(MAX_OPTIONS, 'tooLarge'),
})

/** One field an option: `answer.<id>`. */
export function answersSent(values: Sent) {
  const answers = Object.entries(values)
    .filter(([name]) => name.startsWith('answer.'))
    .map(([name, answer]) => ({ optionId: name.slice('answer.'.length), answer }))
  return { pollId: values.pollId, answers }
}

export const closeInput = z.object({ pollId: id })

export const settleInput = z
  .object({ pollId: id, groupId: id, itemId: optional(id), ...plan, ...topics })
  .refine(mainNotSupporting, main)
  .refine(hasVenue, venue)
