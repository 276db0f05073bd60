'use server'
import { redirect } from 'next/navigation'
import { requireViewer } from '../../auth/current'
import { formAction } from '../../forms/action'
import { answer } from '../../forms/answer'
import { telling } from '../../forms/posted'
import { valuesOf } from '../../forms/state'
import { meetingPath } from '../paths'
import { correctMinutes, MinutesClash, mergeMinutes } from './commands'
import { mergeOf } from './schema'

/** Saves minutes written without script, or sends both texts back where two wrote the same lines. */
export const write = telling(async (data) => {
  const viewer = await requireViewer()
  const sent = valuesOf(data)
  try {
    await mergeMinutes({ viewer, now: new Date() }, mergeOf(sent))
  } catch (error) {
    const said = await answer(error, sent)
    if (!(error instanceof MinutesClash)) return said
    const { against, clashes } = error
    return { ...said, values: { ...sent, against: String(against), clashes: JSON.stringify(clashes) } }
  }
  redirect(meetingPath(sent))
})

export const correct = formAction(correctMinutes, (_, sent) => `${meetingPath(sent)}/minutes`)
