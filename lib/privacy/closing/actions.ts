'use server'
import { redirect } from 'next/navigation'
import { requireViewer } from '../../auth/current'
import { dropToken } from '../../auth/token'
import { answer } from '../../forms/answer'
import { telling } from '../../forms/posted'
import { valuesOf } from '../../forms/state'
import { closeAccount } from './commands'

/** The password is never sent back to the form. */
export const close = telling(async (data) => {
  const viewer = await requireViewer()
  const { password, email, sure } = valuesOf(data)
  try {
    await closeAccount({ viewer, now: new Date() }, { password, email, sure } as never)
  } catch (error) {
    return answer(error, { email: email ?? '' })
  }
  await dropToken()
  redirect('/sign-in?closed=1')
})
