'use server'
import { redirect } from 'next/navigation'
import { requireViewer } from '../../auth/current'
import { formAction } from '../../forms/action'
import { answer } from '../../forms/answer'
import { type FormState, valuesOf } from '../../forms/state'
import { meetingPath } from '../paths'
import { correctMinutes, MinutesClash, mergeMinutes } from './commands'
import { mergeOf } from './schema'

/** Saves minutes written without script, or sends both texts back where two wrote the same lines. */
export async function write(_state: FormState, data: FormData): Promise<FormState> {
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
}

export const correct = formAction(correctMinutes, (_, sent) => `${meetingPath(sent)}/minutes`)
