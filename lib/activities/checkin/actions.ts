'use server'
import { redirect } from 'next/navigation'
import { currentViewer } from '../../auth/current'
import { putNote } from '../../auth/note'
import { shortKey } from '../../core/short'
import { formAction } from '../../forms/action'
import { answer } from '../../forms/answer'
import { telling } from '../../forms/posted'
import { valuesOf } from '../../forms/state'
import { codePath } from '../paths'
import { checkIn, setCheckIn } from './commands'
import { SCAN, scanPath, scanText } from './schema'

export const setHand = formAction(setCheckIn, (_, sent) => codePath(sent))

/** The six digits typed. Who is not signed in signs in first; what was typed is kept and counts from now. */
export const enterCode = telling(async (data) => {
  const now = new Date()
  const sent = valuesOf(data)
  const viewer = await currentViewer()
  if (!viewer) {
    const text = scanText('typed', String(sent.code ?? '').slice(0, 20))
    await putNote(SCAN.name, { text, at: now }, SCAN.path, SCAN.minutes)
    redirect(`/sign-in?next=${scanPath('typed')}`)
  }
  let target: string
  try {
    const { dayId } = await checkIn({ viewer, now }, { code: sent.code })
    target = `/check-in/done/${shortKey(dayId)}`
  } catch (error) {
    return answer(error, sent)
  }
  redirect(target)
})
