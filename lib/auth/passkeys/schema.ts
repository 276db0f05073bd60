import { z } from 'zod'
import { id, line } from '../../core/input'

const text = z.string().max(20_000)

/** What the browser answers, as JSON in a hidden field; `answerShape` judges its outside, the library its inside. */
const answer = z.string().catch('')

export const answerShape = z.looseObject({
  id: text,
  rawId: text,
  type: z.literal('public-key'),
  response: z.looseObject({ clientDataJSON: text }),
})

export const openInput = z.object({ answer })
export const addInput = z.object({
  answer,
  name: line(60, 1),
  old: z.string().max(200, 'tooLong').default(''),
})
export const removeInput = z.object({
  passkeyId: id,
  code: z.string('required').min(1, 'required').max(40, 'factorWrong'),
  old: z.string().max(200, 'tooLong').default(''),
})
