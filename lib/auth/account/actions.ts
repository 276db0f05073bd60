'use server'
import { redirect } from 'next/navigation'
import { formAction } from '../../forms/action'
import { answer } from '../../forms/answer'
import { telling } from '../../forms/posted'
import { valuesOf } from '../../forms/state'
import { requireViewer } from '../current'
import { changePassword, endOwnSession } from './commands'

export const endSessionOf = formAction(endOwnSession, () => '/account?saved=session')

/** No password is ever sent back to the form. */
export const renewOwnPassword = telling(async (data) => {
  const viewer = await requireViewer()
  try {
    await changePassword({ viewer, now: new Date() }, valuesOf(data) as never)
  } catch (error) {
    return answer(error, {})
  }
  redirect('/account?saved=password')
})
