'use server'
import { requireViewer } from '../../auth/current'
import { formAction } from '../../forms/action'
import { answer } from '../../forms/answer'
import { telling } from '../../forms/posted'
import { valuesOf } from '../../forms/state'
import { endToken, makeToken } from './commands'

/** The secret stands in the answer to this one form and is kept nowhere. */
export const makeOwn = telling(async (data) => {
  const viewer = await requireViewer()
  const sent = valuesOf(data)
  try {
    const { token } = await makeToken({ viewer, now: new Date() }, sent as never)
    return { status: 'done', errors: {}, values: { token } }
  } catch (error) {
    return answer(error, sent)
  }
})

export const endOwn = formAction(endToken, () => '/account/tokens?saved=ended')
