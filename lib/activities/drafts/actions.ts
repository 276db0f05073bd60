'use server'
import { formAction } from '../../forms/action'
import { type FormState, valuesOf } from '../../forms/state'
import { meetingPath, meetingsPath } from '../paths'
import { draftOf, planOf } from '../schema'
import { changeDraft, deleteDraft, scheduleDraft } from './commands'

const keep = formAction(
  changeDraft,
  (_, sent) => meetingPath(sent),
  (data) => draftOf(valuesOf(data)),
)
const schedule = formAction(
  scheduleDraft,
  (_, sent) => `${meetingPath(sent)}?scheduled=1`,
  (data) => planOf(valuesOf(data)),
)

/** One form with two buttons: kept as a draft, or scheduled. */
export async function save(data: FormData): Promise<FormState> {
  return data.get('as') === 'draft' ? keep(data) : schedule(data)
}
export const remove = formAction(deleteDraft, (_, sent) => meetingsPath(sent))
